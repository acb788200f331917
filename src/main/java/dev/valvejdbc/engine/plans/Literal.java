package dev.valvejdbc.engine.plans;

import dev.valvejdbc.lookup.rel.LiteralKind;
import dev.valvejdbc.lookup.rel.LiteralList;

/**
 * Holds a literal, or a list of them, that stands in the text of a statement.
 *
 * @param start where it starts in the text
 * @param end where it ends
 * @param value a {@link String}, {@link Integer}, {@link Long} or {@link LiteralList}
 * @param before what stands before a parameter that takes its place
 * @param after what stands behind it
 */
record Literal(int start, int end, LiteralKind kind, Object value, String before, String after) {
  private static final int SHOWN = 60;

  /** Whole numbers of up to so many digits fit into a type, whichever they are. */
  static final int DIGITS_OF_BIGINT = 18;

  private static final int DIGITS_OF_INTEGER = 9;

  /** A literal in whose place a parameter can stand as it is. */
  Literal(int start, int end, LiteralKind kind, Object value) {
    this(start, end, kind, value, "", "");
  }

  /** A text. */
  static Literal text(String sql, int start, int end) {
    return new Literal(
        start, end, LiteralKind.TEXT, sql.substring(start + 1, end - 1).replace("''", "'"));
  }

  /** Where a text ends, -1 if it does not. */
  static int textEnd(String sql, int start) {
    int end = start + 1;
    while (true) {
      end = sql.indexOf('\'', end) + 1;
      if (end == 0) {
        return -1;
      }
      if (end >= sql.length() || sql.charAt(end) != '\'') {
        return end;
      }
      end++;
    }
  }

  /** A whole number of at most 18 digits. */
  static Literal number(int start, String digits) {
    int end = start + digits.length();
    return digits.length() <= DIGITS_OF_INTEGER
        ? new Literal(start, end, LiteralKind.INTEGER, Integer.valueOf(digits))
        : new Literal(start, end, LiteralKind.BIGINT, Long.valueOf(digits));
  }

  /** The last literal of a list once more: nothing of the text stands for it. */
  static Literal again(Literal last) {
    return new Literal(last.end, last.end, last.kind, last.value, ", ", "");
  }

  /** Whether it is the one before once more. */
  boolean isAgain() {
    return start == end;
  }

  /** What an explained plan shows of it. */
  String shown(String sql) {
    if (isAgain()) {
      return value instanceof String text ? "'" + text.replace("'", "''") + "'" : value.toString();
    }
    String text = sql.substring(start, Math.min(end, start + SHOWN));
    return value instanceof LiteralList list
        ? text.substring(0, Math.max(1, text.lastIndexOf(',') + 1)) + " … (" + list + ")"
        : sql.substring(start, end);
  }
}
