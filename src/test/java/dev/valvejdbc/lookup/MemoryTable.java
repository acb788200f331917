package dev.valvejdbc.lookup;

import dev.valvejdbc.lookup.rel.KeyedRelation;
import dev.valvejdbc.lookup.rule.LookupRules;
import java.util.List;
import org.apache.calcite.plan.RelOptTable;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.schema.impl.AbstractTable;
import org.apache.calcite.sql.type.SqlTypeName;

/** A keyed table over a source in memory; its first columns are its key. */
final class MemoryTable extends AbstractTable implements LookupTable, KeyedRelation {
  private final String name;
  private final LookupSource source;
  private final List<KeyColumn> keys;
  private final List<Column> columns;

  MemoryTable(String name, LookupSource source, Column... columns) {
    this(name, source, List.of(new KeyColumn(columns[0].name(), 0, true)), columns);
  }

  MemoryTable(String name, LookupSource source, List<KeyColumn> keys, Column... columns) {
    this.name = name;
    this.source = source;
    this.keys = keys;
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
    return LookupRules.scan(context.getCluster(), table, this);
  }

  @Override
  public LookupTable keyed() {
    return this;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public List<KeyColumn> keyColumns() {
    return keys;
  }

  @Override
  public String exampleCondition() {
    return "addr = '203.0.113.7:27015'";
  }

  @Override
  public LookupSource source() {
    return source;
  }
}
