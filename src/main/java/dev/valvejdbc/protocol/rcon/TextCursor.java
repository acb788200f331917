package dev.valvejdbc.protocol.rcon;

import org.jspecify.annotations.Nullable;

/**
 * Walks over a text from left to right and never back: what hostile consoles print is read in one
 * pass, without patterns that try again.
 */
final class TextCursor {
  private final CharSequence text;
  private int at;

  TextCursor(CharSequence text) {
    this.text = text;
  }

  /** Where it stands, from 0. */
  int at() {
    return at;
  }

  boolean isAtEnd() {
    return at >= text.length();
  }

  /** Passes a character if it is the next. */
  boolean passes(char c) {
    boolean is = at < text.length() && text.charAt(at) == c;
    at += is ? 1 : 0;
    return is;
  }

  /** Passes white space; how much it was. */
  int space() {
    int from = at;
    while (at < text.length() && isSpace(text.charAt(at))) {
      at++;
    }
    return at - from;
  }

  /** The next characters that are no white space; null if there are none. */
  @Nullable String word() {
    int from = at;
    while (at < text.length() && !isSpace(text.charAt(at))) {
      at++;
    }
    return at == from ? null : text.subSequence(from, at).toString();
  }

  /** The next decimal digits; null if there are none. */
  @Nullable String digits() {
    int from = at;
    while (at < text.length() && isDigit(text.charAt(at))) {
      at++;
    }
    return at == from ? null : text.subSequence(from, at).toString();
  }

  static boolean isSpace(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
  }

  static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  /** Whether a text is a name as programs have it: letters of ASCII, digits, underscores. */
  static boolean isName(String text) {
    return !text.isEmpty() && text.chars().allMatch(TextCursor::isNamePart);
  }

  static boolean isNamePart(int c) {
    return c == '_' || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
  }

  /** Whether a text is a number without sign. */
  static boolean isNumber(String text) {
    return !text.isEmpty() && text.chars().allMatch(c -> isDigit((char) c));
  }

  /** Whether a text is a time, such as 07:15 or 1:07:15. */
  static boolean isClock(String text) {
    int colon = text.indexOf(':');
    if (colon < 1 || !isNumber(text.substring(0, colon)) || (text.length() - colon) % 3 != 0) {
      return false;
    }
    for (int i = colon; i < text.length(); i += 3) {
      if (text.charAt(i) != ':' || !isDigit(text.charAt(i + 1)) || !isDigit(text.charAt(i + 2))) {
        return false;
      }
    }
    return true;
  }
}
