package dev.valvejdbc.options;

import java.net.URI;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The form of the values that a property accepts.
 *
 * @param accepted says so to the user
 * @param choices all of them if they are few, else empty
 * @param isSecret whether a value is shown nowhere
 * @param parser throws {@link IllegalArgumentException} for any other
 */
public record Form<T>(
    String accepted, List<String> choices, boolean isSecret, Function<String, T> parser) {
  private static final Pattern DURATION = Pattern.compile("(\\d{1,9})(ms|s|m|h)?");
  private static final Pattern VERSION = Pattern.compile("(\\w+)[./](\\w+):v?(\\d{1,4})");

  /** A form of values that are neither few nor secret. */
  static <T> Form<T> of(String accepted, Function<String, T> parser) {
    return new Form<>(accepted, List.of(), false, parser);
  }

  T parse(String text) {
    return parser.apply(text);
  }

  static Form<ZoneId> timeZone() {
    return of(
        "a time zone such as Europe/Berlin, UTC or +02:00",
        text -> {
          try {
            return ZoneId.of(text.strip());
          } catch (DateTimeException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
          }
        });
  }

  static Form<String> text(String accepted) {
    return of(accepted, text -> text);
  }

  /** Keys, which no message repeats: printable ASCII without blanks, as a header must be. */
  static Form<Secret> key(String accepted) {
    return new Form<>(accepted, List.of(), true, text -> secret(text, "a blank", '~'));
  }

  /** Passwords, which no message repeats: any text of one line. */
  static Form<Secret> password(String accepted) {
    return new Form<>(accepted, List.of(), true, text -> secret(text, null, Character.MAX_VALUE));
  }

  /**
   * Reads a secret.
   *
   * @param blank names a blank where one is refused; null where it is not
   * @throws IllegalArgumentException naming what the secret may not have, but nothing of it
   */
  private static Secret secret(String text, @Nullable String blank, char last) {
    if (text.isEmpty()) {
      throw new IllegalArgumentException("nothing in it");
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\n' || c == '\r' || c == 0x85 || c == 0x2028 || c == 0x2029) {
        throw new IllegalArgumentException("a line break");
      }
      if (Character.isISOControl(c)) {
        throw new IllegalArgumentException("a control character");
      }
      if (c == ' ' && blank != null) {
        throw new IllegalArgumentException(blank);
      }
      if (c > last) {
        throw new IllegalArgumentException("a character that is not ASCII");
      }
    }
    return new Secret(text);
  }

  /** The constants of an enum, in lower case. */
  static <E extends Enum<E>> Form<E> choice(Class<E> type) {
    return choice(Arrays.asList(type.getEnumConstants()), e -> e.name().toLowerCase(Locale.ROOT));
  }

  /**
   * A few values by their names.
   *
   * @param name in lower case
   */
  static <T> Form<T> choice(List<T> values, Function<T, String> name) {
    List<String> names = values.stream().map(name).toList();
    return new Form<>(
        "one of " + String.join(", ", names),
        names,
        false,
        text -> {
          int index = names.indexOf(text.toLowerCase(Locale.ROOT));
          if (index < 0) {
            throw new IllegalArgumentException("unknown choice");
          }
          return values.get(index);
        });
  }

  static Form<Boolean> truth() {
    return choice(List.of(true, false), String::valueOf);
  }

  static Form<Integer> integer(int least, int most) {
    return of("a whole number, " + least + " to " + most, t -> (int) parseNumber(t, least, most));
  }

  static Form<Long> atLeast(long least) {
    return of("a whole number, at least " + least, t -> parseNumber(t, least, Long.MAX_VALUE));
  }

  static Form<Long> anyNumber() {
    return of("a whole number", Long::parseLong);
  }

  private static long parseNumber(String text, long least, long most) {
    long value = Long.parseLong(text);
    if (value < least || value > most) {
      throw new IllegalArgumentException("out of range");
    }
    return value;
  }

  static Form<Duration> duration() {
    return of("a duration such as 800ms, 2s or 1m, or 0", Form::parseDuration);
  }

  /** Durations up to a longest, which is said as a user would. */
  static Form<Duration> duration(Duration longest, String said) {
    return of(
        "a duration such as 800ms, 2s or 1m, at most " + said + ", or 0",
        text -> {
          Duration duration = parseDuration(text);
          if (duration.compareTo(longest) > 0) {
            throw new IllegalArgumentException("too long");
          }
          return duration;
        });
  }

  static Form<Duration> positiveDuration() {
    return of(
        "a duration such as 800ms, 2s or 1m",
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

  static Form<URI> url() {
    return of(
        "a URL that begins with http:// or https://, without user, password or parameters",
        Form::parseUrl);
  }

  private static URI parseUrl(String text) {
    URI url = URI.create(text);
    boolean web = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
    boolean bare = url.getRawUserInfo() == null && url.getRawQuery() == null;
    if (!web || url.getHost() == null || !bare || url.getRawFragment() != null) {
      throw new IllegalArgumentException("not a web address");
    }
    return url;
  }

  static Form<Path> path(String accepted) {
    return of(accepted, Path::of);
  }

  static List<Path> parsePaths(String text) {
    return Arrays.stream(text.split(",", -1))
        .map(String::strip)
        .filter(s -> !s.isEmpty())
        .map(Path::of)
        .toList();
  }

  /** Texts separated by commas, without the empty ones. */
  static Form<List<String>> list(String accepted) {
    return of(
        accepted,
        text ->
            Arrays.stream(text.split(",", -1))
                .map(String::strip)
                .filter(s -> !s.isEmpty())
                .toList());
  }

  /** Versions by method, {@code interface.method} in lower case. */
  static Form<Map<String, Integer>> versions() {
    return of(
        "versions such as ISteamNews.GetNewsForApp:1, separated by commas", Form::parseVersions);
  }

  private static Map<String, Integer> parseVersions(String text) {
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
  }
}
