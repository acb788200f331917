package dev.valvejdbc.sql.library;

import dev.valvejdbc.errors.SqlError;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.ParseException;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.TextStyle;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;
import java.util.Set;
import org.apache.calcite.util.format.postgresql.PostgresqlDateTimeFormatter;

/**
 * Functions of moments, which are milliseconds of a clock on the wall since 1970; called by
 * generated code.
 */
public final class Times {
  /** A Monday, so that buckets of a week are weeks. */
  private static final long FIRST_MONDAY = 946_857_600_000L;

  private static final Set<String> UNITS =
      Set.of(
          "epoch",
          "microsecond",
          "millisecond",
          "second",
          "minute",
          "hour",
          "day",
          "dow",
          "isodow",
          "doy",
          "week",
          "isoyear",
          "month",
          "quarter",
          "year",
          "decade",
          "century");

  private Times() {}

  private static LocalDateTime clock(long millis) {
    return LocalDateTime.ofInstant(Instant.ofEpochMilli(millis), ZoneOffset.UTC);
  }

  private static long millis(LocalDateTime clock) {
    return TimeSums.moment(clock.toInstant(ZoneOffset.UTC).toEpochMilli());
  }

  private static String unit(String word) {
    String unit = word.strip().toLowerCase(Locale.ROOT);
    if (unit.equals("centuries")) {
      return "century";
    }
    return unit.endsWith("s") && !unit.equals("s") ? unit.substring(0, unit.length() - 1) : unit;
  }

  /** Whether a word names a unit of time. */
  static boolean isUnit(String word) {
    return UNITS.contains(unit(word));
  }

  private static RuntimeException unknown(String unit) {
    return SqlError.FUNCTION_ARGUMENT.inStatement(
        "The unit of a time",
        "'" + unit + "'",
        "millisecond, second, minute, hour, day, week, month, quarter, year, decade or century");
  }

  /** The begin of the unit that a moment lies in; weeks begin on Monday. */
  public static long truncated(String unit, long millis) {
    LocalDateTime clock = clock(millis);
    LocalDate day = clock.toLocalDate();
    int year = day.getYear();
    return switch (unit(unit)) {
      case "millisecond" -> millis;
      case "second" -> millis(clock.truncatedTo(ChronoUnit.SECONDS));
      case "minute" -> millis(clock.truncatedTo(ChronoUnit.MINUTES));
      case "hour" -> millis(clock.truncatedTo(ChronoUnit.HOURS));
      case "day" -> millis(day.atStartOfDay());
      case "week" ->
          millis(day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)).atStartOfDay());
      case "month" -> millis(day.withDayOfMonth(1).atStartOfDay());
      case "quarter" ->
          millis(LocalDate.of(year, (day.getMonthValue() - 1) / 3 * 3 + 1, 1).atStartOfDay());
      case "year" -> millis(LocalDate.of(year, 1, 1).atStartOfDay());
      case "decade" -> millis(LocalDate.of(Math.floorDiv(year, 10) * 10, 1, 1).atStartOfDay());
      case "century" ->
          millis(LocalDate.of(Math.floorDiv(year - 1, 100) * 100 + 1, 1, 1).atStartOfDay());
      default -> throw unknown(unit);
    };
  }

  /** A part of a moment, such as its hour, as PostgreSQL counts it. */
  public static double part(String unit, long millis) {
    LocalDateTime clock = clock(millis);
    return switch (unit(unit)) {
      case "epoch" -> millis / 1000.0;
      case "millisecond" -> clock.getSecond() * 1000.0 + Math.floorMod(millis, 1000);
      case "second" -> clock.getSecond() + Math.floorMod(millis, 1000) / 1000.0;
      case "minute" -> clock.getMinute();
      case "hour" -> clock.getHour();
      case "day" -> clock.getDayOfMonth();
      case "dow" -> clock.getDayOfWeek().getValue() % 7;
      case "isodow" -> clock.getDayOfWeek().getValue();
      case "doy" -> clock.getDayOfYear();
      case "week" -> clock.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
      case "isoyear" -> clock.get(IsoFields.WEEK_BASED_YEAR);
      case "month" -> clock.getMonthValue();
      case "quarter" -> clock.get(IsoFields.QUARTER_OF_YEAR);
      case "year" -> clock.getYear();
      case "decade" -> Math.floorDiv(clock.getYear(), 10);
      case "century" -> Math.floorDiv(clock.getYear() - 1, 100) + 1;
      default -> throw unknown(unit);
    };
  }

  /** How many boundaries of a unit lie between two moments; negative if the second is earlier. */
  public static long difference(String unit, long from, long to) {
    long begin = truncated(unit, from);
    long end = truncated(unit, to);
    LocalDateTime first = clock(begin);
    LocalDateTime last = clock(end);
    return switch (unit(unit)) {
      case "second" -> ChronoUnit.SECONDS.between(first, last);
      case "minute" -> ChronoUnit.MINUTES.between(first, last);
      case "hour" -> ChronoUnit.HOURS.between(first, last);
      case "day" -> ChronoUnit.DAYS.between(first, last);
      case "week" -> ChronoUnit.WEEKS.between(first, last);
      case "month" -> ChronoUnit.MONTHS.between(first, last);
      case "quarter" -> ChronoUnit.MONTHS.between(first, last) / 3;
      case "year" -> ChronoUnit.YEARS.between(first, last);
      case "decade" -> ChronoUnit.DECADES.between(first, last);
      case "century" -> ChronoUnit.CENTURIES.between(first, last);
      default -> end - begin;
    };
  }

  /** The begin of the span that a moment lies in, where one begins on Monday, 3 January 2000. */
  public static long bucket(long span, long millis) {
    return bucket(span, millis, FIRST_MONDAY);
  }

  /** The same where one begins at a given moment. */
  public static long bucket(long span, long millis, long origin) {
    if (span <= 0) {
      throw SqlError.FUNCTION_ARGUMENT.inStatement(
          "A span of time", span + " milliseconds", "spans above zero");
    }
    return TimeSums.moment(origin + Math.floorDiv(millis - origin, span) * span);
  }

  /** Seconds since 1970. */
  public static double epoch(long millis) {
    return millis / 1000.0;
  }

  public static long epochMillis(long millis) {
    return millis;
  }

  /** The moment so many seconds after 1970. */
  public static long ofEpoch(Number seconds) {
    return TimeSums.moment(
        new BigDecimal(seconds.toString())
            .movePointRight(3)
            .setScale(0, RoundingMode.FLOOR)
            .longValueExact());
  }

  public static String dayName(long millis) {
    return clock(millis).getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
  }

  public static String monthName(long millis) {
    return clock(millis).getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
  }

  /** So many units later; months end with their last day. */
  public static long later(String unit, long count, long millis) {
    try {
      return summed(unit, count, clock(millis));
    } catch (DateTimeException e) {
      throw SqlError.TIME_RANGE.inStatement();
    }
  }

  private static long summed(String unit, long count, LocalDateTime clock) {
    return millis(
        switch (unit(unit)) {
          case "millisecond" -> clock.plus(count, ChronoUnit.MILLIS);
          case "second" -> clock.plusSeconds(count);
          case "minute" -> clock.plusMinutes(count);
          case "hour" -> clock.plusHours(count);
          case "day" -> clock.plusDays(count);
          case "week" -> clock.plusWeeks(count);
          case "month" -> clock.plusMonths(count);
          case "quarter" -> clock.plusMonths(Math.multiplyExact(count, 3));
          case "year" -> clock.plusYears(count);
          case "decade" -> clock.plusYears(Math.multiplyExact(count, 10));
          case "century" -> clock.plusYears(Math.multiplyExact(count, 100));
          default -> throw unknown(unit);
        });
  }

  /** What the clock of a zone shows at a moment. */
  public static long atZone(String zone, long moment) {
    try {
      return Clocks.local(ZoneId.of(zone.strip()).getId(), moment);
    } catch (DateTimeException e) {
      throw SqlError.FUNCTION_ARGUMENT.inStatement(
          "A time zone", "'" + zone + "'", "names such as 'Europe/Berlin', 'UTC' and '+02:00'");
    }
  }

  /** The time that a clock shows with these numbers. */
  public static long made(long year, long month, long day, long hour, long minute, double seconds) {
    try {
      LocalDateTime begin =
          LocalDateTime.of(
              Math.toIntExact(year),
              Math.toIntExact(month),
              Math.toIntExact(day),
              Math.toIntExact(hour),
              Math.toIntExact(minute));
      if (!(seconds >= 0 && seconds < 60)) {
        throw new DateTimeException("seconds");
      }
      return millis(begin) + Math.round(seconds * 1000);
    } catch (DateTimeException | ArithmeticException e) {
      throw SqlError.FUNCTION_ARGUMENT.inStatement(
          "A time",
          year + "-" + month + "-" + day + " " + hour + ":" + minute + ":" + seconds,
          "numbers that a calendar and a clock have");
    }
  }

  /** A time as a text by a pattern such as {@code %Y-%m-%d}. */
  public static String percentWritten(long millis, String format) {
    return PercentFormat.written(clock(millis), format);
  }

  /** The time that a text tells by a pattern such as {@code %Y-%m-%d}. */
  public static long percentRead(String text, String format) {
    return millis(PercentFormat.read(text, format));
  }

  /** The time that a text tells by a pattern such as {@code DD.MM.YYYY HH24:MI}. */
  public static long read(String text, String format) {
    try {
      return PostgresqlDateTimeFormatter.compilePattern(format)
          .parseDateTime(text, ZoneOffset.UTC, Locale.ENGLISH)
          .toInstant()
          .toEpochMilli();
    } catch (ParseException | RuntimeException e) {
      throw PercentFormat.unreadable(text, format);
    }
  }
}
