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

  /** A literal in whose place a parameter can stand as it is. */
  Literal(int start, int end, LiteralKind kind, Object value) {
    this(start, end, kind, value, "", "");
  }

  /** What an explained plan shows of it. */
  String shown(String sql) {
    String text = sql.substring(start, Math.min(end, start + SHOWN));
    return value instanceof LiteralList list
        ? text.substring(0, Math.max(1, text.lastIndexOf(',') + 1)) + " … (" + list + ")"
        : sql.substring(start, end);
  }
}
