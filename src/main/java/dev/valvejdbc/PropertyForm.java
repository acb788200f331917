package dev.valvejdbc;

import dev.valvejdbc.client.AddressRanges;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The values that a property accepts.
 *
 * @param accepted says so to the user
 * @param choices all of them if they are few, else empty
 * @param parser throws {@link IllegalArgumentException} for any other
 */
record PropertyForm(String accepted, List<String> choices, Function<String, Object> parser) {
  private static final Pattern DURATION = Pattern.compile("(\\d{1,9})(ms|s|m|h)?");
  private static final Pattern VERSION = Pattern.compile("(\\w+)[./](\\w+):v?(\\d{1,4})");

  static PropertyForm count(long least, long most) {
    boolean any = least == Long.MIN_VALUE;
    String upTo = most == Long.MAX_VALUE ? "at least " + least : least + " to " + most;
    return new PropertyForm(
        "a whole number" + (any ? "" : ", " + upTo),
        List.of(),
        text -> {
          long value = Long.parseLong(text);
          if (value < least || value > most) {
            throw new IllegalArgumentException("out of range");
          }
          return value;
        });
  }

  static PropertyForm duration() {
    return new PropertyForm(
        "a duration such as 800ms, 2s or 1m, or 0", List.of(), PropertyForm::parseDuration);
  }

  static PropertyForm positiveDuration() {
    return new PropertyForm(
        "a duration such as 800ms, 2s or 1m",
        List.of(),
        text -> {
          Duration duration = parseDuration(text);
          if (duration.isZero()) {
            throw new IllegalArgumentException("zero");
          }
          return duration;
        });
  }

  private static Duration parseDuration(String text) {
    Matcher matcher = DURATION.matcher(text.toLowerCase(Locale.ROOT));
    if (!matcher.matches()) {
      throw new IllegalArgumentException("not a duration");
    }
    long amount = Long.parseLong(matcher.group(1));
    String unit = matcher.group(2);
    if (unit == null && amount != 0) {
      throw new IllegalArgumentException("no unit");
    }
    return switch (unit == null ? "s" : unit) {
      case "ms" -> Duration.ofMillis(amount);
      case "m" -> Duration.ofMinutes(amount);
      case "h" -> Duration.ofHours(amount);
      default -> Duration.ofSeconds(amount);
    };
  }

  static PropertyForm choice(String... choices) {
    return new PropertyForm(
        "one of " + String.join(", ", choices),
        List.of(choices),
        text -> {
          String lower = text.toLowerCase(Locale.ROOT);
          if (!List.of(choices).contains(lower)) {
            throw new IllegalArgumentException("unknown choice");
          }
          return lower;
        });
  }

  /** A text that no message repeats. */
  static PropertyForm secret(String accepted) {
    return new PropertyForm(accepted, List.of(), PropertyForm::printable);
  }

  private static String printable(String text) {
    if (text.isEmpty() || text.chars().anyMatch(c -> c <= ' ' || c > '~')) {
      throw new IllegalArgumentException("not printable");
    }
    return text;
  }

  static PropertyForm url() {
    return new PropertyForm(
        "a URL that begins with http:// or https://",
        List.of(),
        text -> {
          URI url = URI.create(text);
          boolean web = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
          if (!web || url.getHost() == null || url.getUserInfo() != null) {
            throw new IllegalArgumentException("not a web address");
          }
          return url;
        });
  }

  /** Versions by method, {@code Interface.Method} in lower case. */
  static PropertyForm versions() {
    return new PropertyForm(
        "versions such as ISteamNews.GetNewsForApp:1, separated by commas",
        List.of(),
        text -> {
          Map<String, Integer> versions = new TreeMap<>();
          for (String entry : text.split(",", -1)) {
            Matcher matcher = VERSION.matcher(entry.strip());
            if (!matcher.matches()) {
              throw new IllegalArgumentException("not a version of a method");
            }
            String method = (matcher.group(1) + "." + matcher.group(2)).toLowerCase(Locale.ROOT);
            versions.put(method, Integer.valueOf(matcher.group(3)));
          }
          return Map.copyOf(versions);
        });
  }

  /** Ranges of addresses, or {@code auto}. */
  static PropertyForm ranges() {
    return new PropertyForm(
        "auto, or ranges such as 203.0.113.0/24, separated by commas",
        List.of(),
        text -> {
          if (!text.equalsIgnoreCase("auto")) {
            AddressRanges.parse(text);
          }
          return text;
        });
  }

  static PropertyForm text(String accepted) {
    return new PropertyForm(accepted, List.of(), text -> text);
  }
}
