package dev.valvejdbc.jdbc.metadata;

import java.sql.Connection;
import java.sql.ResultSet;

/** Answers the questions of metadata that need no listing: names, versions, what is supported. */
abstract class MetaFacts {
  private static final int JDBC_MAJOR = 4;
  private static final int JDBC_MINOR = 3;

  private final Connection connection;
  private final Product product;

  MetaFacts(Connection connection, Product product) {
    this.connection = connection;
    this.product = product;
  }

  public Connection getConnection() {
    return connection;
  }

  public String getURL() {
    return product.url();
  }

  public String getUserName() {
    return product.user();
  }

  public String getDatabaseProductName() {
    return product.name();
  }

  public String getDatabaseProductVersion() {
    return product.databaseVersion();
  }

  public int getDatabaseMajorVersion() {
    return part(product.databaseVersion(), 0);
  }

  public int getDatabaseMinorVersion() {
    return part(product.databaseVersion(), 1);
  }

  public String getDriverName() {
    return product.driverName();
  }

  public String getDriverVersion() {
    return product.version();
  }

  public int getDriverMajorVersion() {
    return part(product.version(), 0);
  }

  public int getDriverMinorVersion() {
    return part(product.version(), 1);
  }

  private static int part(String version, int part) {
    return Integer.parseInt(version.split("\\D", -1)[part]);
  }

  public int getJDBCMajorVersion() {
    return JDBC_MAJOR;
  }

  public int getJDBCMinorVersion() {
    return JDBC_MINOR;
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

  public boolean supportsDataManipulationTransactionsOnly() {
    return false;
  }

  public boolean dataDefinitionCausesTransactionCommit() {
    return false;
  }

  public boolean supportsBatchUpdates() {
    return false;
  }

  public boolean locatorsUpdateCopy() {
    return false;
  }

  public boolean supportsResultSetType(int type) {
    return type == ResultSet.TYPE_FORWARD_ONLY;
  }

  public boolean supportsResultSetConcurrency(int type, int concurrency) {
    return type == ResultSet.TYPE_FORWARD_ONLY && concurrency == ResultSet.CONCUR_READ_ONLY;
  }

  /** A commit ends nothing, so results stay open. */
  public boolean supportsResultSetHoldability(int holdability) {
    return holdability == ResultSet.HOLD_CURSORS_OVER_COMMIT;
  }

  public int getResultSetHoldability() {
    return ResultSet.HOLD_CURSORS_OVER_COMMIT;
  }

  public boolean supportsOpenCursorsAcrossCommit() {
    return true;
  }

  public boolean supportsOpenCursorsAcrossRollback() {
    return true;
  }

  public boolean supportsOpenStatementsAcrossCommit() {
    return true;
  }

  public boolean supportsOpenStatementsAcrossRollback() {
    return true;
  }

  public boolean ownInsertsAreVisible(int type) {
    return false;
  }

  public boolean ownUpdatesAreVisible(int type) {
    return false;
  }

  public boolean ownDeletesAreVisible(int type) {
    return false;
  }

  public boolean othersInsertsAreVisible(int type) {
    return false;
  }

  public boolean othersUpdatesAreVisible(int type) {
    return false;
  }

  public boolean othersDeletesAreVisible(int type) {
    return false;
  }

  public boolean insertsAreDetected(int type) {
    return false;
  }

  public boolean updatesAreDetected(int type) {
    return false;
  }

  public boolean deletesAreDetected(int type) {
    return false;
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

  public boolean supportsStoredFunctionsUsingCallSyntax() {
    return false;
  }

  public boolean supportsSubqueriesInQuantifieds() {
    return true;
  }

  public boolean supportsConvert() {
    return false;
  }

  public boolean supportsANSI92IntermediateSQL() {
    return false;
  }

  public boolean supportsANSI92FullSQL() {
    return false;
  }

  public boolean supportsExtendedSQLGrammar() {
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

  /** Words that need quotes as names, besides those of SQL-92. */
  public String getSQLKeywords() {
    return "ASOF,DATETIME,DEFINE,EXPLAIN,FRIDAY,GROUPING,"
        + "JSON_SCOPE,LATERAL,LIMIT,MATCH_CONDITION,MATCH_RECOGNIZE,MEASURE,MERGE,MINUS,MONDAY,NEW,"
        + "OFFSET,ORDINAL,OVER,PARTITION,PATTERN,QUALIFY,RANGE,ROLLUP,ROW,SAFE_CAST,SAFE_OFFSET,"
        + "SAFE_ORDINAL,SATURDAY,SKIP,STREAM,SUNDAY,TABLESAMPLE,THURSDAY,TRY_CAST,TUESDAY,"
        + "UNNEST,UNSIGNED,UUID,VARIANT,WEDNESDAY,WINDOW";
  }

  /** Functions that run both as they are and in the escape {@code {fn …}}; so do the next ones. */
  public String getNumericFunctions() {
    return "ABS,ACOS,ASIN,ATAN,ATAN2,CBRT,CEILING,COS,COT,DEGREES,EXP,FLOOR,LOG10,MOD,PI,POWER,"
        + "RADIANS,RAND,ROUND,SIGN,SIN,SQRT,TAN,TRUNCATE";
  }

  public String getStringFunctions() {
    return "ASCII,CONCAT,DIFFERENCE,LEFT,LENGTH,LTRIM,REPEAT,REPLACE,RIGHT,RTRIM,SOUNDEX,SUBSTRING";
  }

  public String getSystemFunctions() {
    return "USER";
  }

  public String getTimeDateFunctions() {
    return "DAYOFMONTH,DAYOFWEEK,DAYOFYEAR,HOUR,MINUTE,MONTH,QUARTER,SECOND,TIMESTAMPADD,"
        + "TIMESTAMPDIFF,WEEK,YEAR";
  }
}
