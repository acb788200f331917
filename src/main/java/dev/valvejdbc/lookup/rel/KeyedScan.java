package dev.valvejdbc.lookup.rel;

import dev.valvejdbc.lookup.LookupTable;
import java.util.List;
import java.util.function.Consumer;
import org.apache.calcite.plan.Convention;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.RelOptPlanner;
import org.apache.calcite.plan.RelOptTable;
import org.apache.calcite.plan.RelTraitSet;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.TableScan;
import org.apache.calcite.rel.type.RelDataTypeField;

/** Stands for a keyed table until a key is found for it; it cannot be executed. */
public final class KeyedScan extends TableScan {
  private final LookupTable keyed;
  private final Consumer<RelOptPlanner> rules;

  private KeyedScan(
      RelOptCluster cluster, RelOptTable table, LookupTable keyed, Consumer<RelOptPlanner> rules) {
    super(cluster, cluster.traitSetOf(Convention.NONE), List.of(), table);
    this.keyed = keyed;
    this.rules = rules;
  }

  /**
   * Makes a scan.
   *
   * @param table the table as the planner knows it
   * @param keyed the table itself
   * @param rules gives a planner that meets the scan the rules to plan it
   */
  public static KeyedScan create(
      RelOptCluster cluster, RelOptTable table, LookupTable keyed, Consumer<RelOptPlanner> rules) {
    return new KeyedScan(cluster, table, keyed, rules);
  }

  public LookupTable keyedTable() {
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
    rules.accept(planner);
  }
}
