package dev.valvejdbc.attach.dialect;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Set;
import org.apache.calcite.sql.dialect.PostgresqlSqlDialect;
import org.jspecify.annotations.Nullable;

/** PostgreSQL. Our times become {@code timestamptz}, which is what they are: moments. */
final class Postgresql extends Dialect {
  /**
   * Its enumerations call themselves VARCHAR, too. An inet is no text, but would become another one
   * ({@code 192.0.2.1/32}) where its own comparison finds it by its index.
   */
  private static final Set<String> TEXTS = Set.of("text", "varchar", "name", "inet");

  Postgresql() {
    super(new PostgresqlSqlDialect(PostgresqlSqlDialect.DEFAULT_CONTEXT));
  }

  @Override
  public boolean comparesTextsExactly() {
    return true;
  }

  @Override
  public boolean streamsInTransaction() {
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
  @Nullable Object moment(ResultSet rows, int column) throws SQLException {
    if (rows.getObject(column) == null) {
      return null;
    }
    String type = rows.getMetaData().getColumnTypeName(column).toLowerCase(Locale.ROOT);
    return type.equals("timestamptz")
        ? millis(rows.getObject(column, OffsetDateTime.class).toLocalDateTime()) // it speaks UTC
        : millis(rows.getObject(column, LocalDateTime.class));
  }

  @Override
  public boolean isText(int jdbcType, String name) {
    return TEXTS.contains(name.toLowerCase(Locale.ROOT));
  }

  @Override
  public @Nullable String typeName(int jdbcType, int precision, int scale) {
    return switch (jdbcType) {
      case Types.TIMESTAMP, Types.TIMESTAMP_WITH_TIMEZONE -> "TIMESTAMPTZ";
      case Types.BINARY, Types.VARBINARY -> "BYTEA";
      default -> super.typeName(jdbcType, precision, scale);
    };
  }

  @Override
  String text() {
    return "TEXT";
  }

  @Override
  void bindText(PreparedStatement into, int index, String text) throws SQLException {
    into.setObject(index, text, Types.OTHER); // the server reads it as what the column is
  }

  @Override
  void bindMoment(PreparedStatement into, int index, Instant moment) throws SQLException {
    into.setObject(index, moment.atOffset(ZoneOffset.UTC));
  }

  @Override
  public @Nullable AutoCloseable lock(Connection connection, String name) throws SQLException {
    return tells(
            connection,
            "SELECT pg_try_advisory_lock(hashtextextended("
                + sql().quoteStringLiteral("valve-jdbc " + name.toLowerCase(Locale.ROOT))
                + ", 0))")
        ? connection
        : null;
  }
}
