package dev.valvejdbc.sql.library;

import dev.valvejdbc.errors.SqlError;
import dev.valvejdbc.guard.GuardedTexts;
import dev.valvejdbc.guard.TextSearch;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Functions of texts, which are bounded as Calcite's own are; called by generated code. */
public final class Texts {
  private static final int FEW = 16;
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");

  private Texts() {}

  public static String reverse(String text) {
    return new StringBuilder(text).reverse().toString();
  }

  public static String ofTruth(boolean truth) {
    return String.valueOf(truth);
  }

  public static boolean contains(GuardedTexts texts, String text, String part) {
    return texts.position(part, text) > 0;
  }

  /** The first match of a pattern, or what its first group matched; null if there is none. */
  public static @Nullable String matching(GuardedTexts texts, String text, String pattern) {
    return texts.regex(pattern, "").found(text, 0, 1, -1);
  }

  /** The first match of a pattern; null if there is none. */
  public static @Nullable String extract(GuardedTexts texts, String text, String pattern) {
    return extract(texts, text, pattern, 0);
  }

  /** What a group of the first match is. */
  public static @Nullable String extract(
      GuardedTexts texts, String text, String pattern, int group) {
    return texts.regex(pattern, "").found(text, 0, 1, notNegative("The group", group));
  }

  public static @Nullable String substr(GuardedTexts texts, String text, String pattern) {
    return substr(texts, text, pattern, 1);
  }

  public static @Nullable String substr(
      GuardedTexts texts, String text, String pattern, int start) {
    return substr(texts, text, pattern, start, 1);
  }

  public static @Nullable String substr(
      GuardedTexts texts, String text, String pattern, int start, int which) {
    return substr(texts, text, pattern, start, which, "");
  }

  public static @Nullable String substr(
      GuardedTexts texts, String text, String pattern, int start, int which, String flags) {
    return substr(texts, text, pattern, start, which, flags, 0);
  }

  /**
   * A match of a pattern, as PostgreSQL finds it.
   *
   * @param start the character where the search begins, 1 for the first
   * @param which match, 1 for the first
   */
  public static @Nullable String substr(
      GuardedTexts texts,
      String text,
      String pattern,
      int start,
      int which,
      String flags,
      int group) {
    int from = positive("The start", start) - 1;
    if (from > CodePoints.charLength(text)) {
      return null;
    }
    return texts
        .regex(pattern, flags)
        .found(
            text,
            text.offsetByCodePoints(0, from),
            positive("The number of the match", which),
            notNegative("The group", group));
  }

  public static int count(GuardedTexts texts, String text, String pattern) {
    return texts.regex(pattern, "").count(text);
  }

  public static boolean like(GuardedTexts texts, String text, String pattern) {
    return like(texts, text, pattern, "");
  }

  public static boolean like(GuardedTexts texts, String text, String pattern, String flags) {
    return texts.regex(pattern, flags).finds(text);
  }

  public static List<String> splitByPattern(GuardedTexts texts, String text, String pattern) {
    return texts.regex(pattern, "").split(text);
  }

  /** What lies between separators; nothing of an empty text, and all of one without any. */
  public static List<String> split(GuardedTexts texts, String text, String separator) {
    if (text.isEmpty()) {
      return List.of();
    }
    if (separator.isEmpty()) {
      return List.of(text);
    }
    List<String> parts = new ArrayList<>();
    int from = 0;
    TextSearch search = texts.search(separator);
    for (int at = search.in(text, 0); at >= 0; at = search.in(text, from)) {
      parts.add(text.substring(from, at));
      from = at + separator.length();
      texts.listed(parts.size());
    }
    parts.add(text.substring(from));
    return parts;
  }

  /**
   * The same as DuckDB's, for which an empty text is one part, and nothing separates characters.
   */
  public static List<String> parts(GuardedTexts texts, String text, String separator) {
    if (text.isEmpty()) {
      return List.of(text);
    }
    return separator.isEmpty()
        ? text.codePoints().mapToObj(Character::toString).toList()
        : split(texts, text, separator);
  }

  /** What lies between separators, where one word stands for null. */
  public static List<@Nullable String> split(
      GuardedTexts texts, String text, String separator, String nothing) {
    List<@Nullable String> parts = new ArrayList<>();
    split(texts, text, separator).forEach(p -> parts.add(p.equals(nothing) ? null : p));
    return parts;
  }

  /** How many characters have to be put in, taken out or replaced to make one text the other. */
  public static int distance(GuardedTexts texts, String one, String other) {
    int[] a = one.codePoints().toArray();
    int[] b = other.codePoints().toArray();
    int[] row = new int[b.length + 1];
    for (int j = 0; j <= b.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length; i++) {
      int diagonal = row[0];
      row[0] = i;
      texts.work(b.length / 16 + 1);
      for (int j = 1; j <= b.length; j++) {
        int replaced = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[b.length];
  }

  /** A truth value in any of the words that PostgreSQL has for it. */
  public static boolean truth(String text) {
    Boolean known = triedTruth(text);
    if (known == null) {
      throw SqlError.NOT_CONVERTIBLE.saying("'" + text + "' is neither true nor false.");
    }
    return known;
  }

  /** The same; null for other words. */
  public static @Nullable Boolean triedTruth(String text) {
    return switch (text.strip().toLowerCase(Locale.ROOT)) {
      case "true", "t", "yes", "y", "on", "1" -> true;
      case "false", "f", "no", "n", "off", "0" -> false;
      default -> null;
    };
  }

  private static int positive(String what, int number) {
    if (number < 1) {
      throw SqlError.FUNCTION_ARGUMENT.inStatement(what, number, "numbers from 1");
    }
    return number;
  }

  private static int notNegative(String what, int number) {
    if (number < 0) {
      throw SqlError.FUNCTION_ARGUMENT.inStatement(what, number, "numbers from 0");
    }
    return number;
  }

  /** Without blanks at both ends. */
  public static String trimmed(String text) {
    return trimmed(text, " ");
  }

  /** Without any of some characters at both ends. */
  public static String trimmed(String text, String characters) {
    return trimmedLeft(trimmedRight(text, characters), characters);
  }

  public static String trimmedLeft(String text) {
    return trimmedLeft(text, " ");
  }

  public static String trimmedLeft(String text, String characters) {
    IntPredicate trims = oneOf(characters);
    int from = 0;
    while (from < text.length() && trims.test(text.codePointAt(from))) {
      from += Character.charCount(text.codePointAt(from));
    }
    return text.substring(from);
  }

  public static String trimmedRight(String text) {
    return trimmedRight(text, " ");
  }

  public static String trimmedRight(String text, String characters) {
    IntPredicate trims = oneOf(characters);
    int to = text.length();
    while (to > 0 && trims.test(text.codePointBefore(to))) {
      to -= Character.charCount(text.codePointBefore(to));
    }
    return text.substring(0, to);
  }

  /** Many characters are not searched one by one for each of the text. */
  private static IntPredicate oneOf(String characters) {
    if (characters.length() <= FEW) {
      return c -> characters.indexOf(c) >= 0;
    }
    BitSet all = new BitSet();
    characters.codePoints().forEach(all::set);
    return all::get;
  }

  /** Letters without what stands above and below them. */
  public static String withoutAccents(GuardedTexts texts, String text) {
    return texts.inPieces(text, Texts::bare);
  }

  /** What stands above and below is put in order by the square of its length: it goes before. */
  private static String bare(String text) {
    String letters = MARKS.matcher(text).replaceAll("");
    String apart = Normalizer.normalize(letters, Normalizer.Form.NFD);
    return MARKS.matcher(apart).replaceAll("");
  }

  /** The elements of an array with something between; nulls do not count. */
  public static String joined(GuardedTexts texts, List<?> elements, String separator) {
    return joined(texts, elements, separator, null);
  }

  /** The same, where a word stands for null. */
  public static String joined(
      GuardedTexts texts, List<?> elements, String separator, @Nullable String nothing) {
    StringBuilder joined = new StringBuilder();
    String between = "";
    for (Object element : elements) {
      if (element != null || nothing != null) {
        joined.append(between).append(element == null ? nothing : element);
        between = separator;
        texts.filled(joined.length());
      }
    }
    return joined.toString();
  }

  /** Every match of a pattern. */
  public static List<String> extractAll(GuardedTexts texts, String text, String pattern) {
    return texts.regex(pattern, "").all(text);
  }
}
