package dev.valvejdbc.jdbc.rows;

import dev.valvejdbc.errors.SqlError;
import dev.valvejdbc.jdbc.execution.SessionClock;
import dev.valvejdbc.jdbc.execution.Truth;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Reads a value of a row as an object of a wanted class. */
final class Conversions {
  private static final int TOO_LARGE_TO_WRITE_OUT = 1000;

  private final ResultSet row;

  private final SessionClock clock;

  /** Reads from a row, with times as a clock shows them. */
  Conversions(ResultSet row, SessionClock clock) {
    this.row = row;
    this.clock = clock;
  }

  @Nullable Object get(int column, @Nullable Class<?> type) throws SQLException {
    Object value = row.getObject(column);
    if (type == null) {
      throw SqlError.ARGUMENT.said("getObject needs a class to read the value as.", null);
    }
    if (value == null || type.isInstance(value)) {
      return value;
    }
    if (type == String.class) {
      return row.getString(column);
    }
    if (type == Boolean.class) {
      return value instanceof String text ? truth(text) : Boolean.valueOf(row.getBoolean(column));
    }
    if (type == byte[].class) {
      return row.getBytes(column);
    }
    if (Number.class.isAssignableFrom(type)) {
      return number(value, type);
    }
    return value instanceof java.util.Date ? time(column, value, type) : refused(value, type);
  }

  private static Boolean truth(String text) throws SQLException {
    Boolean truth = Truth.of(text);
    if (truth == null) {
      throw SqlError.NOT_CONVERTIBLE.said("'" + text + "' is neither true nor false.", null);
    }
    return truth;
  }

  private static Object number(Object value, Class<?> type) throws SQLException {
    BigDecimal number = decimal(value, type);
    try {
      if (type == BigDecimal.class) {
        return number;
      }
      if (type == Double.class) {
        return number.doubleValue();
      }
      if (type == Float.class) {
        return number.floatValue();
      }
      if (Math.abs((long) number.scale()) > TOO_LARGE_TO_WRITE_OUT) {
        throw new ArithmeticException("out of range");
      }
      BigInteger whole = number.toBigInteger();
      if (type == Integer.class) {
        return whole.intValueExact();
      }
      if (type == Long.class) {
        return whole.longValueExact();
      }
      if (type == Short.class) {
        return whole.shortValueExact();
      }
      if (type == Byte.class) {
        return whole.byteValueExact();
      }
      return type == BigInteger.class ? whole : refused(value, type);
    } catch (ArithmeticException e) {
      throw outOfRange(number, type.getSimpleName());
    }
  }

  static SQLException outOfRange(Object number, String type) {
    return SqlError.OUT_OF_RANGE.said(
        "The number " + number + " does not fit into " + type + ".", null);
  }

  private static BigDecimal decimal(Object value, Class<?> type) throws SQLException {
    try {
      return value instanceof Boolean truth
          ? (truth ? BigDecimal.ONE : BigDecimal.ZERO)
          : new BigDecimal(value.toString().strip());
    } catch (NumberFormatException e) {
      throw SqlError.NOT_CONVERTIBLE.said("'" + value + "' is no " + type.getSimpleName() + ".", e);
    }
  }

  private Object time(int column, Object value, Class<?> type) throws SQLException {
    if (value instanceof Time) {
      return type == LocalTime.class
          ? LocalTime.ofNanoOfDay(TimeUnit.MILLISECONDS.toNanos(row.getLong(column)))
          : refused(value, type);
    }
    if (type == Date.class) {
      return row.getDate(column);
    }
    if (type == Time.class && value instanceof Timestamp) {
      return row.getTime(column);
    }
    if (type == Timestamp.class) {
      return row.getTimestamp(column);
    }
    // as a number: by way of a Timestamp, the hour that a zone skips in spring would be lost
    long number = row.getLong(column);
    ZonedDateTime at =
        value instanceof Date
            ? Instant.ofEpochMilli(TimeUnit.DAYS.toMillis(number)).atZone(ZoneOffset.UTC)
            : clock.at(number);
    for (Object form : forms(at, value instanceof Date)) {
      if (type.isInstance(form)) {
        return form;
      }
    }
    return refused(value, type);
  }

  private static List<Object> forms(ZonedDateTime at, boolean isDay) {
    return isDay
        ? List.of(at.toLocalDate(), at.toLocalDateTime())
        : List.of(
            at.toLocalDateTime(),
            at.toInstant(),
            at.toOffsetDateTime(),
            at,
            at.toLocalDate(),
            at.toLocalTime());
  }

  private static Object refused(Object value, Class<?> type) throws SQLException {
    throw SqlError.UNSUPPORTED.said(
        "A "
            + value.getClass().getSimpleName()
            + " cannot be read as "
            + type.getName()
            + "; read it as a String and convert it.",
        null);
  }
}
