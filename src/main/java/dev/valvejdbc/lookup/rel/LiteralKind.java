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
  TEXTS_OR_NULL,
  /** A list of numbers, with a fraction or without. */
  NUMBERS,
  NUMBERS_OR_NULL,
  /** A list of days, each as their number since 1970. */
  DATES,
  DATES_OR_NULL,
  /** A list of moments, each in milliseconds since 1970. */
  TIMESTAMPS,
  TIMESTAMPS_OR_NULL;

  /** Whether it is a list of literals. */
  public boolean isList() {
    return switch (this) {
      case TEXT, INTEGER, BIGINT -> false;
      default -> true;
    };
  }

  /** The kind of a list that has nulls, too. */
  public LiteralKind orNull() {
    return switch (this) {
      case TEXTS -> TEXTS_OR_NULL;
      case NUMBERS -> NUMBERS_OR_NULL;
      case DATES -> DATES_OR_NULL;
      case TIMESTAMPS -> TIMESTAMPS_OR_NULL;
      default -> this;
    };
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
      case TEXTS, NUMBERS, DATES, TIMESTAMPS -> types.createSqlType(SqlTypeName.ANY);
      case TEXTS_OR_NULL, NUMBERS_OR_NULL, DATES_OR_NULL, TIMESTAMPS_OR_NULL ->
          types.createTypeWithNullability(types.createSqlType(SqlTypeName.ANY), true);
    };
  }

  /** Whether a value of the given type is compared with such a literal as it is. */
  public boolean fits(RelDataType compared) {
    return switch (this) {
      case TEXT, TEXTS, TEXTS_OR_NULL -> SqlTypeUtil.isCharacter(compared);
      case INTEGER, BIGINT -> SqlTypeUtil.isNumeric(compared);
      case NUMBERS, NUMBERS_OR_NULL ->
          SqlTypeUtil.isNumeric(compared) && compared.getSqlTypeName() != SqlTypeName.REAL;
      case DATES, DATES_OR_NULL -> compared.getSqlTypeName() == SqlTypeName.DATE;
      case TIMESTAMPS, TIMESTAMPS_OR_NULL -> compared.getSqlTypeName() == SqlTypeName.TIMESTAMP;
    };
  }

  /** Whether it is a list of moments, which the zone of a session moves. */
  public boolean isOfMoments() {
    return this == TIMESTAMPS || this == TIMESTAMPS_OR_NULL;
  }
}
