package dev.valvejdbc.lookup.rel;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Holds the literals of a long list, of one kind, in their order. */
public final class LiteralList {
  /** How values are held that are looked for: those of a column are all of one form. */
  private enum Form {
    PLAIN,
    WHOLE,
    DECIMAL,
    FLOATING
  }

  private final List<? extends @Nullable Object> values;
  private final boolean nulls;
  private @Nullable Form form;
  private Set<Object> set = Set.of();

  /**
   * Holds literals.
   *
   * @param values nulls, and beside them {@link String} alone, or {@link Long} and {@link
   *     BigDecimal}
   */
  public LiteralList(List<? extends @Nullable Object> values) {
    this.values = values;
    nulls = values.stream().anyMatch(Objects::isNull);
  }

  /** Whether one of them is NULL. */
  public boolean hasNulls() {
    return nulls;
  }

  /** The literals as they were written, null for each NULL. */
  public List<? extends @Nullable Object> values() {
    return values;
  }

  /**
   * Whether a list has a value. Called by generated code.
   *
   * @param value a text, or a number of any width; null for SQL's null
   * @param list what a parameter gave
   * @return null where it is unknown
   */
  public static @Nullable Boolean contains(@Nullable Object value, Object list) {
    return value == null ? null : ((LiteralList) list).contains(value);
  }

  private @Nullable Boolean contains(Object value) {
    Form asked =
        value instanceof BigDecimal
            ? Form.DECIMAL
            : value instanceof Double || value instanceof Float
                ? Form.FLOATING
                : value instanceof Number ? Form.WHOLE : Form.PLAIN;
    if (in(asked).contains(held(value, asked))) {
      return true;
    }
    return nulls ? null : false;
  }

  private synchronized Set<Object> in(Form asked) {
    if (form != asked) {
      Set<Object> made = new HashSet<>();
      for (Object value : values) {
        Object held = value == null ? null : held(value, asked);
        if (held != null) {
          made.add(held);
        }
      }
      form = asked;
      set = made;
    }
    return set;
  }

  /** A value in a form; null if no value of that form equals it. */
  private static @Nullable Object held(Object value, Form form) {
    if (!(value instanceof Number number)) {
      return value;
    }
    return switch (form) {
      case PLAIN -> value;
      case WHOLE -> number instanceof BigDecimal decimal ? whole(decimal) : number.longValue();
      case DECIMAL ->
          (number instanceof BigDecimal decimal ? decimal : BigDecimal.valueOf(number.longValue()))
              .stripTrailingZeros();
      case FLOATING -> number.doubleValue() + 0.0; // of two zeros one
    };
  }

  private static @Nullable Object whole(BigDecimal decimal) {
    try {
      return decimal.longValueExact();
    } catch (ArithmeticException e) {
      return null;
    }
  }

  @Override
  public String toString() {
    return values.size() + " literals";
  }
}
