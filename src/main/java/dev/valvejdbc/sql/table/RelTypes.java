package dev.valvejdbc.sql.table;

import dev.valvejdbc.tables.Column;
import dev.valvejdbc.tables.ColumnType;
import dev.valvejdbc.tables.Columns;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.sql.type.SqlTypeName;

/** Says the types of our columns in Calcite's terms. */
public final class RelTypes {
  /** Digits of an unsigned 64-bit number. */
  private static final int UNSIGNED_64 = 20;

  private RelTypes() {}

  /** The row type of a table. */
  public static RelDataType row(Columns<?> columns, RelDataTypeFactory types) {
    RelDataTypeFactory.Builder row = types.builder();
    for (Column<?> column : columns) {
      row.add(column.name(), of(column, types));
    }
    return row.build();
  }

  /** The type of a column. */
  public static RelDataType of(Column<?> column, RelDataTypeFactory types) {
    return of(column.type(), column.nullable(), types);
  }

  /** A type of ours. */
  public static RelDataType of(ColumnType type, boolean nullable, RelDataTypeFactory types) {
    RelDataType plain =
        switch (type) {
          case BOOLEAN -> types.createSqlType(SqlTypeName.BOOLEAN);
          case INTEGER -> types.createSqlType(SqlTypeName.INTEGER);
          case BIGINT -> types.createSqlType(SqlTypeName.BIGINT);
          case UNSIGNED_BIGINT -> types.createSqlType(SqlTypeName.DECIMAL, UNSIGNED_64, 0);
          case DOUBLE -> types.createSqlType(SqlTypeName.DOUBLE);
          case TIMESTAMP -> types.createSqlType(SqlTypeName.TIMESTAMP);
          case VARCHAR -> types.createSqlType(SqlTypeName.VARCHAR);
        };
    return types.createTypeWithNullability(plain, nullable);
  }
}
