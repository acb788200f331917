package dev.valvejdbc.engine.direct;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A word or sign of a statement.
 *
 * @param text as it is meant: of texts and quoted names without their quotes
 */
record Token(Kind kind, String text) {
  enum Kind {
    /** Letters, digits and underscores, not quoted. */
    WORD,
    /** A name in double quotes. */
    NAME,
    /** A text in single quotes. */
    TEXT,
    /** Digits alone. */
    NUMBER,
    SIGN,
    END
  }

  private static final int LONGEST_STATEMENT = 4096;
  private static final String[] SIGNS = {
    "<=", ">=", "<>", "!=", "<", ">", "=", "(", ")", ",", ".", "*", "?", ";"
  };
  private static final Token END = new Token(Kind.END, "");

  boolean isWord(String word) {
    return kind == Kind.WORD && text.equalsIgnoreCase(word);
  }

  boolean isSign(String sign) {
    return kind == Kind.SIGN && text.equals(sign);
  }

  /** The tokens of a statement and an end; null if there is anything else in it, or too much. */
  static @Nullable List<Token> of(String sql) {
    if (sql.length() > LONGEST_STATEMENT) {
      return null;
    }
    List<Token> tokens = new ArrayList<>();
    int at = 0;
    while (at < sql.length()) {
      char c = sql.charAt(at);
      if (c == ' ' || c == '\n' || c == '\r' || c == '\t') {
        at++;
        continue;
      }
      int end = isLetter(c) ? wordEnd(sql, at) : isDigit(c) ? numberEnd(sql, at) : signEnd(sql, at);
      if (c == '\'' || c == '"') {
        end = quotedEnd(sql, at);
      }
      if (end < 0) {
        return null;
      }
      tokens.add(token(c, sql.substring(at, end)));
      at = end;
    }
    tokens.add(END);
    return tokens;
  }

  private static Token token(char first, String text) {
    if (first == '\'' || first == '"') {
      String quote = String.valueOf(first);
      String inside = text.substring(1, text.length() - 1).replace(quote + quote, quote);
      return new Token(first == '"' ? Kind.NAME : Kind.TEXT, inside);
    }
    Kind kind = isLetter(first) ? Kind.WORD : isDigit(first) ? Kind.NUMBER : Kind.SIGN;
    return new Token(kind, text);
  }

  private static int wordEnd(String sql, int at) {
    int end = at;
    while (end < sql.length() && (isLetter(sql.charAt(end)) || isDigit(sql.charAt(end)))) {
      end++;
    }
    return end;
  }

  private static int numberEnd(String sql, int at) {
    int end = at;
    while (end < sql.length() && isDigit(sql.charAt(end))) {
      end++;
    }
    boolean more = end < sql.length() && (isLetter(sql.charAt(end)) || sql.charAt(end) == '.');
    return more ? -1 : end;
  }

  /** The end of what is quoted, whose quotes are doubled inside; -1 if it has none. */
  private static int quotedEnd(String sql, int at) {
    char quote = sql.charAt(at);
    int end = at;
    do {
      end = sql.indexOf(quote, end + 1);
      if (end < 0) {
        return -1;
      }
      end++;
    } while (end < sql.length() && sql.charAt(end) == quote);
    return end;
  }

  private static int signEnd(String sql, int at) {
    for (String sign : SIGNS) {
      if (sql.startsWith(sign, at)) {
        return at + sign.length();
      }
    }
    return -1;
  }

  private static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
