package dev.valvejdbc.jdbc.rows;

import dev.valvejdbc.errors.SqlError;
import dev.valvejdbc.jdbc.repair.CalciteErrors;
import dev.valvejdbc.jdbc.repair.Facades;
import java.io.InputStream;
import java.math.BigDecimal;
import java.sql.Array;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Time;
import java.sql.Timestamp;
import java.util.Calendar;
import org.jspecify.annotations.Nullable;

/**
 * Forwards each reading method of a result to its target, and maps what it throws to an
 * SQLException with a state. The methods are written out, since they are called for each of
 * millions of rows: a dynamic proxy costs some fifty nanoseconds a value more.
 */
abstract class ForwardedRows
    implements ReadsByLabel, RareReads, ForwardOnly, RefusedUpdates, RefusedUpdatesByLabel {
  private final ResultSet target;
  private final CalciteErrors errors;
  private boolean onRow;

  ForwardedRows(ResultSet target, CalciteErrors errors) {
    this.target = target;
    this.errors = errors;
  }

  /** One call of the target. */
  private interface Call<T extends @Nullable Object> {
    T make() throws SQLException;
  }

  private <T extends @Nullable Object> T read(Call<T> call) throws SQLException {
    try {
      return call.make();
    } catch (SQLException | RuntimeException | Error e) {
      throw errors.map(e);
    }
  }

  /** Reads a value of the row on which the cursor stands. */
  private <T extends @Nullable Object> T value(Call<T> call) throws SQLException {
    if (!onRow && !isClosed()) {
      throw SqlError.NOT_ON_ROW.exception();
    }
    return read(call);
  }

  @Override
  public boolean next() throws SQLException {
    onRow = read(target::next);
    return onRow;
  }

  @Override
  public void close() throws SQLException {
    read(
        () -> {
          target.close();
          return true;
        });
  }

  @Override
  public boolean wasNull() throws SQLException {
    return read(target::wasNull);
  }

  @Override
  public @Nullable String getString(int column) throws SQLException {
    return value(() -> target.getString(column));
  }

  @Override
  public boolean getBoolean(int column) throws SQLException {
    return value(() -> target.getBoolean(column));
  }

  @Override
  public byte getByte(int column) throws SQLException {
    return value(() -> target.getByte(column));
  }

  @Override
  public short getShort(int column) throws SQLException {
    return value(() -> target.getShort(column));
  }

  @Override
  public int getInt(int column) throws SQLException {
    return value(() -> target.getInt(column));
  }

  @Override
  public long getLong(int column) throws SQLException {
    return value(() -> target.getLong(column));
  }

  @Override
  public float getFloat(int column) throws SQLException {
    return value(() -> target.getFloat(column));
  }

  @Override
  public double getDouble(int column) throws SQLException {
    return value(() -> target.getDouble(column));
  }

  @Override
  public byte @Nullable [] getBytes(int column) throws SQLException {
    return value(() -> target.getBytes(column));
  }

  @Override
  public @Nullable Date getDate(int column) throws SQLException {
    return value(() -> target.getDate(column));
  }

  @Override
  public @Nullable Time getTime(int column) throws SQLException {
    return value(() -> target.getTime(column));
  }

  @Override
  public @Nullable Timestamp getTimestamp(int column) throws SQLException {
    return value(() -> target.getTimestamp(column));
  }

  @Override
  public @Nullable InputStream getBinaryStream(int column) throws SQLException {
    return value(() -> target.getBinaryStream(column));
  }

  @Override
  public ResultSetMetaData getMetaData() throws SQLException {
    return read(target::getMetaData);
  }

  @Override
  public @Nullable Object getObject(int column) throws SQLException {
    return value(() -> target.getObject(column));
  }

  @Override
  public int findColumn(String label) throws SQLException {
    return read(() -> target.findColumn(label));
  }

  @Override
  public @Nullable BigDecimal getBigDecimal(int column) throws SQLException {
    return value(() -> target.getBigDecimal(column));
  }

  @Override
  public boolean isBeforeFirst() throws SQLException {
    return read(target::isBeforeFirst);
  }

  @Override
  public boolean isAfterLast() throws SQLException {
    return read(target::isAfterLast);
  }

  @Override
  public boolean isFirst() throws SQLException {
    return read(target::isFirst);
  }

  @Override
  public int getRow() throws SQLException {
    return read(target::getRow);
  }

  @Override
  public void setFetchSize(int rows) throws SQLException {
    read(
        () -> {
          target.setFetchSize(rows);
          return true;
        });
  }

  @Override
  public int getFetchSize() throws SQLException {
    return read(target::getFetchSize);
  }

  @Override
  public int getType() throws SQLException {
    return read(target::getType);
  }

  @Override
  public @Nullable Array getArray(int column) throws SQLException {
    return value(() -> target.getArray(column));
  }

  @Override
  public @Nullable Date getDate(int column, Calendar calendar) throws SQLException {
    return value(() -> target.getDate(column, calendar));
  }

  @Override
  public @Nullable Time getTime(int column, Calendar calendar) throws SQLException {
    return value(() -> target.getTime(column, calendar));
  }

  @Override
  public @Nullable Timestamp getTimestamp(int column, Calendar calendar) throws SQLException {
    return value(() -> target.getTimestamp(column, calendar));
  }

  @Override
  public boolean isClosed() throws SQLException {
    return read(target::isClosed);
  }

  @Override
  public int getConcurrency() {
    return CONCUR_READ_ONLY;
  }

  @Override
  public boolean rowUpdated() {
    return false;
  }

  @Override
  public boolean rowInserted() {
    return false;
  }

  @Override
  public boolean rowDeleted() {
    return false;
  }

  @Override
  public boolean isWrapperFor(@Nullable Class<?> type) {
    return type != null && (type.isInstance(this) || type.isInstance(target));
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    return Facades.unwrapped(type, this, target);
  }
}
