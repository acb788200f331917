package dev.valvejdbc.jdbc.rows;

import dev.valvejdbc.errors.SqlError;
import java.io.InputStream;
import java.io.Reader;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URL;
import java.sql.Blob;
import java.sql.NClob;
import java.sql.Ref;
import java.sql.ResultSet;
import java.sql.RowId;
import java.sql.SQLException;
import java.sql.SQLXML;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Answers the reading methods that are deprecated, or for types that no column here has. */
interface RareReads extends ResultSet {

  @Override
  @Deprecated
  default @Nullable BigDecimal getBigDecimal(int column, int scale) throws SQLException {
    BigDecimal value = getBigDecimal(column);
    return value == null ? null : value.setScale(scale, RoundingMode.HALF_UP);
  }

  @Override
  @Deprecated
  default @Nullable InputStream getUnicodeStream(int column) throws SQLException {
    throw none("getUnicodeStream");
  }

  @Override
  default @Nullable String getCursorName() throws SQLException {
    throw none("getCursorName");
  }

  @Override
  default @Nullable Ref getRef(int column) throws SQLException {
    throw none("getRef");
  }

  @Override
  default @Nullable Blob getBlob(int column) throws SQLException {
    throw none("getBlob");
  }

  @Override
  default @Nullable URL getURL(int column) throws SQLException {
    throw none("getURL");
  }

  @Override
  default @Nullable RowId getRowId(int column) throws SQLException {
    throw none("getRowId");
  }

  @Override
  default @Nullable NClob getNClob(int column) throws SQLException {
    throw none("getNClob");
  }

  @Override
  default @Nullable SQLXML getSQLXML(int column) throws SQLException {
    throw none("getSQLXML");
  }

  @Override
  default @Nullable String getNString(int column) throws SQLException {
    return getString(column);
  }

  @Override
  default @Nullable Reader getNCharacterStream(int column) throws SQLException {
    return getCharacterStream(column);
  }

  /** No column has a type of the user's, so there is nothing to map. */
  @Override
  default @Nullable Object getObject(int column, Map<String, Class<?>> map) throws SQLException {
    return getObject(column);
  }

  private static SQLException none(String method) {
    return SqlError.UNSUPPORTED.said(
        "No column can be read by " + method + ": none has such a type.", null);
  }
}
