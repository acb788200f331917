package dev.valvejdbc.sql.list;

import dev.valvejdbc.lookup.enumerable.RuntimeCall;
import java.util.List;
import org.apache.calcite.adapter.enumerable.EnumerableRel;
import org.apache.calcite.adapter.enumerable.EnumerableRelImplementor;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.RelOptTable;
import org.apache.calcite.plan.RelTraitSet;
import org.apache.calcite.rel.RelNode;

/** Executes a {@link ListScan}. */
final class EnumerableListScan extends ListScan implements EnumerableRel {
  private EnumerableListScan(
      RelOptCluster cluster, RelTraitSet traits, RelOptTable table, ListQuery query) {
    super(cluster, traits, table, query, planner -> {});
  }

  static EnumerableListScan of(ListScan scan) {
    return new EnumerableListScan(
        scan.getCluster(), RuntimeCall.traits(scan), scan.getTable(), scan.query);
  }

  @Override
  public RelNode copy(RelTraitSet traits, List<RelNode> inputs) {
    return new EnumerableListScan(getCluster(), traits, getTable(), query);
  }

  @Override
  public Result implement(EnumerableRelImplementor implementor, Prefer pref) {
    return RuntimeCall.of(
            ListRows.class,
            "of",
            implementor.getRootExpression(),
            implementor.stash(query, ListQuery.class))
        .implement(implementor, this);
  }
}
