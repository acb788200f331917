package dev.valvejdbc.lookup;

import java.util.List;
import org.apache.calcite.plan.RelOptTable;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.schema.impl.AbstractTable;
import org.apache.calcite.sql.type.SqlTypeName;

/** A keyed table over a source in memory; its key is its first column. */
final class MemoryTable extends AbstractTable implements KeyedTable {
  private final String name;
  private final LookupSource source;
  private final List<Column> columns;

  MemoryTable(String name, LookupSource source, Column... columns) {
    this.name = name;
    this.source = source;
    this.columns = List.of(columns);
  }

  record Column(String name, SqlTypeName type) {}

  @Override
  public RelDataType getRowType(RelDataTypeFactory types) {
    RelDataTypeFactory.Builder builder = types.builder();
    columns.forEach(c -> builder.add(c.name(), c.type()).nullable(!c.equals(columns.get(0))));
    return builder.build();
  }

  @Override
  public RelNode toRel(RelOptTable.ToRelContext context, RelOptTable table) {
    return KeyedScan.create(context, table, this);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public int keyColumn() {
    return 0;
  }

  @Override
  public String exampleKey() {
    return "'203.0.113.7:27015'";
  }

  @Override
  public LookupSource source() {
    return source;
  }
}
