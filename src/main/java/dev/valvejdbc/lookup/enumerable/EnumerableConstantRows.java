package dev.valvejdbc.lookup.enumerable;

import dev.valvejdbc.lookup.rel.ConstantRows;
import dev.valvejdbc.lookup.run.LookupRuntime;
import java.util.List;
import org.apache.calcite.adapter.enumerable.EnumerableRel;
import org.apache.calcite.adapter.enumerable.EnumerableRelImplementor;
import org.apache.calcite.linq4j.tree.Expressions;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.RelTraitSet;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.type.RelDataType;
import org.jspecify.annotations.Nullable;

/** Yields many constant rows, which are handed over as data instead of code. */
final class EnumerableConstantRows extends ConstantRows implements EnumerableRel {
  private EnumerableConstantRows(
      RelOptCluster cluster,
      RelTraitSet traits,
      RelDataType rowType,
      List<@Nullable Object[]> rows) {
    super(cluster, traits, rowType, rows);
  }

  static EnumerableConstantRows of(ConstantRows rows) {
    return new EnumerableConstantRows(
        rows.getCluster(), RuntimeCall.traits(rows), rows.getRowType(), rows.rows);
  }

  @Override
  public RelNode copy(RelTraitSet traits, List<RelNode> inputs) {
    return new EnumerableConstantRows(getCluster(), traits, getRowType(), rows);
  }

  @Override
  public Result implement(EnumerableRelImplementor implementor, Prefer pref) {
    return RuntimeCall.of(
            LookupRuntime.class,
            "rows",
            implementor.stash(rows, List.class),
            Expressions.constant(getRowType().getFieldCount() == 1))
        .implement(implementor, this);
  }
}
