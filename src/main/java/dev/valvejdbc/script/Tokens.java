package dev.valvejdbc.script;

import java.util.ArrayList;
import java.util.List;

/** Divides a text into the parts that completion and colours tell apart. */
public final class Tokens {
  /** Of which kind a part is. */
  public enum Kind {
    WORD,
    NUMBER,
    STRING,
    QUOTED_NAME,
    COMMENT,
    OTHER
  }

  /**
   * A part of a text.
   *
   * @param end behind its last character
   * @param closed whether a string, name or comment has its end
   */
  public record Token(Kind kind, int start, int end, boolean closed) {
    /** Its letters in the text that it is a part of. */
    public String of(String text) {
      return text.substring(start, end);
    }
  }

  private Tokens() {}

  /** The parts, without the blanks between them. */
  public static List<Token> of(String text) {
    List<Token> tokens = new ArrayList<>();
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      Token token;
      if (Character.isWhitespace(c)) {
        at++;
        continue;
      } else if (c == '\'') {
        token = until(text, at, at + 1, "'", Kind.STRING);
      } else if (c == '"') {
        token = until(text, at, at + 1, "\"", Kind.QUOTED_NAME);
      } else if (text.startsWith("--", at)) {
        token = until(text, at, at, "\n", Kind.COMMENT);
      } else if (text.startsWith("/*", at)) {
        token = until(text, at, at + 2, "*/", Kind.COMMENT);
      } else if (Words.isPart(c)) {
        int end = at + 1;
        while (end < text.length() && Words.isPart(text.charAt(end))) {
          end++;
        }
        token = new Token(Character.isDigit(c) ? Kind.NUMBER : Kind.WORD, at, end, true);
      } else {
        token = new Token(Kind.OTHER, at, at + 1, true);
      }
      tokens.add(token);
      at = token.end();
    }
    return tokens;
  }

  private static Token until(String text, int start, int from, String end, Kind kind) {
    int found = text.indexOf(end, from);
    return found < 0
        ? new Token(kind, start, text.length(), false)
        : new Token(kind, start, found + end.length(), true);
  }
}
