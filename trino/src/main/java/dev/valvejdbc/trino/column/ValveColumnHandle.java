package dev.valvejdbc.trino.column;

import dev.valvejdbc.tables.ColumnType;
import io.trino.spi.connector.ColumnHandle;
import io.trino.spi.type.Type;

/**
 * A column.
 *
 * @param ordinal in its table, from 0
 */
public record ValveColumnHandle(String name, int ordinal, ColumnType type) implements ColumnHandle {
  /** Its type on Trino. */
  public Type sqlType() {
    return SqlValues.type(type);
  }

  @Override
  public String toString() {
    return name;
  }
}
