package dev.valvejdbc.sql;

import dev.valvejdbc.lookup.KeyColumn;
import dev.valvejdbc.lookup.KeyedTable;
import dev.valvejdbc.lookup.LookupSource;
import dev.valvejdbc.lookup.rule.LookupRules;
import java.util.List;
import org.apache.calcite.plan.RelOptTable;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.schema.impl.AbstractTable;

/** What all keyed tables of ours have in common: a name, remarks, a key, a source. */
abstract class LookedUpTable extends AbstractTable implements KeyedTable, CommentedTable {
  /** The key of tables that game servers answer: the address, which is the first column. */
  static final List<KeyColumn> BY_ADDRESS = List.of(new KeyColumn(0, true));

  static final String ADDRESS_EXAMPLE = "addr = '203.0.113.7:27015'";

  private final String name;
  private final String remarks;
  private final List<KeyColumn> keyColumns;
  private final LookupSource source;

  LookedUpTable(String name, String remarks, List<KeyColumn> keyColumns, LookupSource source) {
    this.name = name;
    this.remarks = remarks;
    this.keyColumns = List.copyOf(keyColumns);
    this.source = source;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String remarks() {
    return remarks;
  }

  @Override
  public List<KeyColumn> keyColumns() {
    return keyColumns;
  }

  @Override
  public LookupSource source() {
    return source;
  }

  @Override
  public RelNode toRel(RelOptTable.ToRelContext context, RelOptTable table) {
    return LookupRules.scan(context.getCluster(), table, this);
  }
}
