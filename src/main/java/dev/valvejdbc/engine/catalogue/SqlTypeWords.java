package dev.valvejdbc.engine.catalogue;

import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.type.SqlTypeName;
import org.jspecify.annotations.Nullable;

/**
 * A type in the words of PostgreSQL.
 *
 * @param name such as character varying
 * @param internal its short name, such as varchar
 * @param precision digits of a number, in its radix; null for others
 * @param scale null for what is no exact number
 */
record SqlTypeWords(
    String name,
    String internal,
    @Nullable Integer precision,
    @Nullable Integer radix,
    @Nullable Integer scale) {

  static SqlTypeWords of(RelDataType type) {
    SqlTypeName sql = type.getSqlTypeName();
    return switch (sql) {
      case VARCHAR -> word("character varying", "varchar");
      case CHAR -> word("character", "bpchar");
      case BOOLEAN -> word("boolean", "bool");
      case TINYINT, SMALLINT -> number("smallint", "int2", 16, 2, 0);
      case INTEGER -> number("integer", "int4", 32, 2, 0);
      case BIGINT -> number("bigint", "int8", 64, 2, 0);
      case DECIMAL -> number("numeric", "numeric", type.getPrecision(), 10, type.getScale());
      case REAL -> number("real", "float4", 24, 2, null);
      case FLOAT, DOUBLE -> number("double precision", "float8", 53, 2, null);
      case DATE -> word("date", "date");
      case TIME -> word("time without time zone", "time");
      case TIMESTAMP -> word("timestamp without time zone", "timestamp");
      case ARRAY, MULTISET -> word("ARRAY", "_text");
      case VARBINARY, BINARY -> word("bytea", "bytea");
      case ANY -> word("any", "any");
      default -> word(sql.getSpaceName().toLowerCase(java.util.Locale.ROOT), sql.getName());
    };
  }

  private static SqlTypeWords word(String name, String internal) {
    return new SqlTypeWords(name, internal, null, null, null);
  }

  private static SqlTypeWords number(
      String name, String internal, int precision, int radix, @Nullable Integer scale) {
    return new SqlTypeWords(name, internal, precision, radix, scale);
  }

  /** Digits behind the point of its seconds; null for what is no time. */
  @Nullable Integer secondDigits() {
    return internal.startsWith("time") ? Integer.valueOf(3) : null;
  }
}
