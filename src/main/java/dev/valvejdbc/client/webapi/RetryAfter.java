package dev.valvejdbc.client.webapi;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;

/**
 * How long a service wants its caller to wait before the next call.
 *
 * @param asked what its header says, not negative
 * @param given whether there is such a header
 */
record RetryAfter(Duration asked, boolean given) {
  /** What counts at most: more is a mistake, or malice. */
  static final Duration LONGEST = Duration.ofMinutes(5);

  private static final Duration UNSAID = Duration.ofSeconds(1);
  private static final Duration UNREADABLE = Duration.ofMinutes(1);

  /**
   * Reads the header.
   *
   * @param text seconds, or a date of HTTP; empty where the answer has none
   */
  static RetryAfter of(String text) {
    if (text.isEmpty()) {
      return new RetryAfter(UNSAID, false);
    }
    if (text.matches("\\d{1,9}")) {
      return new RetryAfter(Duration.ofSeconds(Integer.parseInt(text)), true);
    }
    try {
      ZonedDateTime until = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME);
      Duration wait = Duration.between(ZonedDateTime.now(until.getZone()), until);
      return new RetryAfter(wait.isNegative() ? Duration.ZERO : wait, true);
    } catch (DateTimeException e) {
      return new RetryAfter(UNREADABLE, true);
    }
  }

  /** How long we wait. */
  Duration counted() {
    return asked.compareTo(LONGEST) > 0 ? LONGEST : asked;
  }

  /** What to do, as a clause for the user. */
  String advice() {
    String wait = "try again in " + counted().toSeconds() + " s";
    if (!given) {
      return wait;
    }
    return counted().equals(asked)
        ? wait + ", which its Retry-After asks for"
        : wait + " (its Retry-After of " + asked.toSeconds() + " s counts for 5 minutes)";
  }
}
