package dev.valvejdbc.protocol.keyvalues;

import dev.valvejdbc.wire.MalformedException;
import java.util.Locale;
import java.util.Set;

/**
 * Evaluates what a condition's brackets hold: symbols with {@code !}, {@code &&}, {@code ||} and
 * parentheses, where {@code &&} binds closer than {@code ||}.
 */
final class Conditional {
  private static final int DEEPEST = 16;

  private final Source source;
  private final Token token;
  private final String text;
  private final Set<String> symbols;
  private int at;
  private int depth;

  private Conditional(Source source, Token token, Set<String> symbols) {
    this.source = source;
    this.token = token;
    this.text = token.text();
    this.symbols = symbols;
  }

  /**
   * Whether it holds.
   *
   * @param symbols those that are true, in the form of {@link #normal}
   */
  static boolean holds(Source source, Token token, Set<String> symbols) {
    Conditional condition = new Conditional(source, token, symbols);
    boolean holds = condition.anyOf();
    if (condition.at < condition.text.length()) {
      throw condition.malformed("a condition has something unexpected");
    }
    return holds;
  }

  /** A symbol without its dollar sign and regard to case. */
  static String normal(String symbol) {
    return (symbol.startsWith("$") ? symbol.substring(1) : symbol).toUpperCase(Locale.ROOT);
  }

  private boolean anyOf() {
    boolean holds = allOf();
    while (accept("||")) {
      holds |= allOf();
    }
    return holds;
  }

  private boolean allOf() {
    boolean holds = factor();
    while (accept("&&")) {
      holds &= factor();
    }
    return holds;
  }

  private boolean factor() {
    boolean negated = false;
    while (accept("!")) {
      negated = !negated;
    }
    return negated != (accept("(") ? group() : symbol());
  }

  private boolean group() {
    depth++;
    if (depth > DEEPEST) {
      throw malformed("a condition has more than " + DEEPEST + " parentheses within each other");
    }
    boolean holds = anyOf();
    if (!accept(")")) {
      throw malformed("a condition lacks a closing parenthesis");
    }
    depth--;
    return holds;
  }

  private boolean symbol() {
    if (!accept("$")) {
      throw malformed("a condition lacks a symbol such as $WIN32");
    }
    int from = at;
    while (at < text.length() && isOfName(text.charAt(at))) {
      at++;
    }
    if (from == at) {
      throw malformed("a condition lacks the name of a symbol");
    }
    boolean holds = symbols.contains(normal(text.substring(from, at)));
    passOverBlanks();
    return holds;
  }

  private static boolean isOfName(char c) {
    return c == '_' || (c < 128 && Character.isLetterOrDigit(c));
  }

  private boolean accept(String sign) {
    passOverBlanks();
    if (!text.startsWith(sign, at)) {
      return false;
    }
    at += sign.length();
    return true;
  }

  private void passOverBlanks() {
    while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
      at++;
    }
  }

  private MalformedException malformed(String fault) {
    return source.malformed(token.at() + 1 + at, fault);
  }
}
