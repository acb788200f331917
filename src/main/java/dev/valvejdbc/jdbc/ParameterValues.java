package dev.valvejdbc.jdbc;

import dev.valvejdbc.errors.SqlError;
import java.io.InputStream;
import java.io.Reader;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.net.InetAddress;
import java.net.URI;
import java.net.URL;
import java.sql.Array;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.SQLException;
import java.sql.SQLXML;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.Temporal;
import java.time.temporal.TemporalAmount;
import java.util.Calendar;
import java.util.Date;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes values of the classes that applications give those that parameters take. */
final class ParameterValues {
  private static final DateTimeFormatter TIME =
      new DateTimeFormatterBuilder()
          .appendPattern("uuuu-MM-dd HH:mm:ss")
          .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
          .toFormatter(Locale.ROOT);

  private static final Set<Integer> NUMBERS =
      Set.of(
          Types.TINYINT,
          Types.SMALLINT,
          Types.INTEGER,
          Types.BIGINT,
          Types.DECIMAL,
          Types.NUMERIC,
          Types.REAL,
          Types.FLOAT,
          Types.DOUBLE);

  private ParameterValues() {}

  /** A value for which an application names a type: a text is then read as a number. */
  static @Nullable Object of(@Nullable Object value, int type) throws SQLException {
    if (!(value instanceof CharSequence text) || !NUMBERS.contains(type)) {
      return value;
    }
    try {
      return new BigDecimal(text.toString().strip());
    } catch (NumberFormatException e) {
      throw SqlError.NOT_CONVERTIBLE.exception(text.toString());
    }
  }

  /** The same, with so many digits behind the point. */
  static @Nullable Object of(@Nullable Object value, int type, int scale) throws SQLException {
    Object number = of(value, type);
    boolean digits = type == Types.DECIMAL || type == Types.NUMERIC;
    return digits && scale >= 0 && number instanceof BigDecimal exact
        ? exact.setScale(scale, RoundingMode.HALF_UP)
        : number;
  }

  /**
   * A value of a class that parameters take.
   *
   * @throws SQLException if it is of a class that tells no value
   */
  @SuppressWarnings("JavaUtilDate") // what applications give
  static @Nullable Object plain(@Nullable Object value) throws SQLException {
    if (value == null || value instanceof String || value instanceof Temporal) {
      return value;
    }
    if (value instanceof BigInteger whole) {
      return new BigDecimal(whole);
    }
    if (value instanceof Calendar calendar) {
      return calendar.toInstant();
    }
    if (value instanceof InetAddress address) {
      return address.getHostAddress();
    }
    if (value instanceof Enum<?> constant) {
      return constant.name();
    }
    if (value instanceof CharSequence
        || value instanceof Character
        || value instanceof UUID
        || value instanceof URI
        || value instanceof URL
        || value instanceof TemporalAmount) {
      return value.toString();
    }
    if (value instanceof Number
        || value instanceof Boolean
        || value instanceof byte[]
        || value instanceof Date
        || value instanceof Reader
        || value instanceof InputStream
        || value instanceof Clob
        || value instanceof Blob
        || value instanceof SQLXML
        || value instanceof Array) {
      return value;
    }
    throw SqlError.ARGUMENT.said(
        "An object of this class cannot be the value of a parameter: give a text, a number, a truth"
            + " value, a time or bytes.",
        null);
  }

  /** How a text shows a time: as the application has it, in UTC where it tells an offset. */
  static String text(@Nullable Object time) {
    if (time instanceof LocalDateTime local) {
      return TIME.format(local);
    }
    if (time instanceof java.time.Instant instant) {
      return TIME.format(instant.atOffset(ZoneOffset.UTC));
    }
    if (time instanceof OffsetDateTime offset) {
      return TIME.format(offset.withOffsetSameInstant(ZoneOffset.UTC));
    }
    if (time instanceof ZonedDateTime zoned) {
      return TIME.format(zoned.withZoneSameInstant(ZoneOffset.UTC));
    }
    if (time instanceof Timestamp shown) {
      return TIME.format(shown.toLocalDateTime());
    }
    return time instanceof Date date && time.getClass() == Date.class
        ? TIME.format(date.toInstant().atOffset(ZoneOffset.UTC))
        : String.valueOf(time);
  }
}
