package dev.valvejdbc.attach.dialect;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.sql.dialect.MysqlSqlDialect;
import org.apache.calcite.sql.type.SqlTypeName;
import org.jspecify.annotations.Nullable;

/** MariaDB and MySQL, which compare texts without case and commit a table's creation at once. */
final class Mariadb extends Dialect {
  private static final Pattern CONFLICT =
      Pattern.compile(
          "(?is)ON\\s+CONFLICT\\s*(?:\\(([^)]*)\\))?\\s*DO\\s+(?:(NOTHING)|UPDATE\\s+SET\\s+(.*))");

  private static final Pattern EXCLUDED =
      Pattern.compile("(?i)\\bexcluded\\s*\\.\\s*([A-Za-z_]\\w*|`[^`]+`|\"[^\"]+\")");

  private static final int DIGITS_OF_LONG = 20;

  private final String exact;

  /**
   * One of the two.
   *
   * @param exact the collation that tells all texts apart
   */
  Mariadb(String exact) {
    super(
        new MysqlSqlDialect(MysqlSqlDialect.DEFAULT_CONTEXT) {
          @Override
          public void quoteStringLiteral(
              StringBuilder into, @Nullable String charset, String text) {
            into.append('\'').append(text.replace("'", "''")).append('\'');
          }
        });
    this.exact = exact;
  }

  @Override
  public boolean ordersTimes() {
    return true;
  }

  @Override
  public RelDataType type(
      RelDataTypeFactory types, int jdbcType, String name, int size, int scale) {
    RelDataType whole = whole(types, name.toUpperCase(Locale.ROOT), size);
    return whole == null
        ? super.type(types, jdbcType, name, size, scale)
        : types.createTypeWithNullability(whole, true);
  }

  /** The type of what is a number here, and not by its JDBC type; null for the rest. */
  private static @Nullable RelDataType whole(RelDataTypeFactory types, String name, int size) {
    if (name.equals("YEAR")) {
      return types.createSqlType(SqlTypeName.INTEGER);
    }
    if (name.startsWith("BIT") && size > 1) {
      return types.createSqlType(SqlTypeName.BIGINT);
    }
    if (!name.contains("UNSIGNED")) {
      return null;
    }
    if (name.startsWith("BIGINT")) {
      return types.createSqlType(SqlTypeName.DECIMAL, DIGITS_OF_LONG, 0);
    }
    return name.startsWith("INT") ? types.createSqlType(SqlTypeName.BIGINT) : null;
  }

  /** It compares a text with any of its types, and refuses none. */
  @Override
  public boolean isText(int jdbcType, String name) {
    return true;
  }

  @Override
  @Nullable Object moment(ResultSet rows, int column) throws SQLException {
    LocalDateTime moment = rows.getObject(column, LocalDateTime.class);
    return moment == null ? null : millis(moment);
  }

  @Override
  public @Nullable String typeName(int jdbcType, int precision, int scale) {
    return switch (jdbcType) {
      case Types.REAL, Types.FLOAT, Types.DOUBLE -> "DOUBLE";
      case Types.TIMESTAMP, Types.TIMESTAMP_WITH_TIMEZONE -> "DATETIME(3)";
      case Types.BINARY, Types.VARBINARY -> "LONGBLOB";
      default -> super.typeName(jdbcType, precision, scale);
    };
  }

  @Override
  String text() {
    return "LONGTEXT CHARACTER SET utf8mb4 COLLATE " + exact;
  }

  /** MariaDB finds the key that repeats by itself, and calls the new row's values otherwise. */
  @Override
  public String conflict(String clause, List<String> columns) {
    Matcher form = CONFLICT.matcher(clause.strip());
    if (!form.matches()) {
      return clause;
    }
    String first = form.group(1) == null ? null : form.group(1).split(",", 2)[0].strip();
    if (form.group(2) != null) {
      String same = first == null || first.isEmpty() ? quoted(columns.get(0)) : first;
      return "ON DUPLICATE KEY UPDATE " + same + " = " + same;
    }
    return "ON DUPLICATE KEY UPDATE "
        + EXCLUDED.matcher(form.group(3)).replaceAll("VALUES($1)").replace('"', '`');
  }

  @Override
  public @Nullable AutoCloseable lock(Connection connection, String name) throws SQLException {
    return tells(
            connection,
            "SELECT GET_LOCK(CONCAT('valve-jdbc ', MD5(CONCAT(DATABASE(), "
                + sql().quoteStringLiteral("." + name.toLowerCase(Locale.ROOT))
                + "))), 0)")
        ? connection
        : null;
  }
}
