package dev.valvejdbc.protocol.keyvalues;

import org.jspecify.annotations.Nullable;

/** Cuts KeyValues text into tokens, passing over blanks and comments; each character once. */
final class Tokens {
  private static final String BLANKS = " \t\n\r\u000b\f\0";
  private static final String STOPS = "\"{}";

  private final Source source;
  private final String text;
  private final boolean escapes;
  private int at;
  private @Nullable Token ahead;

  Tokens(Source source, boolean escapes) {
    this.source = source;
    this.text = source.text();
    this.escapes = escapes;
    this.at = text.startsWith("\ufeff") ? 1 : 0;
  }

  Token next() {
    Token token = ahead == null ? read() : ahead;
    ahead = null;
    return token;
  }

  /** The condition that comes next; null, and nothing taken, if something else does. */
  @Nullable Token nextCondition() {
    Token token = next();
    if (token.kind() == Token.Kind.CONDITION) {
      return token;
    }
    ahead = token;
    return null;
  }

  private Token read() {
    passOver();
    int from = at;
    if (at == text.length()) {
      return new Token(Token.Kind.END, "", from);
    }
    switch (text.charAt(at)) {
      case '{' -> {
        at++;
        return new Token(Token.Kind.OPEN, "", from);
      }
      case '}' -> {
        at++;
        return new Token(Token.Kind.CLOSE, "", from);
      }
      case '"' -> {
        return new Token(Token.Kind.STRING, quoted(), from);
      }
      default -> {
        return startsCondition()
            ? new Token(Token.Kind.CONDITION, condition(), from)
            : new Token(Token.Kind.STRING, bare(), from);
      }
    }
  }

  private void passOver() {
    while (at < text.length()) {
      if (isBlank(text.charAt(at))) {
        at++;
      } else if (text.startsWith("//", at)) {
        passOverLine();
      } else {
        return;
      }
    }
  }

  private void passOverLine() {
    while (at < text.length() && !endsLine(text.charAt(at))) {
      at++;
    }
  }

  private static boolean endsLine(char c) {
    return c == '\n' || c == '\r';
  }

  private static boolean isBlank(char c) {
    return BLANKS.indexOf(c) >= 0;
  }

  private String bare() {
    int from = at;
    while (at < text.length() && !isBlank(text.charAt(at)) && STOPS.indexOf(text.charAt(at)) < 0) {
      at++;
    }
    return text.substring(from, at);
  }

  private String quoted() {
    int open = at;
    at++;
    StringBuilder value = new StringBuilder();
    int plain = at;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '"') {
        value.append(text, plain, at);
        at++;
        return value.toString();
      }
      if (escapes && c == '\\' && at + 1 < text.length()) {
        value.append(text, plain, at).append(Escapes.meaning(text.charAt(at + 1)));
        at++;
        plain = at + 1;
      }
      at++;
    }
    throw source.malformed(open, "a quotation mark is not closed");
  }

  /** A bracket starts a condition only before what conditions start with: a vector does not. */
  private boolean startsCondition() {
    if (text.charAt(at) != '[') {
      return false;
    }
    int first = at + 1;
    while (first < text.length() && (text.charAt(first) == ' ' || text.charAt(first) == '\t')) {
      first++;
    }
    return first < text.length() && "$!(".indexOf(text.charAt(first)) >= 0;
  }

  private String condition() {
    int open = at;
    while (at < text.length() && text.charAt(at) != ']' && !endsLine(text.charAt(at))) {
      at++;
    }
    if (!text.startsWith("]", at)) {
      throw source.malformed(open, "a condition has no ] in its line");
    }
    at++;
    return text.substring(open + 1, at - 1);
  }
}
