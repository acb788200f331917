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

  /** Where a statement begins, behind blanks, comments and semicolons. */
  public static int start(String sql) {
    int i = 0;
    while (i < sql.length()) {
      if (isComment(sql, i)) {
        i = skip(sql, i);
      } else if (Character.isWhitespace(sql.charAt(i)) || sql.charAt(i) == ';') {
        i++;
      } else {
        return i;
      }
    }
    return i;
  }

  /** The word at a place: letters alone; empty if there is none. */
  public static String word(String sql, int at) {
    int end = at;
    while (end < sql.length() && Character.isLetter(sql.charAt(end))) {
      end++;
    }
    return sql.substring(at, end);
  }

  /**
   * What follows the first such word outside of texts, quoted names, comments and parentheses, at
   * its place: blanks stand for what is before it.
   */
  public static String behind(String sql, String word) {
    int depth = 0;
    int i = 0;
    while (i < sql.length()) {
      char c = sql.charAt(i);
      String here = Character.isLetter(c) ? word(sql, i) : "";
      if (depth == 0 && here.equalsIgnoreCase(word)) {
        return from(sql, i + here.length());
      }
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
      i = here.isEmpty() ? skip(sql, i) : nameEnd(sql, i);
    }
    throw new IllegalArgumentException(word);
  }

  /** A statement from a place on, whose lines and columns stay what they are. */
  public static String from(String sql, int at) {
    return sql.substring(0, at).replaceAll("[^\\n]", " ") + sql.substring(at);
  }

  private static int nameEnd(String sql, int at) {
    int end = at;
    while (end < sql.length() && Character.isJavaIdentifierPart(sql.charAt(end))) {
      end++;
    }
    return end;
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
