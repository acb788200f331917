package dev.valvejdbc.engine.plans;

import java.util.Locale;

/** What the first word of a statement says about it. */
enum StatementVerb {
  /** It reads, and changes nothing. */
  QUERY,
  /** It describes. */
  DESCRIPTION,
  /** It may change what other statements mean. */
  CHANGE;

  static StatementVerb of(String sql) {
    int at = start(sql);
    int end = at;
    while (end < sql.length() && Character.isLetter(sql.charAt(end))) {
      end++;
    }
    return switch (sql.substring(at, end).toUpperCase(Locale.ROOT)) {
      case "SELECT", "FROM", "WITH", "VALUES", "TABLE" -> QUERY;
      case "EXPLAIN", "DESCRIBE", "SHOW" -> DESCRIPTION;
      default -> CHANGE;
    };
  }

  /** Where the first word starts, behind spaces, comments and parentheses. */
  private static int start(String sql) {
    int at = 0;
    while (at < sql.length()) {
      char c = sql.charAt(at);
      if (Character.isWhitespace(c) || c == '(') {
        at++;
      } else if (sql.startsWith("--", at)) {
        int end = sql.indexOf('\n', at);
        at = end < 0 ? sql.length() : end + 1;
      } else if (sql.startsWith("/*", at)) {
        int end = sql.indexOf("*/", at + 2);
        at = end < 0 ? sql.length() : end + 2;
      } else {
        break;
      }
    }
    return at;
  }
}
