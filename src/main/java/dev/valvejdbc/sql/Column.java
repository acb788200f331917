package dev.valvejdbc.sql;

import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.sql.type.SqlTypeName;
import org.jspecify.annotations.Nullable;

/**
 * A column, said once: its name, type, comment, and how its value is read.
 *
 * @param <T> what a row of its table is read from
 * @param nullable whether it may be null, "not known"
 * @param remarks one sentence for the user
 */
record Column<T>(
    String name, SqlTypeName type, boolean nullable, String remarks, Reader<T> reader) {

  /** Reads a column's value: Calcite's representation of the type, or null. */
  interface Reader<T> {
    @Nullable Object read(T row);
  }

  /** Digits of an unsigned 64-bit number. */
  private static final int UNSIGNED_64 = 20;

  static <T> Column<T> of(String name, SqlTypeName type, String remarks, Reader<T> reader) {
    return new Column<>(name, type, true, remarks, reader);
  }

  Column<T> notNull() {
    return new Column<>(name, type, false, remarks, reader);
  }

  RelDataType relType(RelDataTypeFactory types) {
    RelDataType plain =
        type == SqlTypeName.DECIMAL
            ? types.createSqlType(type, UNSIGNED_64, 0)
            : types.createSqlType(type);
    return types.createTypeWithNullability(plain, nullable);
  }
}
