package dev.valvejdbc.attach.write;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A word, a quoted name, a text, a number or a sign of a statement; comments are none.
 *
 * @param text as it is written
 * @param start where it begins in the statement
 */
record Token(String text, int start) {
  private static final Pattern FORM =
      Pattern.compile(
          "\\s+|--[^\\n]*|(?s:/\\*.*?\\*/)" // nothing
              + "|(?<token>[\\p{L}_][\\p{L}\\p{N}_$]*|\"(?:[^\"]|\"\")*+\"|`[^`]*`"
              + "|'(?:[^']|'')*+'|\\$(\\w*)\\$(?s:.*?)\\$\\2\\$|[0-9.]+[0-9]|.)",
          Pattern.UNICODE_CHARACTER_CLASS);

  /** The first token of a statement in capital letters; empty if there is none. */
  static String first(String sql) {
    Matcher matcher = FORM.matcher(sql);
    while (matcher.find()) {
      String token = matcher.group("token");
      if (token != null) {
        return token.toUpperCase(Locale.ROOT);
      }
    }
    return "";
  }

  /** The tokens of a statement, without the semicolons at its end. */
  static List<Token> of(String sql) {
    List<Token> tokens = new ArrayList<>();
    Matcher matcher = FORM.matcher(sql);
    while (matcher.find()) {
      String token = matcher.group("token");
      if (token != null) {
        tokens.add(new Token(token, matcher.start()));
      }
    }
    while (!tokens.isEmpty() && tokens.get(tokens.size() - 1).is(";")) {
      tokens.remove(tokens.size() - 1);
    }
    return tokens;
  }

  /** Where a word stands outside of all parentheses; the number of tokens if nowhere. */
  static int outside(List<Token> tokens, int from, String... words) {
    int at = from;
    for (int depth = 0; at < tokens.size(); at++) {
      Token token = tokens.get(at);
      depth += token.is("(") ? 1 : token.is(")") ? -1 : 0;
      if (depth == 0 && Arrays.stream(words).anyMatch(token::is)) {
        return at;
      }
    }
    return at;
  }

  /** Whether it is a word or sign, in any case of its letters. */
  boolean is(String word) {
    return text.equalsIgnoreCase(word);
  }

  int end() {
    return start + text.length();
  }

  /** Whether it may be a name. */
  boolean isName() {
    char first = text.charAt(0);
    return Character.isLetter(first) || first == '_' || isQuoted();
  }

  boolean isQuoted() {
    return text.charAt(0) == '"' || text.charAt(0) == '`';
  }

  /** The name without quotation marks. */
  String name() {
    return isQuoted() ? text.substring(1, text.length() - 1).replace("\"\"", "\"") : text;
  }

  /** A text's own letters; null for what is none. */
  String literal() {
    return text.substring(1, text.length() - 1).replace("''", "'");
  }

  String upper() {
    return text.toUpperCase(Locale.ROOT);
  }
}
