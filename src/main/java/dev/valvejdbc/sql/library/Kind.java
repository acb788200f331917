package dev.valvejdbc.sql.library;

import org.apache.calcite.avatica.util.TimeUnit;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.sql.SqlIntervalQualifier;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.SqlTypeFamily;
import org.apache.calcite.sql.type.SqlTypeName;

/** The kinds of values that functions of ours take and yield. */
enum Kind {
  TEXT(SqlTypeFamily.CHARACTER, SqlTypeName.VARCHAR),
  WHOLE(SqlTypeFamily.INTEGER, SqlTypeName.INTEGER),
  LONG(SqlTypeFamily.INTEGER, SqlTypeName.BIGINT),
  NUMBER(SqlTypeFamily.NUMERIC, SqlTypeName.DOUBLE),
  TRUTH(SqlTypeFamily.BOOLEAN, SqlTypeName.BOOLEAN),
  /** A moment as a clock on the wall shows it, in milliseconds. */
  MOMENT(SqlTypeFamily.TIMESTAMP, SqlTypeName.TIMESTAMP),
  /** A moment whatever clocks show, in milliseconds. */
  INSTANT(SqlTypeFamily.TIMESTAMP, SqlTypeName.TIMESTAMP),
  /** A span of days or less, in milliseconds. */
  SPAN(SqlTypeFamily.INTERVAL_DAY_TIME, SqlTypeName.INTERVAL_DAY_SECOND),
  /** An array of texts. */
  TEXTS(SqlTypeFamily.ARRAY, SqlTypeName.ARRAY),
  ANY(SqlTypeFamily.ANY, SqlTypeName.ANY);

  private final SqlTypeFamily family;
  private final SqlTypeName type;

  Kind(SqlTypeFamily family, SqlTypeName type) {
    this.family = family;
    this.type = type;
  }

  SqlTypeFamily family() {
    return family;
  }

  /** The type of a value, which cannot be null. */
  RelDataType type(RelDataTypeFactory types) {
    return switch (this) {
      case TEXTS ->
          types.createArrayType(types.createTypeWithNullability(TEXT.type(types), true), -1);
      case SPAN ->
          types.createSqlIntervalType(
              new SqlIntervalQualifier(TimeUnit.DAY, 9, TimeUnit.SECOND, 3, SqlParserPos.ZERO));
      default -> types.createSqlType(type);
    };
  }
}
