package dev.valvejdbc.attach.dialect;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import org.apache.calcite.sql.dialect.DuckDBSqlDialect;
import org.jspecify.annotations.Nullable;

/** DuckDB, in one file or in memory, which writes Parquet files. */
final class Duckdb extends Dialect {
  Duckdb() {
    super(new DuckDBSqlDialect(DuckDBSqlDialect.DEFAULT_CONTEXT));
  }

  @Override
  public boolean comparesTextsExactly() {
    return true;
  }

  @Override
  public boolean sharesConnection() {
    return true;
  }

  @Override
  public boolean ordersTimes() {
    return true;
  }

  @Override
  public boolean merges() {
    return true;
  }

  @Override
  public boolean takesTablesBack() {
    return true;
  }

  @Override
  public @Nullable String typeName(int jdbcType, int precision, int scale) {
    boolean moment = jdbcType == Types.TIMESTAMP || jdbcType == Types.TIMESTAMP_WITH_TIMEZONE;
    return moment ? "TIMESTAMPTZ" : super.typeName(jdbcType, precision, scale);
  }

  @Override
  String text() {
    return "VARCHAR";
  }

  @Override
  void bindMoment(PreparedStatement into, int index, Instant moment) throws SQLException {
    into.setObject(index, moment.atOffset(ZoneOffset.UTC));
  }
}
