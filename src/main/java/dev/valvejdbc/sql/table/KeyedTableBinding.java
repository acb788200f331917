package dev.valvejdbc.sql.table;

import dev.valvejdbc.lookup.LookupTable;
import dev.valvejdbc.lookup.rel.KeyedRelation;
import dev.valvejdbc.lookup.rule.LookupRules;
import dev.valvejdbc.tables.DescribedTable;
import org.apache.calcite.plan.RelOptTable;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.schema.impl.AbstractTable;

/** A keyed table of ours as Calcite sees it. */
public final class KeyedTableBinding extends AbstractTable
    implements KeyedRelation, CommentedTable {
  private final LookupTable keyed;
  private final DescribedTable described;

  private KeyedTableBinding(LookupTable keyed, DescribedTable described) {
    this.keyed = keyed;
    this.described = described;
  }

  /** Binds a table. */
  public static <T extends LookupTable & DescribedTable> KeyedTableBinding of(T table) {
    return new KeyedTableBinding(table, table);
  }

  @Override
  public LookupTable keyed() {
    return keyed;
  }

  @Override
  public DescribedTable described() {
    return described;
  }

  @Override
  public RelNode toRel(RelOptTable.ToRelContext context, RelOptTable table) {
    return LookupRules.scan(context.getCluster(), table, keyed);
  }

  @Override
  public RelDataType getRowType(RelDataTypeFactory types) {
    return RelTypes.row(described.columns(), types);
  }
}
