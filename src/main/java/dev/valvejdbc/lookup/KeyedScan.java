package dev.valvejdbc.lookup;

import java.util.List;
import org.apache.calcite.plan.Convention;
import org.apache.calcite.plan.RelOptPlanner;
import org.apache.calcite.plan.RelOptTable;
import org.apache.calcite.plan.RelTraitSet;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.TableScan;
import org.apache.calcite.rel.type.RelDataTypeField;

/** Stands for a keyed table until a key is found for it; it cannot be executed. */
public final class KeyedScan extends TableScan {
  private final KeyedTable keyed;

  private KeyedScan(
      RelOptTable.ToRelContext context, RelTraitSet traits, RelOptTable table, KeyedTable keyed) {
    super(context.getCluster(), traits, List.of(), table);
    this.keyed = keyed;
  }

  /**
   * Makes the scan that {@link KeyedTable#toRel} returns.
   *
   * @param context what {@code toRel} was given
   * @param table what {@code toRel} was given
   * @param keyed the table itself
   */
  public static KeyedScan create(
      RelOptTable.ToRelContext context, RelOptTable table, KeyedTable keyed) {
    return new KeyedScan(context, context.getCluster().traitSetOf(Convention.NONE), table, keyed);
  }

  KeyedTable keyedTable() {
    return keyed;
  }

  RelDataTypeField field(int column) {
    return getRowType().getFieldList().get(column);
  }

  @Override
  public RelNode copy(RelTraitSet traits, List<RelNode> inputs) {
    return this;
  }

  @Override
  public void register(RelOptPlanner planner) {
    LookupRules.register(planner);
  }
}
