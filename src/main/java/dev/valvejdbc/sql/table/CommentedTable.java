package dev.valvejdbc.sql.table;

import dev.valvejdbc.tables.DescribedTable;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.schema.Table;

/** A table of ours as Calcite sees it, with what it and its columns are. */
public interface CommentedTable extends Table {
  /** The table without the engine. */
  DescribedTable described();

  /**
   * One sentence about a column.
   *
   * @param column its ordinal, from 0
   */
  default String remarks(int column) {
    return described().columns().list().get(column).remarks();
  }

  @Override
  default RelDataType getRowType(RelDataTypeFactory types) {
    return RelTypes.row(described().columns(), types);
  }
}
