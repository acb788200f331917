package dev.valvejdbc.jdbc;

import dev.valvejdbc.errors.SqlError;
import dev.valvejdbc.jdbc.execution.OwnDatabases;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Calendar;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A prepared statement that writes into a database of the user's own. Its parameters are kept until
 * it runs, since its transaction begins only then.
 */
final class PreparedWriteFacade extends ParameterStreams {
  private final String sql;
  private final OwnDatabases.Write write;
  private final PreparedStatement self;
  private final List<@Nullable Object> values = new ArrayList<>();
  private final List<List<@Nullable Object>> batch = new ArrayList<>();

  PreparedWriteFacade(
      Connection connection,
      Statement target,
      String sql,
      OwnDatabases.Write write,
      Repairs repairs) {
    super(connection, target, repairs);
    this.sql = sql;
    this.write = write;
    self = repairs.facades().of(PreparedStatement.class, target, this);
    is(self);
  }

  PreparedStatement prepared() {
    return self;
  }

  private List<@Nullable Object> row() {
    return new ArrayList<>(values);
  }

  public int executeUpdate() throws SQLException {
    return written(sql, write, List.of(row()))[0];
  }

  public long executeLargeUpdate() throws SQLException {
    return executeUpdate();
  }

  public boolean execute() throws SQLException {
    executeUpdate();
    return false;
  }

  @SuppressWarnings("DoNotCallSuggester") // called by reflection alone
  public ResultSet executeQuery() throws SQLException {
    throw SqlError.ARGUMENT.said(
        "This statement writes: run it with executeUpdate or execute, not with executeQuery.",
        null);
  }

  public void addBatch() {
    batch.add(row());
  }

  @Override
  public void clearBatch() {
    batch.clear();
  }

  @Override
  public int[] executeBatch() throws SQLException {
    List<List<@Nullable Object>> rows = new ArrayList<>(batch);
    batch.clear();
    return rows.isEmpty() ? new int[0] : written(sql, write, rows);
  }

  public void clearParameters() {
    values.clear();
  }

  private void set(int index, @Nullable Object value) throws SQLException {
    if (index < 1) {
      throw SqlError.UNKNOWN_PARAMETER.said("There is no parameter " + index + ".", null);
    }
    while (values.size() < index) {
      values.add(null);
    }
    values.set(index - 1, value);
  }

  public void setNull(int index, int type) throws SQLException {
    set(index, null);
  }

  public void setNull(int index, int type, @Nullable String name) throws SQLException {
    set(index, null);
  }

  @Override
  public void setString(int index, @Nullable String value) throws SQLException {
    set(index, value);
  }

  public void setNString(int index, @Nullable String value) throws SQLException {
    set(index, value);
  }

  public void setBoolean(int index, boolean value) throws SQLException {
    set(index, value);
  }

  public void setByte(int index, byte value) throws SQLException {
    set(index, (int) value);
  }

  public void setShort(int index, short value) throws SQLException {
    set(index, (int) value);
  }

  public void setInt(int index, int value) throws SQLException {
    set(index, value);
  }

  public void setLong(int index, long value) throws SQLException {
    set(index, value);
  }

  public void setFloat(int index, float value) throws SQLException {
    set(index, (double) value);
  }

  public void setDouble(int index, double value) throws SQLException {
    set(index, value);
  }

  public void setBigDecimal(int index, @Nullable BigDecimal value) throws SQLException {
    set(index, value);
  }

  @Override
  public void setBytes(int index, byte @Nullable [] value) throws SQLException {
    set(index, value);
  }

  public void setTimestamp(int index, @Nullable Timestamp value) throws SQLException {
    set(index, value == null ? null : value.toInstant());
  }

  public void setTimestamp(int index, @Nullable Timestamp value, @Nullable Calendar zone)
      throws SQLException {
    setTimestamp(index, value);
  }

  public void setDate(int index, @Nullable Date value) throws SQLException {
    set(index, value == null ? null : value.toLocalDate());
  }

  public void setTime(int index, @Nullable Time value) throws SQLException {
    set(index, value == null ? null : value.toLocalTime());
  }

  /** Takes values of any usual class; times without a zone are in UTC. */
  @Override
  public void setObject(int index, @Nullable Object value) throws SQLException {
    Object known = ParameterValues.plain(value);
    if (!stream(index, known)) {
      set(index, plain(known));
    }
  }

  @SuppressWarnings("JavaUtilDate") // what applications give
  private static @Nullable Object plain(@Nullable Object value) {
    if (value instanceof LocalDateTime time) {
      return time.toInstant(ZoneOffset.UTC);
    }
    if (value instanceof ZonedDateTime time) {
      return time.toInstant();
    }
    if (value instanceof OffsetDateTime time) {
      return time.toInstant();
    }
    if (value instanceof Timestamp time) {
      return time.toInstant();
    }
    if (value instanceof Date day) {
      return day.toLocalDate();
    }
    if (value instanceof Time time) {
      return time.toLocalTime();
    }
    if (value instanceof java.util.Date date) {
      return Instant.ofEpochMilli(date.getTime());
    }
    if (value instanceof Float number) {
      return number.doubleValue();
    }
    return value;
  }
}
