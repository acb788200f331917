package dev.valvejdbc.jdbc.execution;

import dev.valvejdbc.errors.SqlError;
import dev.valvejdbc.errors.StatementException;
import java.math.BigDecimal;
import java.sql.Types;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Makes the value of a parameter one of the type that the plan wants: tools give a long where it
 * wants an integer, such as for LIMIT, a text for numbers and times, a day for a time.
 */
final class FittedParameter {
  private static final Set<Integer> NUMBERS =
      Set.of(
          Types.TINYINT,
          Types.SMALLINT,
          Types.INTEGER,
          Types.BIGINT,
          Types.DECIMAL,
          Types.DOUBLE,
          Types.FLOAT);
  private static final long DAY = TimeUnit.DAYS.toMillis(1);

  /** A day; behind a blank or T, a time; behind that, an offset: UTC where there is none. */
  private static final DateTimeFormatter TIMESTAMP =
      new DateTimeFormatterBuilder()
          .append(DateTimeFormatter.ISO_LOCAL_DATE)
          .optionalStart()
          .appendPattern("['T'][ ]")
          .append(DateTimeFormatter.ISO_LOCAL_TIME)
          .optionalStart()
          .appendOffset("+HH:mm", "Z")
          .optionalEnd()
          .optionalEnd()
          .parseDefaulting(ChronoField.HOUR_OF_DAY, 0)
          .parseDefaulting(ChronoField.MINUTE_OF_HOUR, 0)
          .parseDefaulting(ChronoField.OFFSET_SECONDS, 0)
          .toFormatter(Locale.ROOT);

  private FittedParameter() {}

  /**
   * The value as the plan wants it.
   *
   * @param value as Avatica holds it: times as milliseconds, days as their number since 1970
   * @param type of {@link Types}
   * @param ordinal of the parameter, from 1
   * @throws StatementException if it cannot be one
   */
  static Object of(Object value, int type, int ordinal) {
    try {
      return fitted(value, type);
    } catch (IllegalArgumentException | ArithmeticException | DateTimeException e) {
      throw new StatementException(
          SqlError.NOT_CONVERTIBLE.said(
              "The value of parameter "
                  + ordinal
                  + ", '"
                  + value
                  + "', is none of the type that the statement wants there: "
                  + wanted(type)
                  + ".",
              e));
    }
  }

  private static Object fitted(Object value, int type) {
    if (type == Types.VARCHAR || type == Types.CHAR) {
      return value instanceof Number || value instanceof Boolean ? value.toString() : value;
    }
    if (NUMBERS.contains(type)) {
      return number(value, type);
    }
    return switch (type) {
      case Types.BOOLEAN -> truth(value);
      case Types.TIMESTAMP -> timestamp(value);
      case Types.DATE -> day(value);
      case Types.TIME ->
          value instanceof String text
              ? (int) TimeUnit.NANOSECONDS.toMillis(LocalTime.parse(text.strip()).toNanoOfDay())
              : value;
      default -> value;
    };
  }

  private static Object number(Object value, int type) {
    if (value instanceof Boolean truth) {
      return number(truth ? BigDecimal.ONE : BigDecimal.ZERO, type);
    }
    return value instanceof String || value instanceof Number
        ? number(new BigDecimal(value.toString().strip()), type)
        : value;
  }

  private static Object number(BigDecimal value, int type) {
    return switch (type) {
      case Types.TINYINT -> value.byteValueExact();
      case Types.SMALLINT -> value.shortValueExact();
      case Types.INTEGER -> value.intValueExact();
      case Types.BIGINT -> value.longValueExact();
      case Types.DECIMAL -> value;
      default -> value.doubleValue();
    };
  }

  private static Object truth(Object value) {
    if (value instanceof Number number) {
      return new BigDecimal(number.toString()).signum() != 0;
    }
    if (!(value instanceof String text)) {
      return value;
    }
    Boolean truth = Truth.of(text);
    if (truth == null) {
      throw new IllegalArgumentException("neither true nor false");
    }
    return truth;
  }

  private static Object timestamp(Object value) {
    if (value instanceof Integer day) {
      return day * DAY;
    }
    return value instanceof String text
        ? TIMESTAMP.parse(text.strip(), FittedParameter::instant).toEpochMilli()
        : value;
  }

  private static Instant instant(TemporalAccessor parsed) {
    return OffsetDateTime.from(parsed).toInstant();
  }

  private static Object day(Object value) {
    if (value instanceof Long millis) {
      return (int) Math.floorDiv(millis, DAY);
    }
    return value instanceof String text ? (int) day(text.strip()).toEpochDay() : value;
  }

  private static LocalDate day(String text) {
    return OffsetDateTime.from(TIMESTAMP.parse(text))
        .atZoneSameInstant(ZoneOffset.UTC)
        .toLocalDate();
  }

  private static String wanted(int type) {
    return switch (type) {
      case Types.BOOLEAN -> "true or false";
      case Types.TIMESTAMP -> "a time such as 2026-01-31 10:00:00";
      case Types.DATE -> "a day such as 2026-01-31";
      case Types.TIME -> "a time of a day such as 10:00:00";
      case Types.TINYINT, Types.SMALLINT, Types.INTEGER, Types.BIGINT -> "a whole number in range";
      default -> "a number";
    };
  }
}
