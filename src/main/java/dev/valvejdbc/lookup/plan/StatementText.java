package dev.valvejdbc.lookup.plan;

/** Reads the text of a statement as far as its end. */
public final class StatementText {
  private StatementText() {}

  /** The statement without semicolons at its end, comments after them included. */
  public static String withoutTerminator(String sql) {
    int end = -1;
    int i = 0;
    while (i < sql.length()) {
      char c = sql.charAt(i);
      int next = skip(sql, i);
      if (next == i + 1 && c == ';') {
        end = end < 0 ? i : end;
      } else if (!Character.isWhitespace(c) && !isComment(sql, i)) {
        end = -1;
      }
      i = next;
    }
    return end < 0 ? sql : sql.substring(0, end);
  }

  private static boolean isComment(String sql, int at) {
    return sql.startsWith("--", at) || sql.startsWith("/*", at);
  }

  /** Where the token at the given place ends. */
  private static int skip(String sql, int at) {
    char c = sql.charAt(at);
    String close;
    int from = at + 1;
    if (c == '\'' || c == '"') {
      close = String.valueOf(c);
    } else if (sql.startsWith("--", at)) {
      close = "\n";
    } else if (sql.startsWith("/*", at)) {
      close = "*/";
      from = at + 2;
    } else {
      return at + 1;
    }
    int found = sql.indexOf(close, from);
    return found < 0 ? sql.length() : found + close.length();
  }
}
