package dev.valvejdbc.attach.dialect;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
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

  /** Its BIT is a string of them, of any length. */
  @Override
  public RelDataType type(
      RelDataTypeFactory types, int jdbcType, String name, int size, int scale) {
    int known = name.equalsIgnoreCase("BIT") ? Types.VARCHAR : jdbcType;
    return super.type(types, known, name, size, scale);
  }

  @Override
  public boolean isText(int jdbcType, String name) {
    return name.toUpperCase(Locale.ROOT).startsWith("VARCHAR");
  }

  @Override
  @Nullable Object moment(ResultSet rows, int column) throws SQLException {
    String type = rows.getMetaData().getColumnTypeName(column).toUpperCase(Locale.ROOT);
    if (type.contains("TIME ZONE") || type.equals("TIMESTAMPTZ")) {
      OffsetDateTime moment = rows.getObject(column, OffsetDateTime.class);
      return moment == null
          ? null
          : millis(moment.withOffsetSameInstant(ZoneOffset.UTC).toLocalDateTime());
    }
    LocalDateTime moment = rows.getObject(column, LocalDateTime.class);
    return moment == null ? null : millis(moment);
  }

  /** Its driver makes no LocalTime of a time. */
  @Override
  @Nullable Object time(ResultSet rows, int column) throws SQLException {
    String time = rows.getString(column);
    return time == null ? null : (int) (LocalTime.parse(time).toNanoOfDay() / 1_000_000);
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
