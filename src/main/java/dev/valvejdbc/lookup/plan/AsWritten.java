package dev.valvejdbc.lookup.plan;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.plan.Contexts;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.RelOptSchema;
import org.apache.calcite.rel.core.CorrelationId;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.tools.RelBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Makes nodes with the expressions that it is given: they are simplified once, and doing so in each
 * step takes time by the square of their length.
 */
final class AsWritten extends RelBuilder {
  AsWritten(RelOptCluster cluster, @Nullable RelOptSchema schema) {
    super(Contexts.of(Config.DEFAULT.withSimplify(false)), cluster, schema);
  }

  /** A filter's conditions are flat, and no casts to another nullability. */
  @Override
  public RelBuilder filter(
      Iterable<CorrelationId> variables, Iterable<? extends RexNode> predicates) {
    List<RexNode> flat = new ArrayList<>();
    for (RexNode predicate : predicates) {
      RexNode bare = RexUtil.removeNullabilityCast(getTypeFactory(), predicate);
      flat.add(RexUtil.flatten(getRexBuilder(), bare));
    }
    return super.filter(variables, flat);
  }
}
