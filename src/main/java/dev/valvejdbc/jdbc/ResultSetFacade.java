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
final class ResultSetFacade {
  private final ResultSet target;
  private final Statement statement;
  private final Execution execution;
  private final Facades facades;

  private ResultSetFacade(
      ResultSet target, Statement statement, Execution execution, Facades facades) {
    this.target = target;
    this.statement = statement;
    this.execution = execution;
    this.facades = facades;
  }

  static ResultSet of(ResultSet target, Statement statement, Execution execution, Facades facades) {
    return facades.of(
        ResultSet.class, target, new ResultSetFacade(target, statement, execution, facades));
  }

  public Statement getStatement() {
    return statement;
  }

  public @Nullable SQLWarning getWarnings() {
    return execution.warnings();
  }

  public void clearWarnings() {
    execution.clearWarnings();
  }

  public ResultSetMetaData getMetaData() throws SQLException {
    ResultSetMetaData columns = target.getMetaData();
    return facades.of(ResultSetMetaData.class, columns, new ResultColumnsFacade(columns));
  }

  public <T> @Nullable T getObject(String label, Class<T> type) throws SQLException {
    return getObject(target.findColumn(label), type);
  }

  public <T> @Nullable T getObject(int column, Class<T> type) throws SQLException {
    Object value = converted(column, type);
    return value == null || target.wasNull() ? null : type.cast(value);
  }

  private @Nullable Object converted(int column, Class<?> type) throws SQLException {
    if (type == String.class) {
      return target.getString(column);
    }
    if (Number.class.isAssignableFrom(type) || type == Boolean.class) {
      return number(column, type);
    }
    if (type == Date.class) {
      return target.getDate(column);
    }
    if (type == LocalDate.class) {
      Timestamp day = utc(column);
      return day == null ? null : LocalDate.ofInstant(day.toInstant(), ZoneOffset.UTC);
    }
    if (type == Timestamp.class) {
      return target.getTimestamp(column);
    }
    Timestamp time =
        type == LocalDateTime.class || type == Instant.class || type == OffsetDateTime.class
            ? utc(column)
            : null;
    if (time == null) {
      return target.getObject(column);
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
    return target.getTimestamp(column, Calendar.getInstance(TimeZone.getTimeZone("UTC")));
  }

  private @Nullable Object number(int column, Class<?> type) throws SQLException {
    if (type == Boolean.class) {
      return target.getBoolean(column);
    }
    BigDecimal value = target.getBigDecimal(column);
    if (value == null || target.wasNull()) {
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
