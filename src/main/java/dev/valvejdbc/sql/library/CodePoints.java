package dev.valvejdbc.sql.library;

import dev.valvejdbc.guard.GuardedTexts;

/** Text functions that count characters as people do, by code points; called by generated code. */
public final class CodePoints {
  private static final int LONGEST = 10_000_000;

  private CodePoints() {}

  public static int charLength(String text) {
    return text.codePointCount(0, text.length());
  }

  public static String substring(String text, int from) {
    return substring(text, from, Integer.MAX_VALUE);
  }

  /**
   * A part of a text.
   *
   * @param from where it begins, 1 for the first character; what lies before it is not there
   * @param length how many characters, counted from there
   * @throws IllegalArgumentException if the length is negative
   */
  public static String substring(String text, int from, int length) {
    if (length < 0) {
      throw new IllegalArgumentException("Substring error: negative substring length not allowed");
    }
    long end = Math.min((long) from + length, charLength(text) + 1L);
    int begin = Math.max(from, 1);
    if (begin >= end) {
      return "";
    }
    int first = text.offsetByCodePoints(0, begin - 1);
    return text.substring(first, text.offsetByCodePoints(first, (int) (end - begin)));
  }

  public static int position(GuardedTexts texts, String part, String text) {
    return position(texts, part, text, 1);
  }

  /** Where a part begins in a text, not before the given place; 0 if it is not in it. */
  public static int position(GuardedTexts texts, String part, String text, int from) {
    if (from < 1 || from > charLength(text) + 1) {
      return 0;
    }
    int begin = text.offsetByCodePoints(0, from - 1);
    int found = part.isEmpty() ? begin : texts.search(part).in(text, begin);
    return found < 0 ? 0 : text.codePointCount(0, found) + 1;
  }

  /** Where a part begins in a text, by the order of arguments that STRPOS has. */
  public static int strpos(GuardedTexts texts, String text, String part) {
    return position(texts, part, text, 1);
  }

  /** The first characters; all but the last for a negative number. */
  public static String left(String text, int count) {
    int length = count < 0 ? Math.max(0, charLength(text) + count) : count;
    return substring(text, 1, length);
  }

  /** The last characters; all but the first for a negative number. */
  public static String right(String text, int count) {
    int characters = charLength(text);
    long skipped = count < 0 ? -(long) count : Math.max(0, (long) characters - count);
    return skipped >= characters ? "" : substring(text, (int) skipped + 1);
  }

  public static String lpad(String text, int length) {
    return lpad(text, length, " ");
  }

  /** Fills a text up from the left, or cuts its end off. */
  public static String lpad(String text, int length, String fill) {
    return filling(text, length, fill) + left(text, Math.max(0, length));
  }

  public static String rpad(String text, int length) {
    return rpad(text, length, " ");
  }

  /** Fills a text up from the right, or cuts its end off. */
  public static String rpad(String text, int length, String fill) {
    return left(text, Math.max(0, length)) + filling(text, length, fill);
  }

  private static String filling(String text, int length, String fill) {
    if (length > LONGEST) {
      throw new ArithmeticException("A text of " + length + " characters is too long");
    }
    int missing = length - charLength(text);
    if (missing <= 0 || fill.isEmpty()) {
      return "";
    }
    return left(fill.repeat(missing / charLength(fill) + 1), missing);
  }

  public static String overlay(String text, String by, int from) {
    return overlay(text, by, from, charLength(by));
  }

  /** Replaces a part of a text, given by its beginning and length. */
  public static String overlay(String text, String by, int from, int length) {
    if (from < 1) {
      throw new IllegalArgumentException("Substring error: negative substring length not allowed");
    }
    long after = Math.min((long) from + length, Integer.MAX_VALUE);
    return left(text, from - 1) + by + substring(text, (int) after);
  }
}
