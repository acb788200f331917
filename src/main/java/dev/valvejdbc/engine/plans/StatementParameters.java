package dev.valvejdbc.engine.plans;

import dev.valvejdbc.jdbc.execution.ParameterSources;
import dev.valvejdbc.lookup.rel.LiteralKind;
import dev.valvejdbc.lookup.rel.LiteralList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tells which parameters of a planned statement are literals of its text, and which its own.
 *
 * @param sources for each parameter the ordinal of its literal; -1 and below for the statement's
 *     own, in their order
 */
public record StatementParameters(String sql, List<Literal> literals, List<Integer> sources) {
  /** Those of a statement that is planned as it is written. */
  public static final StatementParameters NONE = new StatementParameters("", List.of(), List.of());

  private @Nullable Literal literal(int index) {
    int source = index < sources.size() ? sources.get(index) : -1;
    return source < 0 ? null : literals.get(source);
  }

  /** What kind of literal a parameter is, null if it is the statement's own. */
  public @Nullable LiteralKind kind(int index) {
    Literal literal = literal(index);
    return literal == null ? null : literal.kind();
  }

  /** How many literals a parameter stands for. */
  public int count(int index) {
    Literal literal = literal(index);
    return literal != null && literal.value() instanceof LiteralList list
        ? list.values().size()
        : 1;
  }

  /** What an explained plan shows for a parameter that is a literal. */
  public String shown(int index) {
    Literal literal = literal(index);
    return literal == null ? "?" + index : literal.shown(sql);
  }

  /** The ordinals of the literal that a parameter is, and of those in a list with it. */
  BitSet together(int index) {
    BitSet together = new BitSet();
    int ordinal = sources.get(index);
    together.set(ordinal);
    for (int i = ordinal; i > 0 && isNext(i); i--) {
      together.set(i - 1);
    }
    for (int i = ordinal + 1; i < literals.size() && isNext(i); i++) {
      together.set(i);
    }
    return together;
  }

  /** Whether nothing but a comma stands between a literal and the one before. */
  private boolean isNext(int ordinal) {
    String between = sql.substring(literals.get(ordinal - 1).end(), literals.get(ordinal).start());
    return literals.get(ordinal).isAgain() || between.strip().equals(",");
  }

  /** The values for an execution. */
  ParameterSources values() {
    return sources.isEmpty()
        ? ParameterSources.OWN
        : new ParameterSources(sources, literals.stream().map(Literal::value).toList());
  }
}
