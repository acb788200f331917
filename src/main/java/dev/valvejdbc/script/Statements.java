package dev.valvejdbc.script;

import java.util.ArrayList;
import java.util.List;

/** Splits a text into its SQL statements, minding strings, quoted names and comments. */
public final class Statements {
  private Statements() {}

  /**
   * A statement of a text.
   *
   * @param sql without its semicolon and the blanks around it
   * @param start where it begins in the text
   */
  public record Placed(String sql, int start) {}

  /** The statements, without their semicolons and the blanks around them. */
  public static List<String> of(String text) {
    return placed(text).stream().map(Placed::sql).toList();
  }

  /** The statements, each with its place. */
  public static List<Placed> placed(String text) {
    List<Placed> statements = new ArrayList<>();
    int start = 0;
    int i = 0;
    boolean substance = false;
    while (i < text.length()) {
      char c = text.charAt(i);
      int next = skip(text, i);
      if (c == ';') {
        add(statements, text, start, i, substance);
        start = i + 1;
        substance = false;
      } else if (!Character.isWhitespace(c) && !isComment(text, i)) {
        substance = true;
      }
      i = next;
    }
    add(statements, text, start, text.length(), substance);
    return statements;
  }

  /** Whether a text ends with its last statement, so that nothing of one is missing. */
  public static boolean areComplete(String text) {
    int i = 0;
    boolean open = false;
    while (i < text.length()) {
      int next = skip(text, i);
      char c = text.charAt(i);
      if (c == ';') {
        open = false;
      } else if (!Character.isWhitespace(c) && !isComment(text, i)) {
        open = true;
      } else if (text.startsWith("/*", i) && !text.startsWith("*/", next - 2)) {
        return false;
      }
      i = next;
    }
    return !open;
  }

  private static void add(
      List<Placed> statements, String text, int from, int to, boolean substance) {
    if (substance) {
      int start = from;
      while (Character.isWhitespace(text.charAt(start))) {
        start++;
      }
      statements.add(new Placed(text.substring(start, to).stripTrailing(), start));
    }
  }

  private static boolean isComment(String text, int at) {
    return text.startsWith("--", at) || text.startsWith("/*", at);
  }

  /** The place behind the token that begins here, as far as semicolons are concerned. */
  private static int skip(String text, int at) {
    char c = text.charAt(at);
    if (c == '\'' || c == '"') {
      return after(text, String.valueOf(c), at + 1);
    }
    if (text.startsWith("--", at)) {
      return after(text, "\n", at);
    }
    return text.startsWith("/*", at) ? after(text, "*/", at + 2) : at + 1;
  }

  private static int after(String text, String end, int from) {
    int found = text.indexOf(end, from);
    return found < 0 ? text.length() : found + end.length();
  }
}
