package dev.valvejdbc.lookup.plan;

import dev.valvejdbc.lookup.rel.Inputs;
import dev.valvejdbc.lookup.rel.RowIfEmpty;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.AggregateCall;
import org.jspecify.annotations.Nullable;

/** Gives grouping sets with a total their row over no rows, which Calcite leaves out. */
final class GroupingTotals {
  private GroupingTotals() {}

  static RelNode add(RelNode plan) {
    RelNode node = plan.stripped();
    RelNode copy = Inputs.rewritten(node, GroupingTotals::add);
    return copy instanceof Aggregate aggregate
            && aggregate.getGroupCount() > 0
            && aggregate.getGroupSets().stream().anyMatch(s -> s.isEmpty())
        ? RowIfEmpty.create(aggregate, total(aggregate))
        : copy;
  }

  private static @Nullable Object[] total(Aggregate aggregate) {
    @Nullable Object[] row = new Object[aggregate.getRowType().getFieldCount()];
    int next = aggregate.getGroupCount();
    for (AggregateCall call : aggregate.getAggCallList()) {
      row[next++] =
          switch (call.getAggregation().getKind()) {
            case COUNT, SUM0, REGR_COUNT -> 0L;
            case GROUPING, GROUPING_ID -> (1L << Math.min(62, call.getArgList().size())) - 1;
            case LITERAL_AGG ->
                ((org.apache.calcite.rex.RexLiteral) call.rexList.get(0)).getValue2();
            default -> null;
          };
    }
    return row;
  }
}
