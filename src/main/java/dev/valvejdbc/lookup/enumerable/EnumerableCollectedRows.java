package dev.valvejdbc.lookup.enumerable;

import dev.valvejdbc.lookup.rel.CollectedRows;
import dev.valvejdbc.lookup.run.LookupRuntime;
import java.util.List;
import org.apache.calcite.adapter.enumerable.EnumerableRel;
import org.apache.calcite.adapter.enumerable.EnumerableRelImplementor;
import org.apache.calcite.linq4j.tree.BlockBuilder;
import org.apache.calcite.linq4j.tree.Expression;
import org.apache.calcite.linq4j.tree.Expressions;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.RelTraitSet;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexCorrelVariable;
import org.apache.calcite.rex.RexFieldAccess;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;

/** Yields the collected rows of the correlate's current left row. */
final class EnumerableCollectedRows extends CollectedRows implements EnumerableRel {
  private EnumerableCollectedRows(
      RelOptCluster cluster, RelTraitSet traits, RelDataType rowType, RexFieldAccess rows) {
    super(cluster, traits, rowType, rows);
  }

  static EnumerableCollectedRows of(CollectedRows rows) {
    return new EnumerableCollectedRows(
        rows.getCluster(), RuntimeCall.traits(rows), rows.getRowType(), rows.rows);
  }

  @Override
  public RelNode copy(RelTraitSet traits, List<RelNode> inputs) {
    return new EnumerableCollectedRows(getCluster(), traits, getRowType(), rows);
  }

  @Override
  public RelNode accept(RexShuttle shuttle) {
    RexNode changed = rows.accept(shuttle);
    return changed.equals(rows)
        ? this
        : new EnumerableCollectedRows(
            getCluster(), getTraitSet(), getRowType(), (RexFieldAccess) changed);
  }

  @Override
  public Result implement(EnumerableRelImplementor implementor, Prefer pref) {
    RexCorrelVariable variable = (RexCorrelVariable) rows.getReferenceExpr();
    BlockBuilder block = new BlockBuilder();
    Expression list =
        implementor
            .getCorrelVariableGetter(variable.id.getName())
            .field(block, rows.getField().getIndex(), Object.class);
    return RuntimeCall.of(
            LookupRuntime.class,
            "rows",
            Expressions.convert_(list, List.class),
            Expressions.constant(getRowType().getFieldCount() == 1))
        .implement(implementor, this, block);
  }
}
