package dev.valvejdbc.engine.plans;

/** Finds where blanks of a statement's text end. */
final class Spaces {
  private Spaces() {}

  /** Where the blanks end that begin at a place. */
  static int end(String sql, int from) {
    int at = from;
    while (at < sql.length() && Character.isWhitespace(sql.charAt(at))) {
      at++;
    }
    return at;
  }

  /** Where the blanks begin that end at a place. */
  static int start(String sql, int to) {
    int at = to;
    while (at > 0 && Character.isWhitespace(sql.charAt(at - 1))) {
      at--;
    }
    return at;
  }
}
