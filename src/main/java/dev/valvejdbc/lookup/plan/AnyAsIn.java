package dev.valvejdbc.lookup.plan;

import com.google.common.collect.ImmutableList;
import dev.valvejdbc.lookup.key.KeyedColumns;
import java.util.List;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.RelFactories;
import org.apache.calcite.rel.logical.LogicalFilter;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexSubQuery;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.fun.SqlQuantifyOperator;
import org.apache.calcite.sql.type.SqlTypeName;

/**
 * Writes {@code key = ANY(array)} as {@code key IN (SELECT … FROM UNNEST(array))} where the array
 * is the same for all rows: its elements are the keys of a keyed table then.
 */
final class AnyAsIn {
  private AnyAsIn() {}

  /** The filter with such conditions rewritten that have to hold. */
  static LogicalFilter settled(LogicalFilter filter) {
    RelNode row = filter.getInput();
    List<RexNode> all = RelOptUtil.conjunctions(filter.getCondition());
    List<RexNode> written = all.stream().map(c -> rewritten(c, row)).toList();
    return written.equals(all)
        ? filter
        : filter.copy(
            filter.getTraitSet(),
            row,
            RexUtil.composeConjunction(filter.getCluster().getRexBuilder(), written));
  }

  private static RexNode rewritten(RexNode condition, RelNode row) {
    return condition instanceof RexCall call
            && !(condition instanceof RexSubQuery)
            && call.getOperator() instanceof SqlQuantifyOperator quantified
            && quantified.getKind() == SqlKind.SOME
            && quantified.comparisonKind == SqlKind.EQUALS
            && call.getOperands().get(0) instanceof RexInputRef column
            && call.getOperands().get(1).getType().getSqlTypeName() == SqlTypeName.ARRAY
            && !RexUtil.containsInputRef(call.getOperands().get(1))
            && KeyedColumns.isKey(row, column.getIndex())
        ? RexSubQuery.in(
            RelFactories.LOGICAL_BUILDER
                .create(row.getCluster(), null)
                .values(new String[] {"ZERO"}, 0)
                .project(call.getOperands().get(1))
                .uncollect(List.of(), false)
                .build(),
            ImmutableList.of(column))
        : condition;
  }
}
