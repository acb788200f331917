package dev.valvejdbc.guard;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.valvejdbc.errors.SqlError;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.apache.calcite.avatica.util.ByteString;
import org.apache.calcite.runtime.JsonFunctions;
import org.apache.calcite.runtime.SqlFunctions;
import org.jspecify.annotations.Nullable;

/**
 * Functions that stand for Calcite's of the same names and parameters in generated code: those that
 * make long texts of short ones, take time by the square of a text's length, or match patterns.
 */
public final class GuardedTexts extends GuardedDocuments {
  /** Classes within Calcite's SqlFunctions whose methods are replaced. */
  private static final Set<String> REPLACED =
      Set.of(
          "SqlFunctions",
          "LikeFunction",
          "SimilarFunction",
          "SimilarEscapeFunction",
          "PosixRegexFunction",
          "RegexFunction");

  /** Characters of a number, or of a format of times: what reads them takes their square. */
  private static final int MOST_DIGITS = 1000;

  /** One that makes a number of thousands of digits. */
  private static final Pattern EXPONENT = Pattern.compile("[eE][+-]?0*[1-9][0-9]{3}");

  private final Steps steps;

  GuardedTexts(Steps steps) {
    super(steps);
    this.steps = steps;
  }

  /** Whether methods of a class of Calcite's may have a replacement here. */
  static boolean replaces(Class<?> type) {
    return type == JsonFunctions.class
        || (type.getName().startsWith(SqlFunctions.class.getName())
            && REPLACED.contains(type.getSimpleName()));
  }

  public String repeat(String text, int times) {
    steps.text((long) text.length() * Math.max(0, times));
    return SqlFunctions.repeat(text, times);
  }

  public String upper(String text) {
    return TextPieces.changed(text, t -> t.toUpperCase(Locale.ROOT), steps);
  }

  public String lower(String text) {
    return TextPieces.changed(text, t -> t.toLowerCase(Locale.ROOT), steps);
  }

  public String space(int times) {
    return repeat(" ", times);
  }

  public String replace(String text, String search, String replacement, boolean caseSensitive) {
    if (search.isEmpty()) {
      return text;
    }
    StringBuilder replaced = new StringBuilder();
    int from = 0;
    TextSearch found = search(search);
    for (int at = found.in(text, 0); at >= 0; at = found.in(text, from)) {
      replaced.append(text, from, at).append(replacement);
      steps.text(replaced.length());
      from = at + search.length();
    }
    if (from == 0) {
      return text;
    }
    steps.text((long) replaced.length() + text.length() - from);
    return replaced.append(text, from, text.length()).toString();
  }

  /** A search for a text that is not empty. */
  public TextSearch search(String part) {
    return new TextSearch(part, steps);
  }

  public int position(String part, String text) {
    return part.isEmpty() ? 1 : search(part).in(text, 0) + 1;
  }

  public int position(ByteString part, ByteString bytes) {
    return position(latin(part), latin(bytes));
  }

  /** Searches backwards where it begins at a negative place, as Calcite's does. */
  public int position(String part, String text, int from) {
    if (from < 0 && !part.isEmpty()) {
      TextSearch search = search(part);
      int last = -1;
      for (int at = search.in(text, 0); at >= 0 && at <= text.length() + from; ) {
        last = at;
        at = search.in(text, at + 1);
      }
      return last + 1;
    }
    if (part.isEmpty() || from <= 0) {
      return SqlFunctions.position(part, text, from);
    }
    return from > text.length() ? 0 : search(part).in(text, from - 1) + 1;
  }

  public int position(ByteString part, ByteString bytes, int from) {
    return position(latin(part), latin(bytes), from);
  }

  private static String latin(ByteString bytes) {
    return new String(bytes.getBytes(), ISO_8859_1);
  }

  /** A part of those between separators, from the end if negative; empty if there is none. */
  public String splitPart(String text, String separator, int which) {
    if (separator.isEmpty()) {
      return which == 1 || which == -1 ? text : "";
    }
    TextSearch search = search(separator);
    long wanted = which;
    if (which < 0) {
      long parts = 1;
      for (int at = search.in(text, 0); at >= 0; at = search.in(text, at + separator.length())) {
        parts++;
      }
      wanted = parts + which + 1;
    }
    int from = 0;
    for (long part = 1; ; part++) {
      int end = search.in(text, from);
      if (part == wanted) {
        return text.substring(from, end < 0 ? text.length() : end);
      }
      if (end < 0) {
        return "";
      }
      from = end + separator.length();
    }
  }

  public String translate3(String text, String search, String replacement) {
    Map<Character, Integer> places = new HashMap<>();
    for (int i = 0; i < search.length(); i++) {
      places.putIfAbsent(search.charAt(i), i);
    }
    steps.take(search.length() >> 4);
    StringBuilder translated = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      if (i % 16 == 0) {
        steps.take();
      }
      Integer place = places.get(text.charAt(i));
      if (place == null) {
        translated.append(text.charAt(i));
      } else if (place < replacement.length()) {
        translated.append(replacement.charAt(place));
      }
    }
    return translated.toString();
  }

  public String concatMulti(String... texts) {
    steps.text(units(texts, ""));
    return SqlFunctions.concatMulti(texts);
  }

  public String concatMultiWithNull(@Nullable String... texts) {
    steps.text(units(texts, ""));
    return SqlFunctions.concatMultiWithNull(texts);
  }

  public String concatMultiWithSeparator(@Nullable String... texts) {
    steps.text(units(texts, texts[0]));
    return SqlFunctions.concatMultiWithSeparator(texts);
  }

  public String concatMultiTypeWithSeparator(String separator, Object... texts) {
    steps.text(units(texts, separator));
    return SqlFunctions.concatMultiTypeWithSeparator(separator, texts);
  }

  public String concatMultiObjectWithSeparator(String separator, Object... texts) {
    steps.text(units(texts, separator));
    return SqlFunctions.concatMultiObjectWithSeparator(separator, texts);
  }

  /** Checks a text that is to be read as a number with as many digits as it has. */
  public String digits(String text) {
    if (text.length() > MOST_DIGITS || EXPONENT.matcher(text).find()) {
      throw SqlError.NUMBER_LENGTH.inStatement(MOST_DIGITS);
    }
    return text;
  }

  /** Decimal places that are none beyond those of any number, which would be computed. */
  public int places(int places) {
    return Math.max(-MOST_DIGITS, Math.min(MOST_DIGITS, places));
  }

  /** Checks a pattern by which times are written or read. */
  public String timePattern(String pattern) {
    if (pattern.length() > MOST_DIGITS) {
      throw SqlError.FUNCTION_ARGUMENT.inStatement(
          "The format of a time",
          pattern.length() + " characters long",
          MOST_DIGITS + " characters at most");
    }
    return pattern;
  }

  /** Checks that there may be a text so long. */
  public void room(long units) {
    steps.text(units);
  }

  public String concat(String first, String second) {
    steps.text((long) first.length() + second.length());
    return first.concat(second);
  }

  /** A text after a change that is made piece by piece. */
  public String inPieces(String text, UnaryOperator<String> change) {
    String changed = TextPieces.changed(text, change, steps);
    steps.text(changed.length());
    return changed;
  }

  /** Takes steps of work that no text shows. */
  public void work(int amount) {
    steps.take(amount);
  }

  /** Checks the size of a list that is made of a text. */
  public void listed(int size) {
    steps.list(size);
  }

  /** Checks the length that another function is to fill a text up to. */
  public int filled(int length) {
    steps.text(length);
    return length;
  }

  /** Checks a text that another function of Calcite's made. */
  public @Nullable String made(@Nullable String text) {
    if (text != null) {
      steps.text(text.length());
    }
    return text;
  }
}
