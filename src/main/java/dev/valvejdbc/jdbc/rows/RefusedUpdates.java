package dev.valvejdbc.jdbc.rows;

import dev.valvejdbc.errors.SqlError;
import java.io.InputStream;
import java.io.Reader;
import java.math.BigDecimal;
import java.sql.Array;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Date;
import java.sql.NClob;
import java.sql.Ref;
import java.sql.ResultSet;
import java.sql.RowId;
import java.sql.SQLException;
import java.sql.SQLType;
import java.sql.SQLXML;
import java.sql.Time;
import java.sql.Timestamp;
import org.jspecify.annotations.Nullable;

/** Refuses to change a row, since results are read only. */
interface RefusedUpdates extends ResultSet {
  @Override
  default void updateNull(int column) throws SQLException {
    throw refused();
  }

  @Override
  default void updateBoolean(int column, boolean value) throws SQLException {
    throw refused();
  }

  @Override
  default void updateByte(int column, byte value) throws SQLException {
    throw refused();
  }

  @Override
  default void updateShort(int column, short value) throws SQLException {
    throw refused();
  }

  @Override
  default void updateInt(int column, int value) throws SQLException {
    throw refused();
  }

  @Override
  default void updateLong(int column, long value) throws SQLException {
    throw refused();
  }

  @Override
  default void updateFloat(int column, float value) throws SQLException {
    throw refused();
  }

  @Override
  default void updateDouble(int column, double value) throws SQLException {
    throw refused();
  }

  @Override
  default void updateBigDecimal(int column, @Nullable BigDecimal value) throws SQLException {
    throw refused();
  }

  @Override
  default void updateString(int column, @Nullable String value) throws SQLException {
    throw refused();
  }

  @Override
  default void updateBytes(int column, byte @Nullable [] value) throws SQLException {
    throw refused();
  }

  @Override
  default void updateDate(int column, @Nullable Date value) throws SQLException {
    throw refused();
  }

  @Override
  default void updateTime(int column, @Nullable Time value) throws SQLException {
    throw refused();
  }

  @Override
  default void updateTimestamp(int column, @Nullable Timestamp value) throws SQLException {
    throw refused();
  }

  @Override
  default void updateAsciiStream(int column, @Nullable InputStream value, int length)
      throws SQLException {
    throw refused();
  }

  @Override
  default void updateBinaryStream(int column, @Nullable InputStream value, int length)
      throws SQLException {
    throw refused();
  }

  @Override
  default void updateCharacterStream(int column, @Nullable Reader value, int length)
      throws SQLException {
    throw refused();
  }

  @Override
  default void updateObject(int column, @Nullable Object value, int length) throws SQLException {
    throw refused();
  }

  @Override
  default void updateObject(int column, @Nullable Object value) throws SQLException {
    throw refused();
  }

  @Override
  default void insertRow() throws SQLException {
    throw refused();
  }

  @Override
  default void updateRow() throws SQLException {
    throw refused();
  }

  @Override
  default void deleteRow() throws SQLException {
    throw refused();
  }

  @Override
  default void refreshRow() throws SQLException {
    throw refused();
  }

  @Override
  default void cancelRowUpdates() throws SQLException {
    throw refused();
  }

  @Override
  default void moveToInsertRow() throws SQLException {
    throw refused();
  }

  @Override
  default void moveToCurrentRow() throws SQLException {
    throw refused();
  }

  @Override
  default void updateRef(int column, @Nullable Ref value) throws SQLException {
    throw refused();
  }

  @Override
  default void updateBlob(int column, @Nullable Blob value) throws SQLException {
    throw refused();
  }

  @Override
  default void updateClob(int column, @Nullable Clob value) throws SQLException {
    throw refused();
  }

  @Override
  default void updateArray(int column, @Nullable Array value) throws SQLException {
    throw refused();
  }

  @Override
  default void updateRowId(int column, @Nullable RowId value) throws SQLException {
    throw refused();
  }

  @Override
  default void updateNString(int column, @Nullable String value) throws SQLException {
    throw refused();
  }

  @Override
  default void updateNClob(int column, @Nullable NClob value) throws SQLException {
    throw refused();
  }

  @Override
  default void updateSQLXML(int column, @Nullable SQLXML value) throws SQLException {
    throw refused();
  }

  @Override
  default void updateNCharacterStream(int column, @Nullable Reader value, long length)
      throws SQLException {
    throw refused();
  }

  @Override
  default void updateAsciiStream(int column, @Nullable InputStream value, long length)
      throws SQLException {
    throw refused();
  }

  @Override
  default void updateBinaryStream(int column, @Nullable InputStream value, long length)
      throws SQLException {
    throw refused();
  }

  @Override
  default void updateCharacterStream(int column, @Nullable Reader value, long length)
      throws SQLException {
    throw refused();
  }

  @Override
  default void updateBlob(int column, @Nullable InputStream value, long length)
      throws SQLException {
    throw refused();
  }

  @Override
  default void updateClob(int column, @Nullable Reader value, long length) throws SQLException {
    throw refused();
  }

  @Override
  default void updateNClob(int column, @Nullable Reader value, long length) throws SQLException {
    throw refused();
  }

  @Override
  default void updateNCharacterStream(int column, @Nullable Reader value) throws SQLException {
    throw refused();
  }

  @Override
  default void updateAsciiStream(int column, @Nullable InputStream value) throws SQLException {
    throw refused();
  }

  @Override
  default void updateBinaryStream(int column, @Nullable InputStream value) throws SQLException {
    throw refused();
  }

  @Override
  default void updateCharacterStream(int column, @Nullable Reader value) throws SQLException {
    throw refused();
  }

  @Override
  default void updateBlob(int column, @Nullable InputStream value) throws SQLException {
    throw refused();
  }

  @Override
  default void updateClob(int column, @Nullable Reader value) throws SQLException {
    throw refused();
  }

  @Override
  default void updateNClob(int column, @Nullable Reader value) throws SQLException {
    throw refused();
  }

  @Override
  default void updateObject(int column, @Nullable Object value, SQLType type, int length)
      throws SQLException {
    throw refused();
  }

  @Override
  default void updateObject(int column, @Nullable Object value, SQLType type) throws SQLException {
    throw refused();
  }

  private static SQLException refused() {
    return SqlError.READ_ONLY.said("Rows are read only; nothing can be changed in them.", null);
  }
}
