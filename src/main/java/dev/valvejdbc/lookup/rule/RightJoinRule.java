package dev.valvejdbc.lookup.rule;

import org.apache.calcite.plan.RelOptRule;
import org.apache.calcite.plan.RelOptRuleCall;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.logical.LogicalJoin;
import org.apache.calcite.rel.rules.JoinCommuteRule;

/**
 * Turns right joins round. Calcite's nested loop tells rows of the right side apart by identity,
 * and equal rows of one column are one object.
 */
public final class RightJoinRule {
  public static final RelOptRule RULE =
      RuleConfig.rule(
          "RightJoinRule",
          LogicalJoin.class,
          j -> j.getJoinType() == JoinRelType.RIGHT,
          RightJoinRule::onMatch);

  private RightJoinRule() {}

  private static void onMatch(RelOptRuleCall call) {
    LogicalJoin join = call.rel(0);
    RelNode swapped = JoinCommuteRule.swap(join, true, call.builder());
    if (swapped != null) {
      call.transformTo(swapped);
    }
  }
}
