package dev.valvejdbc.jdbc;

import java.io.InputStream;
import java.io.Reader;
import java.net.URL;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Connection;
import java.sql.NClob;
import java.sql.SQLException;
import java.sql.SQLType;
import java.sql.SQLXML;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/** Reads the values of parameters that come as streams: no method of these drops its value. */
abstract class ParameterStreams extends StatementFacade {
  ParameterStreams(Connection connection, Statement target, Repairs repairs) {
    super(connection, target, repairs);
  }

  public abstract void setString(int index, @Nullable String value) throws SQLException;

  public abstract void setBytes(int index, byte @Nullable [] value) throws SQLException;

  public abstract void setObject(int index, @Nullable Object value) throws SQLException;

  public void setObject(int index, @Nullable Object value, int type) throws SQLException {
    setObject(index, ParameterValues.of(value, type));
  }

  public void setObject(int index, @Nullable Object value, int type, int scale)
      throws SQLException {
    setObject(index, ParameterValues.of(value, type, scale));
  }

  public void setObject(int index, @Nullable Object value, @Nullable SQLType type)
      throws SQLException {
    Integer number = type == null ? null : type.getVendorTypeNumber();
    setObject(index, number == null ? value : ParameterValues.of(value, number));
  }

  public void setObject(int index, @Nullable Object value, @Nullable SQLType type, int scale)
      throws SQLException {
    Integer number = type == null ? null : type.getVendorTypeNumber();
    setObject(index, number == null ? value : ParameterValues.of(value, number, scale));
  }

  public void setCharacterStream(int index, @Nullable Reader value) throws SQLException {
    setString(index, StreamedText.of(value, StreamedText.ALL));
  }

  public void setCharacterStream(int index, @Nullable Reader value, int length)
      throws SQLException {
    setCharacterStream(index, value, (long) length);
  }

  public void setCharacterStream(int index, @Nullable Reader value, long length)
      throws SQLException {
    setString(index, StreamedText.of(value, length));
  }

  public void setNCharacterStream(int index, @Nullable Reader value) throws SQLException {
    setCharacterStream(index, value);
  }

  public void setNCharacterStream(int index, @Nullable Reader value, long length)
      throws SQLException {
    setCharacterStream(index, value, length);
  }

  public void setClob(int index, @Nullable Reader value) throws SQLException {
    setCharacterStream(index, value);
  }

  public void setClob(int index, @Nullable Reader value, long length) throws SQLException {
    setCharacterStream(index, value, length);
  }

  public void setClob(int index, @Nullable Clob value) throws SQLException {
    if (value == null) {
      setString(index, null);
    } else {
      setCharacterStream(index, value.getCharacterStream());
    }
  }

  public void setNClob(int index, @Nullable Reader value) throws SQLException {
    setCharacterStream(index, value);
  }

  public void setNClob(int index, @Nullable Reader value, long length) throws SQLException {
    setCharacterStream(index, value, length);
  }

  public void setNClob(int index, @Nullable NClob value) throws SQLException {
    setClob(index, value);
  }

  public void setAsciiStream(int index, @Nullable InputStream value) throws SQLException {
    setCharacterStream(index, StreamedText.ascii(value));
  }

  public void setAsciiStream(int index, @Nullable InputStream value, int length)
      throws SQLException {
    setCharacterStream(index, StreamedText.ascii(value), (long) length);
  }

  public void setAsciiStream(int index, @Nullable InputStream value, long length)
      throws SQLException {
    setCharacterStream(index, StreamedText.ascii(value), length);
  }

  public void setBinaryStream(int index, @Nullable InputStream value) throws SQLException {
    setBytes(index, StreamedText.bytes(value, StreamedText.ALL));
  }

  public void setBinaryStream(int index, @Nullable InputStream value, int length)
      throws SQLException {
    setBinaryStream(index, value, (long) length);
  }

  public void setBinaryStream(int index, @Nullable InputStream value, long length)
      throws SQLException {
    setBytes(index, StreamedText.bytes(value, length));
  }

  public void setBlob(int index, @Nullable InputStream value) throws SQLException {
    setBinaryStream(index, value);
  }

  public void setBlob(int index, @Nullable InputStream value, long length) throws SQLException {
    setBinaryStream(index, value, length);
  }

  public void setBlob(int index, @Nullable Blob value) throws SQLException {
    setBinaryStream(index, value == null ? null : value.getBinaryStream());
  }

  public void setSQLXML(int index, @Nullable SQLXML value) throws SQLException {
    setString(index, value == null ? null : value.getString());
  }

  public void setURL(int index, @Nullable URL value) throws SQLException {
    setString(index, value == null ? null : value.toString());
  }

  /** Sets what is to be read first; false for what is no stream. */
  final boolean stream(int index, @Nullable Object value) throws SQLException {
    if (value instanceof Reader text) {
      setCharacterStream(index, text);
    } else if (value instanceof Clob text) {
      setClob(index, text);
    } else if (value instanceof InputStream bytes) {
      setBinaryStream(index, bytes);
    } else if (value instanceof Blob bytes) {
      setBlob(index, bytes);
    } else if (value instanceof SQLXML text) {
      setSQLXML(index, text);
    } else {
      return false;
    }
    return true;
  }
}
