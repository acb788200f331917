package dev.valvejdbc.lookup.rule;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.plan.RelOptRule;
import org.apache.calcite.plan.RelOptRuleCall;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Correlate;
import org.apache.calcite.rel.core.CorrelationId;
import org.apache.calcite.rel.logical.LogicalCorrelate;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.tools.RelBuilder;
import org.apache.calcite.util.ImmutableBitSet;

/**
 * Makes the look-ups of a correlate's right side ahead, on its left side, where they overlap.
 *
 * <p>The left side gets one more column for every keyed table of the right side, with the rows of
 * that table; the right side reads them from there.
 */
public final class CorrelateRule {
  public static final RelOptRule RULE =
      RuleConfig.rule("LookupCorrelateRule", LogicalCorrelate.class, CorrelateRule::onMatch);

  private CorrelateRule() {}

  private static void onMatch(RelOptRuleCall call) {
    Correlate correlate = call.rel(0);
    RelBuilder builder = call.builder();
    int leftCount = correlate.getLeft().getRowType().getFieldCount();
    List<CollectRequest> requests = new ArrayList<>();
    CollectRequest.find(correlate.getRight(), correlate, requests);
    if (requests.isEmpty()) {
      return;
    }
    RelNode left = correlate.getLeft();
    for (CollectRequest request : requests) {
      left =
          new LegBuilder(builder, left, request.scan(), request.key()).collect(request.columns());
    }
    CorrelationId id = correlate.getCluster().createCorrel();
    RexBuilder rex = builder.getRexBuilder();
    RexNode variable = rex.makeCorrel(left.getRowType(), id);
    RelNode right =
        correlate
            .getRight()
            .accept(
                new CollectedRightSide(
                    rex, correlate.getCorrelationId(), variable, requests, leftCount));
    ImmutableBitSet required =
        correlate
            .getRequiredColumns()
            .union(ImmutableBitSet.range(leftCount, leftCount + requests.size()));
    RelNode wide =
        LogicalCorrelate.create(left, right, List.of(), id, required, correlate.getJoinType());
    List<RexNode> outputs = new ArrayList<>();
    for (int i = 0; i < correlate.getRowType().getFieldCount(); i++) {
      int at = i < leftCount ? i : i + requests.size();
      outputs.add(RexInputRef.of(at, wide.getRowType()));
    }
    call.transformTo(
        builder.push(wide).project(outputs, correlate.getRowType().getFieldNames(), true).build());
  }
}
