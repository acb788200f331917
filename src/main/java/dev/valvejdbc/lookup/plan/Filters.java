package dev.valvejdbc.lookup.plan;

import com.google.common.collect.ImmutableSet;
import java.util.Set;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.CorrelationId;
import org.apache.calcite.rel.logical.LogicalFilter;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
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
    RexNode plain =
        RexUtil.removeNullabilityCast(
            input.getCluster().getTypeFactory(), typed(condition, input.getRowType()));
    return LogicalFilter.create(
        input,
        RexUtil.flatten(input.getCluster().getRexBuilder(), plain),
        ImmutableSet.copyOf(variables));
  }

  /** A condition whose columns have the types of those it reads: a join may have made them null. */
  static RexNode typed(RexNode condition, RelDataType row) {
    return condition.accept(
        new RexShuttle() {
          @Override
          public RexNode visitInputRef(RexInputRef column) {
            RexInputRef known = RexInputRef.of(column.getIndex(), row);
            return known.getType().equals(column.getType()) ? column : known;
          }
        });
  }
}
