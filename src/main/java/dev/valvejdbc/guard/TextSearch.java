package dev.valvejdbc.guard;

/**
 * Looks for a text in another in a time that grows with the sum of their lengths, and not with
 * their product as the Java platform's own search does, which nothing can stop.
 */
public final class TextSearch {
  /** Up to this length, a search by comparing takes as little. */
  private static final int SHORT = 32;

  /** A prime, by which the numbers that stand for texts are divided. */
  private static final long MODULUS = (1L << 61) - 1;

  private static final long BASE = 0x1b873593cc9e2d51L % MODULUS;

  private final String part;
  private final Steps steps;

  /** BASE to the power of the part's length less one. */
  private final long top;

  private final long wanted;

  /**
   * Prepares to look for a text.
   *
   * @param part of at least one character
   */
  TextSearch(String part, Steps steps) {
    this.part = part;
    this.steps = steps;
    long power = 1;
    if (part.length() > SHORT) {
      for (int i = 1; i < part.length(); i++) {
        power = times(power, BASE);
      }
      wanted = number(part, 0);
    } else {
      wanted = 0;
    }
    top = power;
  }

  /**
   * Where the part is first.
   *
   * @param from the UTF-16 unit where the search begins, 0 for the first
   * @return negative if it is not there
   */
  public int in(String text, int from) {
    int length = part.length();
    if (length <= SHORT) {
      int at = text.indexOf(part, from);
      steps.take(1 + (((at < 0 ? text.length() : at) - from) >> 5));
      return at;
    }
    if (from + length > text.length()) {
      return -1;
    }
    long number = number(text, from);
    for (int at = from; ; at++) {
      steps.take();
      if (number == wanted && isAt(text, at)) {
        return at;
      }
      if (at + length >= text.length()) {
        return -1;
      }
      long without = number + MODULUS - times(text.charAt(at), top);
      number = plus(times(without % MODULUS, BASE), text.charAt(at + length));
    }
  }

  private boolean isAt(String text, int at) {
    steps.take(part.length() >> 5);
    return text.startsWith(part, at);
  }

  private long number(String text, int from) {
    long number = 0;
    for (int i = 0; i < part.length(); i++) {
      number = plus(times(number, BASE), text.charAt(from + i));
    }
    steps.take(part.length() >> 3);
    return number;
  }

  private static long plus(long a, long b) {
    long sum = a + b;
    long rest = (sum & MODULUS) + (sum >>> 61);
    return rest == MODULUS ? 0 : rest;
  }

  private static long times(long a, long b) {
    long high = Math.multiplyHigh(a, b);
    long low = a * b;
    return plus(low & MODULUS, (low >>> 61) | (high << 3));
  }
}
