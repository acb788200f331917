package dev.valvejdbc.jdbc;

import java.math.BigDecimal;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Calendar;
import java.util.TimeZone;
import org.jspecify.annotations.Nullable;

/**
 * Repairs a result: its statement and warnings are the facade's, values come as any usual class.
 */
final class ResultSetFacade extends ForwardedRows {
  private final Statement statement;
  private final Execution execution;
  private final Facades facades;

  ResultSetFacade(ResultSet target, Statement statement, Execution execution, Facades facades) {
    super(target, facades.errors());
    this.statement = statement;
    this.execution = execution;
    this.facades = facades;
  }

  @Override
  public Statement getStatement() {
    return statement;
  }

  @Override
  public @Nullable SQLWarning getWarnings() {
    return execution.warnings();
  }

  @Override
  public void clearWarnings() {
    execution.clearWarnings();
  }

  @Override
  public ResultSetMetaData getMetaData() throws SQLException {
    ResultSetMetaData columns = super.getMetaData();
    return facades.of(ResultSetMetaData.class, columns, new ResultColumnsFacade(columns));
  }

  @Override
  public <T> @Nullable T getObject(int column, Class<T> type) throws SQLException {
    Object value = converted(column, type);
    return value == null || wasNull() ? null : type.cast(value);
  }

  private @Nullable Object converted(int column, Class<?> type) throws SQLException {
    if (type == String.class) {
      return getString(column);
    }
    if (Number.class.isAssignableFrom(type) || type == Boolean.class) {
      return number(column, type);
    }
    if (type == Date.class) {
      return getDate(column);
    }
    if (type == LocalDate.class) {
      Timestamp day = utc(column);
      return day == null ? null : LocalDate.ofInstant(day.toInstant(), ZoneOffset.UTC);
    }
    if (type == Timestamp.class) {
      return getTimestamp(column);
    }
    Timestamp time =
        type == LocalDateTime.class || type == Instant.class || type == OffsetDateTime.class
            ? utc(column)
            : null;
    if (time == null) {
      return getObject(column);
    }
    Instant instant = time.toInstant();
    if (type == Instant.class) {
      return instant;
    }
    return type == LocalDateTime.class
        ? LocalDateTime.ofInstant(instant, ZoneOffset.UTC)
        : instant.atOffset(ZoneOffset.UTC);
  }

  private @Nullable Timestamp utc(int column) throws SQLException {
    return getTimestamp(column, Calendar.getInstance(TimeZone.getTimeZone("UTC")));
  }

  private @Nullable Object number(int column, Class<?> type) throws SQLException {
    if (type == Boolean.class) {
      return getBoolean(column);
    }
    BigDecimal value = getBigDecimal(column);
    if (value == null || wasNull()) {
      return null;
    }
    if (type == Integer.class) {
      return value.intValueExact();
    }
    if (type == Long.class) {
      return value.longValueExact();
    }
    if (type == Short.class) {
      return value.shortValueExact();
    }
    if (type == Byte.class) {
      return value.byteValueExact();
    }
    if (type == Double.class) {
      return value.doubleValue();
    }
    return type == Float.class ? (Object) value.floatValue() : value;
  }
}
