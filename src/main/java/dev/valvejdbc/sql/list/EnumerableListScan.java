package dev.valvejdbc.sql.list;

import java.util.List;
import org.apache.calcite.adapter.enumerable.EnumerableConvention;
import org.apache.calcite.adapter.enumerable.EnumerableRel;
import org.apache.calcite.adapter.enumerable.EnumerableRelImplementor;
import org.apache.calcite.adapter.enumerable.JavaRowFormat;
import org.apache.calcite.adapter.enumerable.PhysTypeImpl;
import org.apache.calcite.linq4j.tree.Blocks;
import org.apache.calcite.linq4j.tree.Expressions;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.RelOptTable;
import org.apache.calcite.plan.RelTraitSet;
import org.apache.calcite.rel.RelNode;

/** Executes a {@link ListScan}. */
final class EnumerableListScan extends ListScan implements EnumerableRel {
  private EnumerableListScan(
      RelOptCluster cluster, RelTraitSet traits, RelOptTable table, ListQuery query) {
    super(cluster, traits, table, query);
  }

  static EnumerableListScan of(ListScan scan) {
    return new EnumerableListScan(
        scan.getCluster(),
        scan.getTraitSet().replace(EnumerableConvention.INSTANCE),
        scan.getTable(),
        scan.query);
  }

  @Override
  public RelNode copy(RelTraitSet traits, List<RelNode> inputs) {
    return new EnumerableListScan(getCluster(), traits, getTable(), query);
  }

  @Override
  public Result implement(EnumerableRelImplementor implementor, Prefer pref) {
    return implementor.result(
        PhysTypeImpl.of(implementor.getTypeFactory(), getRowType(), JavaRowFormat.ARRAY),
        Blocks.toBlock(
            Expressions.call(
                ListRuntime.class,
                "rows",
                implementor.getRootExpression(),
                implementor.stash(query, ListQuery.class))));
  }
}
