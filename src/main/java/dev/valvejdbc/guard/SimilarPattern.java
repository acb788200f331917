package dev.valvejdbc.guard;

import dev.valvejdbc.errors.SqlError;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Translates patterns of SIMILAR TO into regular expressions. */
final class SimilarPattern {
  private static final String OPERATORS = "|*+?{}()";
  private static final Map<String, String> CLASSES =
      Map.of(
          "alpha", "\\p{Alpha}",
          "upper", "\\p{Upper}",
          "lower", "\\p{Lower}",
          "digit", "\\d",
          "space", " ",
          "whitespace", "\\s",
          "alnum", "\\p{Alnum}");

  private final String pattern;
  private final char escape;
  private final StringBuilder regex = new StringBuilder();
  private int at;

  private SimilarPattern(String pattern, char escape) {
    this.pattern = pattern;
    this.escape = escape;
  }

  /**
   * Translates a pattern.
   *
   * @param escape one character, or none
   */
  static Pattern of(String pattern, String escape) {
    String checked = escape.isEmpty() ? "\0" : LikePattern.checked(escape);
    String regex = new SimilarPattern(pattern, checked.charAt(0)).translated();
    return GuardedRegex.compiled(regex, Pattern.DOTALL);
  }

  private String translated() {
    while (at < pattern.length()) {
      char c = pattern.charAt(at);
      if (c == escape) {
        literal(escaped());
      } else if (c == '%') {
        regex.append(".*");
      } else if (c == '_') {
        regex.append('.');
      } else if (c == '[') {
        set();
      } else if (OPERATORS.indexOf(c) >= 0) {
        regex.append(c);
      } else {
        literal(c);
      }
      at++;
    }
    return regex.toString();
  }

  private char escaped() {
    if (++at >= pattern.length()) {
      throw SqlError.ESCAPE.inStatement("sequence '" + pattern + "', " + (at - 1));
    }
    return pattern.charAt(at);
  }

  private void literal(char c) {
    if (c < 0x80 && !Character.isLetterOrDigit(c)) {
      regex.append('\\');
    }
    regex.append(c);
  }

  /** A set of characters, from its bracket to the closing one. */
  private void set() {
    int start = at;
    regex.append('[');
    while (++at < pattern.length() && pattern.charAt(at) != ']') {
      char c = pattern.charAt(at);
      int end = pattern.startsWith("[:", at) ? pattern.indexOf(":]", at) : -1;
      if (end > 0) {
        String name = pattern.substring(at + 2, end).toLowerCase(Locale.ROOT);
        if (!CLASSES.containsKey(name)) {
          throw wrong(at);
        }
        regex.append(CLASSES.get(name));
        at = end + 1;
      } else if (c == escape) {
        literal(escaped());
      } else if (c == '-' || c == '^') {
        regex.append(c);
      } else {
        literal(c);
      }
    }
    if (at >= pattern.length()) {
      throw wrong(start);
    }
    regex.append(']');
  }

  private RuntimeException wrong(int index) {
    return SqlError.PATTERN.saying(
        "The pattern '"
            + pattern
            + "' of SIMILAR TO has a wrong set of characters near index "
            + index
            + ".");
  }
}
