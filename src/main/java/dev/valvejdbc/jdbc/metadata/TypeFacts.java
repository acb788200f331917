package dev.valvejdbc.jdbc.metadata;

import dev.valvejdbc.jdbc.rows.TextLengths;
import java.sql.Types;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.type.SqlTypeName;
import org.jspecify.annotations.Nullable;

/**
 * Describes a type as metadata do.
 *
 * @param name without its arguments, as in the list of types
 * @param code of {@link Types}
 * @param size digits or characters
 * @param digits behind the point; null where that means nothing
 * @param radix null for what is no number
 * @param octets of a text; null for others
 */
record TypeFacts(
    String name,
    int code,
    int size,
    @Nullable Integer digits,
    @Nullable Integer radix,
    @Nullable Integer octets) {
  private static final int TEN = 10;
  private static final int OCTETS_OF_A_CHARACTER = 4;

  /** Describes the type of what is in no table. */
  static TypeFacts of(RelDataType type) {
    return of(type, TextLengths.UNBOUND);
  }

  /**
   * Describes a type.
   *
   * @param longest characters of a text whose type does not bound it
   */
  static TypeFacts of(RelDataType type, int longest) {
    SqlTypeName sql = type.getSqlTypeName();
    String name = sql.getSpaceName();
    return switch (sql) {
      case BOOLEAN -> new TypeFacts(name, Types.BOOLEAN, 1, null, null, null);
      case TINYINT -> number(name, Types.TINYINT, 3, 0);
      case SMALLINT -> number(name, Types.SMALLINT, 5, 0);
      case INTEGER -> number(name, Types.INTEGER, 10, 0);
      case BIGINT -> number(name, Types.BIGINT, 19, 0);
      case DECIMAL -> number(name, Types.DECIMAL, type.getPrecision(), type.getScale());
      case REAL -> number(name, Types.REAL, 7, null);
      case FLOAT -> number(name, Types.FLOAT, 15, null);
      case DOUBLE -> number(name, Types.DOUBLE, 15, null);
      case DATE -> new TypeFacts(name, Types.DATE, 10, null, null, null);
      case TIME -> new TypeFacts(name, Types.TIME, 12, 3, null, null);
      case TIMESTAMP -> new TypeFacts(name, Types.TIMESTAMP, 23, 3, null, null);
      case CHAR, VARCHAR -> {
        int size = type.getPrecision() > 0 ? Math.min(type.getPrecision(), longest) : longest;
        yield new TypeFacts(
            name, sql.getJdbcOrdinal(), size, null, null, size * OCTETS_OF_A_CHARACTER);
      }
      case ANY -> new TypeFacts(name, Types.JAVA_OBJECT, TextLengths.UNBOUND, null, null, null);
      default ->
          new TypeFacts(
              name,
              sql.getJdbcOrdinal(),
              type.getPrecision() > 0 ? type.getPrecision() : TextLengths.UNBOUND,
              null,
              null,
              null);
    };
  }

  private static TypeFacts number(String name, int code, int size, @Nullable Integer digits) {
    return new TypeFacts(name, code, size, digits, TEN, null);
  }
}
