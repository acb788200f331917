package dev.valvejdbc.jdbc;

import dev.valvejdbc.errors.SqlError;
import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** Keeps the settings of a connection that change nothing for game servers. */
abstract class ConnectionSettings {
  private final ConnectionWarnings warnings;
  private final Properties clientInfo = new Properties();
  private boolean autoCommit = true;
  private int networkTimeout;

  ConnectionSettings(ConnectionWarnings warnings) {
    this.warnings = warnings;
  }

  /** Fails if the connection is closed. */
  abstract void open() throws SQLException;

  final ConnectionWarnings warnings() {
    return warnings;
  }

  public void commit() throws SQLException {
    open();
  }

  public void rollback() throws SQLException {
    open();
  }

  public void setAutoCommit(boolean on) throws SQLException {
    open();
    autoCommit = on;
  }

  public boolean getAutoCommit() throws SQLException {
    open();
    return autoCommit;
  }

  /** Accepts the levels that JDBC knows; none of them means anything to servers. */
  public void setTransactionIsolation(int level) throws SQLException {
    open();
    if (!Set.of(0, 1, 2, 4, 8).contains(level)) {
      throw SqlError.ARGUMENT.said(level + " is no transaction isolation level.", null);
    }
  }

  public int getTransactionIsolation() throws SQLException {
    open();
    return Connection.TRANSACTION_NONE;
  }

  public void setReadOnly(boolean readOnly) throws SQLException {
    open();
  }

  public boolean isReadOnly() throws SQLException {
    open();
    return true;
  }

  public void setCatalog(String catalog) throws SQLException {
    open();
  }

  public @Nullable String getCatalog() throws SQLException {
    open();
    return null;
  }

  public @Nullable String nativeSQL(@Nullable String sql) {
    return sql;
  }

  public Map<String, Class<?>> getTypeMap() {
    return Map.of();
  }

  public void setTypeMap(@Nullable Map<String, Class<?>> map) throws SQLException {
    if (map != null && !map.isEmpty()) {
      throw SqlError.UNSUPPORTED.said("There are no types to map.", null);
    }
  }

  public Array createArrayOf(@Nullable String type, Object @Nullable [] elements)
      throws SQLException {
    throw SqlError.UNSUPPORTED.said("No statement takes an array.", null);
  }

  /**
   * Bounds how long a statement may be prepared; how long servers are waited for is the property
   * timeout, and how long a statement may run its own.
   */
  public void setNetworkTimeout(@Nullable Executor executor, int millis) throws SQLException {
    open();
    if (millis < 0) {
      throw SqlError.ARGUMENT.exception("A timeout");
    }
    networkTimeout = millis;
  }

  public int getNetworkTimeout() throws SQLException {
    open();
    return networkTimeout;
  }

  public void setClientInfo(@Nullable String name, @Nullable String value) {
    if (name != null) {
      clientInfo.setProperty(name, value == null ? "" : value);
    }
  }

  public void setClientInfo(@Nullable Properties properties) {
    if (properties != null) {
      clientInfo.putAll(properties);
    }
  }

  public Properties getClientInfo() {
    Properties copy = new Properties();
    copy.putAll(clientInfo);
    return copy;
  }

  public @Nullable String getClientInfo(@Nullable String name) {
    return name == null ? null : clientInfo.getProperty(name);
  }

  public int getHoldability() {
    return ResultSet.HOLD_CURSORS_OVER_COMMIT;
  }

  public void setHoldability(int holdability) {}

  public @Nullable SQLWarning getWarnings() throws SQLException {
    open();
    return warnings.first();
  }

  public void clearWarnings() throws SQLException {
    open();
    warnings.clear();
  }
}
