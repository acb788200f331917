package dev.valvejdbc.lookup.plan;

import com.google.common.collect.ImmutableSet;
import java.util.Set;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.CorrelationId;
import org.apache.calcite.rel.logical.LogicalFilter;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;

/**
 * Makes filters of conditions that were a part of others: one that stands alone may not be a cast
 * for nothing but its being nullable.
 */
final class Filters {
  private Filters() {}

  /** A filter whose condition reads no outer row. */
  static LogicalFilter of(RelNode input, RexNode condition) {
    return of(input, condition, Set.of());
  }

  /** A filter whose sub-queries read its rows by variables. */
  static LogicalFilter of(RelNode input, RexNode condition, Set<CorrelationId> variables) {
    return LogicalFilter.create(
        input,
        RexUtil.removeNullabilityCast(input.getCluster().getTypeFactory(), condition),
        ImmutableSet.copyOf(variables));
  }
}
