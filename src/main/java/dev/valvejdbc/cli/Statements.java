package dev.valvejdbc.cli;

import java.util.ArrayList;
import java.util.List;

/** Splits a text into its SQL statements, minding strings, quoted names and comments. */
final class Statements {
  private Statements() {}

  static List<String> of(String text) {
    List<String> statements = new ArrayList<>();
    int start = 0;
    int i = 0;
    boolean substance = false;
    while (i < text.length()) {
      char c = text.charAt(i);
      int next = skip(text, i);
      if (c == ';') {
        add(statements, text.substring(start, i), substance);
        start = i + 1;
        substance = false;
      } else if (!Character.isWhitespace(c) && !isComment(text, i)) {
        substance = true;
      }
      i = next;
    }
    add(statements, text.substring(start), substance);
    return statements;
  }

  private static void add(List<String> statements, String statement, boolean substance) {
    if (substance) {
      statements.add(statement.strip());
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
