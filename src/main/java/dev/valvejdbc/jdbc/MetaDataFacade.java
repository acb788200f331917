package dev.valvejdbc.jdbc;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Repairs the metadata: names and versions of ours, no catalogs, no transactions. */
final class MetaDataFacade {
  private final Connection connection;
  private final DatabaseMetaData target;
  private final Product product;

  MetaDataFacade(Connection connection, DatabaseMetaData target, Product product) {
    this.connection = connection;
    this.target = target;
    this.product = product;
  }

  public Connection getConnection() {
    return connection;
  }

  public String getURL() {
    return product.url();
  }

  public String getDatabaseProductName() {
    return product.name();
  }

  public String getDatabaseProductVersion() {
    return product.databaseVersion();
  }

  public String getDriverName() {
    return product.driverName();
  }

  public String getDriverVersion() {
    return product.version();
  }

  public boolean isReadOnly() {
    return true;
  }

  public boolean supportsTransactions() {
    return false;
  }

  public boolean supportsTransactionIsolationLevel(int level) {
    return level == Connection.TRANSACTION_NONE;
  }

  public int getDefaultTransactionIsolation() {
    return Connection.TRANSACTION_NONE;
  }

  public boolean supportsResultSetType(int type) {
    return type == ResultSet.TYPE_FORWARD_ONLY;
  }

  public boolean supportsResultSetConcurrency(int type, int concurrency) {
    return type == ResultSet.TYPE_FORWARD_ONLY && concurrency == ResultSet.CONCUR_READ_ONLY;
  }

  public boolean supportsResultSetHoldability(int holdability) {
    return holdability == ResultSet.CLOSE_CURSORS_AT_COMMIT;
  }

  public boolean supportsCatalogsInDataManipulation() {
    return false;
  }

  public boolean supportsCatalogsInTableDefinitions() {
    return false;
  }

  public boolean supportsCatalogsInProcedureCalls() {
    return false;
  }

  public boolean supportsCatalogsInIndexDefinitions() {
    return false;
  }

  public boolean supportsCatalogsInPrivilegeDefinitions() {
    return false;
  }

  /** Nulls sort as the largest value: last when ascending, first when descending. */
  public boolean nullsAreSortedHigh() {
    return true;
  }

  public boolean nullsAreSortedLow() {
    return false;
  }

  public boolean nullsAreSortedAtStart() {
    return false;
  }

  public boolean nullsAreSortedAtEnd() {
    return false;
  }

  public ResultSet getTables(
      @Nullable String catalog,
      @Nullable String schema,
      @Nullable String table,
      String @Nullable [] types)
      throws SQLException {
    return target.getTables(none(catalog), schema, table, types);
  }

  public ResultSet getColumns(
      @Nullable String catalog,
      @Nullable String schema,
      @Nullable String table,
      @Nullable String column)
      throws SQLException {
    return target.getColumns(none(catalog), schema, table, column);
  }

  /** Tools pass the empty name where a driver has no catalogs. */
  private static @Nullable String none(@Nullable String catalog) {
    return catalog != null && catalog.isEmpty() ? null : catalog;
  }
}
