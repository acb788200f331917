package dev.valvejdbc.jdbc.execution;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.avatica.AvaticaParameter;

/**
 * Tells where the values of a planned statement's parameters come from: from literals in its text,
 * or from who executes it.
 *
 * @param sources for each parameter the ordinal of its literal; -1 and below for those that are
 *     bound, in their order. Empty if all are bound.
 * @param literals the values of the literals
 */
public record ParameterSources(List<Integer> sources, List<Object> literals) {
  /** All parameters are bound. */
  public static final ParameterSources OWN = new ParameterSources(List.of(), List.of());

  /** The ordinal of the literal that a parameter is, -1 if it is bound. */
  int literal(int parameter) {
    return sources.isEmpty() ? -1 : Math.max(-1, sources.get(parameter));
  }

  /** Among the bound ones, which one a parameter is, from 0. */
  int bound(int parameter) {
    return sources.isEmpty() ? parameter : -1 - sources.get(parameter);
  }

  /** Those that are bound. */
  List<AvaticaParameter> bound(List<AvaticaParameter> all) {
    List<AvaticaParameter> bound = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      if (literal(i) < 0) {
        bound.add(all.get(i));
      }
    }
    return bound;
  }
}
