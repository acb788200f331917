package dev.valvejdbc.jdbc.metadata;

import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Selects names by a pattern as metadata take it: {@code %} stands for any text, {@code _} for any
 * character, {@code \} takes away what the next one stands for; null is any name. Names are matched
 * exactly, and where that finds none, ignoring case: many tools write names in capitals.
 */
final class NamePattern {
  private final @Nullable String pattern;

  NamePattern(@Nullable String pattern) {
    this.pattern = pattern;
  }

  /** A pattern that is one name, in which nothing stands for anything else. */
  static NamePattern literally(@Nullable String name) {
    return new NamePattern(name == null ? null : name.replaceAll("([\\\\%_])", "\\\\$1"));
  }

  /** Whether every name matches. */
  boolean isAny() {
    return pattern == null || pattern.equals("%");
  }

  /** Those whose names match. */
  <T> List<T> select(List<T> all, Function<T, String> name) {
    if (isAny()) {
      return all;
    }
    String regex = regex(String.valueOf(pattern));
    List<T> exact = matching(all, name, Pattern.compile(regex, Pattern.DOTALL));
    return exact.isEmpty()
        ? matching(
            all,
            name,
            Pattern.compile(
                regex, Pattern.DOTALL | Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE))
        : exact;
  }

  private static <T> List<T> matching(List<T> all, Function<T, String> name, Pattern regex) {
    return all.stream().filter(t -> regex.matcher(name.apply(t)).matches()).toList();
  }

  private static String regex(String pattern) {
    StringBuilder regex = new StringBuilder();
    boolean escaped = false;
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      if (c == '\\' && !escaped) {
        escaped = true;
        continue;
      }
      if (escaped || (c != '%' && c != '_')) {
        regex.append(Pattern.quote(String.valueOf(c)));
      } else {
        regex.append(c == '%' ? ".*" : ".");
      }
      escaped = false;
    }
    return escaped ? regex.append("\\\\").toString() : regex.toString();
  }
}
