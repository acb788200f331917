package dev.valvejdbc.lookup.rel;

import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.sql.SqlCollation;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;

/**
 * What kinds of literals a plan takes as parameters, so that statements which differ in them share
 * it.
 */
public enum LiteralKind {
  TEXT,
  /** A whole number of 32 bits. */
  INTEGER,
  /** A larger whole number, of 64 bits. */
  BIGINT,
  /** A list of texts, as in {@code IN ('a', 'b')}. */
  TEXTS,
  /** A list of whole numbers. */
  INTEGERS;

  /** Whether it is a list of literals. */
  public boolean isList() {
    return this == TEXTS || this == INTEGERS;
  }

  /** The type that such a literal has in a plan. */
  public RelDataType type(RelDataTypeFactory types) {
    return switch (this) {
      case TEXT ->
          types.createTypeWithCharsetAndCollation(
              types.createSqlType(SqlTypeName.VARCHAR),
              types.getDefaultCharset(),
              SqlCollation.IMPLICIT);
      case INTEGER -> types.createSqlType(SqlTypeName.INTEGER);
      case BIGINT -> types.createSqlType(SqlTypeName.BIGINT);
      case TEXTS, INTEGERS -> types.createSqlType(SqlTypeName.ANY);
    };
  }

  /** Whether a value of the given type is compared with such a literal as it is. */
  public boolean fits(RelDataType compared) {
    return switch (this) {
      case TEXT, TEXTS -> SqlTypeUtil.isCharacter(compared);
      case INTEGER, BIGINT -> SqlTypeUtil.isNumeric(compared);
      case INTEGERS -> SqlTypeUtil.isIntType(compared);
    };
  }
}
