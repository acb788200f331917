package dev.valvejdbc.sql.table;

import dev.valvejdbc.tables.LocalTable;
import org.apache.calcite.DataContext;
import org.apache.calcite.linq4j.Enumerable;
import org.apache.calcite.linq4j.Linq4j;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.schema.ScannableTable;
import org.apache.calcite.schema.Schema;
import org.apache.calcite.schema.impl.AbstractTable;
import org.jspecify.annotations.Nullable;

/** A table of what this process knows already, as Calcite sees it. */
public final class LocalTableBinding extends AbstractTable
    implements ScannableTable, CommentedTable {
  private final LocalTable<?> table;
  private final boolean ofSystem;

  /** Binds a table. */
  public LocalTableBinding(LocalTable<?> table) {
    this(table, false);
  }

  /**
   * Binds a table.
   *
   * @param ofSystem whether it tells what exists, and stands apart in listings
   */
  public LocalTableBinding(LocalTable<?> table, boolean ofSystem) {
    this.table = table;
    this.ofSystem = ofSystem;
  }

  @Override
  public Schema.TableType getJdbcTableType() {
    return ofSystem ? Schema.TableType.SYSTEM_VIEW : super.getJdbcTableType();
  }

  @Override
  public LocalTable<?> described() {
    return table;
  }

  @Override
  public Enumerable<@Nullable Object[]> scan(DataContext root) {
    return Linq4j.asEnumerable(table.rows());
  }

  @Override
  public RelDataType getRowType(RelDataTypeFactory types) {
    return RelTypes.row(table.columns(), types);
  }
}
