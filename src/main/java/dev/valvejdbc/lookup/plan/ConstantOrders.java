package dev.valvejdbc.lookup.plan;

import com.google.common.collect.ImmutableList;
import dev.valvejdbc.lookup.rel.Inputs;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexOver;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexWindow;
import org.apache.calcite.rex.RexWindowBound;
import org.apache.calcite.rex.RexWindowBounds;

/**
 * Ends ranges over a constant order at the current row, whose equals all rows are: Calcite forgets
 * the order, and then has nothing to measure a distance by.
 */
final class ConstantOrders extends RexShuttle {
  private final RexBuilder rex;

  private ConstantOrders(RexBuilder rex) {
    this.rex = rex;
  }

  static RelNode without(RelNode plan) {
    RelNode node = plan.stripped();
    RelNode copy = Inputs.rewritten(node, ConstantOrders::without);
    return copy.accept(new ConstantOrders(copy.getCluster().getRexBuilder()));
  }

  @Override
  public RexNode visitOver(RexOver over) {
    RexWindow window = over.getWindow();
    RexWindowBound lower = window.getLowerBound();
    RexWindowBound upper = window.getUpperBound();
    boolean around = !lower.isFollowing() && !upper.isPreceding();
    if (window.isRows()
        || !around
        || (lower.getOffset() == null && upper.getOffset() == null)
        || !window.orderKeys.stream().allMatch(k -> k.left instanceof RexLiteral)) {
      return super.visitOver(over);
    }
    return rex.makeOver(
        over.getType(),
        over.getAggOperator(),
        over.getOperands(),
        window.partitionKeys,
        ImmutableList.copyOf(window.orderKeys),
        lower.getOffset() == null ? lower : RexWindowBounds.CURRENT_ROW,
        upper.getOffset() == null ? upper : RexWindowBounds.CURRENT_ROW,
        window.getExclude(),
        false,
        true,
        false,
        over.isDistinct(),
        over.ignoreNulls());
  }
}
