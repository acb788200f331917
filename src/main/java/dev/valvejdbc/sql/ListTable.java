package dev.valvejdbc.sql;

import java.util.List;
import org.apache.calcite.DataContext;
import org.apache.calcite.linq4j.Enumerable;
import org.apache.calcite.linq4j.Linq4j;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.schema.ScannableTable;
import org.apache.calcite.schema.impl.AbstractTable;
import org.jspecify.annotations.Nullable;

/** A table of what this process knows already; reading it asks nobody. */
final class ListTable<T> extends AbstractTable implements ScannableTable, CommentedTable {
  private final String remarks;
  private final Columns<T> columns;
  private final Rows<T> rows;

  /** Yields what rows are read from. */
  interface Rows<T> {
    List<T> of(DataContext root);
  }

  ListTable(String remarks, Columns<T> columns, Rows<T> rows) {
    this.remarks = remarks;
    this.columns = columns;
    this.rows = rows;
  }

  @Override
  public Enumerable<@Nullable Object[]> scan(DataContext root) {
    return Linq4j.asEnumerable(rows.of(root)).select(columns::row);
  }

  @Override
  public RelDataType getRowType(RelDataTypeFactory types) {
    return columns.rowType(types);
  }

  @Override
  public String remarks() {
    return remarks;
  }

  @Override
  public String remarks(int column) {
    return columns.remarks(column);
  }
}
