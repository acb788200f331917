package dev.valvejdbc.sql.library;

import dev.valvejdbc.errors.SqlError;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Sums of times and intervals, and what bounds times; called by generated code. Dates are days
 * since 1970, moments milliseconds, intervals months or milliseconds. What lies beyond the years 1
 * to 9999 is an error.
 */
public final class TimeSums {
  private static final long FIRST_DAY = LocalDate.of(1, 1, 1).toEpochDay();
  private static final long LAST_DAY = LocalDate.of(9999, 12, 31).toEpochDay();
  private static final long DAY = 86_400_000;
  private static final Pattern CLOCK = Pattern.compile("\\s*(\\d{1,2}):(\\d{1,2})(?::(\\d{1,2}))?");

  private TimeSums() {}

  /** A text that tells what a clock shows, if it tells a time; an error for 24:00 and 12:60. */
  public static String clock(String text) {
    Matcher numbers = CLOCK.matcher(text);
    if (numbers.lookingAt()
        && (number(numbers, 1) > 23 || number(numbers, 2) > 59 || number(numbers, 3) > 59)) {
      throw SqlError.TIME_FORMAT.inStatement("TIME value, '" + text + "'");
    }
    return text;
  }

  private static int number(Matcher numbers, int group) {
    return numbers.group(group) == null ? 0 : Integer.parseInt(numbers.group(group));
  }

  /** A moment that a calendar has; an error for others. */
  public static long moment(long millis) {
    date(Math.floorDiv(millis, DAY));
    return millis;
  }

  /** A day that a calendar has; an error for others. */
  public static int date(long day) {
    if (day < FIRST_DAY || day > LAST_DAY) {
      throw SqlError.TIME_RANGE.inStatement();
    }
    return (int) day;
  }

  public static int dateLater(int date, long millis) {
    return date(date + millis / DAY);
  }

  public static int dateEarlier(int date, long millis) {
    return date(date - millis / DAY);
  }

  public static long momentLater(long moment, long millis) {
    return moment(added(moment, millis));
  }

  public static long momentEarlier(long moment, long millis) {
    return moment(added(moment, Math.negateExact(millis)));
  }

  private static long added(long moment, long millis) {
    try {
      return Math.addExact(moment, millis);
    } catch (ArithmeticException e) {
      throw SqlError.TIME_RANGE.inStatement();
    }
  }

  public static int dateMonthsLater(int date, long months) {
    try {
      return date(LocalDate.ofEpochDay(date).plusMonths(months).toEpochDay());
    } catch (DateTimeException e) {
      throw SqlError.TIME_RANGE.inStatement();
    }
  }

  public static int dateMonthsEarlier(int date, long months) {
    return dateMonthsLater(date, -months);
  }

  public static long momentMonthsLater(long moment, long months) {
    try {
      LocalDateTime clock = LocalDateTime.ofInstant(Instant.ofEpochMilli(moment), ZoneOffset.UTC);
      return moment(clock.plusMonths(months).toInstant(ZoneOffset.UTC).toEpochMilli());
    } catch (DateTimeException | ArithmeticException e) {
      throw SqlError.TIME_RANGE.inStatement();
    }
  }

  public static long momentMonthsEarlier(long moment, long months) {
    return momentMonthsLater(moment, -months);
  }
}
