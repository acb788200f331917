package dev.valvejdbc.guard;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.apache.calcite.runtime.SqlFunctions;

/**
 * Functions that match patterns, in the place of Calcite's of the same names and parameters; what
 * they compile they remember for the statement.
 */
public abstract sealed class GuardedPatterns permits GuardedLists {
  private static final int REMEMBERED = 1000;

  private final Steps steps;
  private final Map<Object, Object> patterns = new ConcurrentHashMap<>();

  GuardedPatterns(Steps steps) {
    this.steps = steps;
  }

  private record LikeKey(String pattern, String escape, boolean ignoresCase) {}

  private record RegexKey(String kind, String pattern, String more) {}

  @SuppressWarnings("unchecked") // a key of a kind is made into a pattern of its kind
  private <K, P> P pattern(K key, Function<K, P> made) {
    Object known = patterns.get(key);
    if (known == null) {
      if (patterns.size() >= REMEMBERED) {
        patterns.clear();
      }
      known = made.apply(key);
      patterns.put(key, known);
    }
    return (P) known;
  }

  private boolean matches(String text, String pattern, String escape, boolean ignoresCase) {
    LikeKey key = new LikeKey(pattern, escape, ignoresCase);
    return pattern(key, k -> LikePattern.of(k.pattern, k.escape, k.ignoresCase))
        .matches(text, steps);
  }

  public boolean like(String text, String pattern) {
    return matches(text, pattern, "", false);
  }

  public boolean like(String text, String pattern, String escape) {
    return matches(text, pattern, LikePattern.checked(escape), false);
  }

  public boolean ilike(String text, String pattern) {
    return matches(text, pattern, "", true);
  }

  public boolean ilike(String text, String pattern, String escape) {
    return matches(text, pattern, LikePattern.checked(escape), true);
  }

  private GuardedRegex regex(Pattern pattern) {
    return new GuardedRegex(pattern, steps);
  }

  public boolean similar(String text, String pattern) {
    return similar(text, pattern, "");
  }

  public boolean similar(String text, String pattern, String escape) {
    RegexKey key = new RegexKey("similar", pattern, escape);
    return regex(pattern(key, k -> SimilarPattern.of(k.pattern, k.more))).matches(text);
  }

  public boolean posixRegexSensitive(String text, String pattern) {
    return posix(text, pattern, 0);
  }

  public boolean posixRegexInsensitive(String text, String pattern) {
    return posix(text, pattern, Pattern.CASE_INSENSITIVE);
  }

  private boolean posix(String text, String pattern, int flags) {
    RegexKey key = new RegexKey("posix", pattern, String.valueOf(flags));
    return regex(pattern(key, k -> GuardedRegex.posix(k.pattern, flags))).finds(text);
  }

  /** A regular expression, and how to match, by the letters that PostgreSQL has for it. */
  public GuardedRegex regex(String pattern, String flags) {
    RegexKey key = new RegexKey("java", pattern, flags);
    return regex(pattern(key, k -> GuardedRegex.compiled(k.pattern, GuardedRegex.flags(k.more))));
  }

  public boolean rlike(String text, String pattern) {
    return regex(pattern, "").finds(text);
  }

  public boolean regexpLike(String text, String pattern, String flags) {
    return regex(pattern, flags).finds(text);
  }

  public String regexpReplacePg(String text, String pattern, String replacement) {
    return regexpReplacePg(text, pattern, replacement, "");
  }

  public String regexpReplacePg(String text, String pattern, String replacement, String flags) {
    return regex(pattern, flags)
        .replaced(
            text,
            SqlFunctions.RegexFunction.replaceNonDollarIndexedString(replacement),
            flags.contains("g"));
  }
}
