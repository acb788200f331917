package dev.valvejdbc.lookup.rel;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Holds the literals of a long list, texts or whole numbers, in their order. */
public final class LiteralList {
  private final List<Object> values;
  private @Nullable Set<Object> set;

  /**
   * Holds literals.
   *
   * @param values all {@link String} or all {@link Long}
   */
  public LiteralList(List<Object> values) {
    this.values = values;
  }

  /** The literals as they were written. */
  public List<Object> values() {
    return values;
  }

  /**
   * Whether a list has a value. Called by generated code.
   *
   * @param value a text, or a whole number of any width
   * @param list what a parameter gave
   */
  public static boolean contains(Object value, Object list) {
    Object sought = value instanceof Number number ? (Object) number.longValue() : value;
    return ((LiteralList) list).set().contains(sought);
  }

  private synchronized Set<Object> set() {
    Set<Object> made = set;
    if (made == null) {
      made = new HashSet<>(values);
      set = made;
    }
    return made;
  }

  @Override
  public String toString() {
    return values.size() + " literals";
  }
}
