package dev.valvejdbc.lookup.rule;

import org.apache.calcite.plan.RelOptPredicateList;
import org.apache.calcite.plan.RelOptRule;
import org.apache.calcite.plan.RelOptRuleCall;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.core.Values;
import org.apache.calcite.rel.logical.LogicalJoin;
import org.apache.calcite.rex.RexSimplify;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.tools.RelBuilder;

/** Reads nothing of a side of which a join can use no row, so that it needs no key. */
public final class FalseJoinRule {
  public static final RelOptRule RULE =
      RuleConfig.rule("FalseJoinRule", LogicalJoin.class, FalseJoinRule::onMatch);

  private FalseJoinRule() {}

  private static void onMatch(RelOptRuleCall call) {
    LogicalJoin join = call.rel(0);
    RelBuilder builder = call.builder();
    RexSimplify simplify =
        new RexSimplify(builder.getRexBuilder(), RelOptPredicateList.EMPTY, RexUtil.EXECUTOR);
    if (!simplify.simplifyUnknownAsFalse(join.getCondition()).isAlwaysFalse()) {
      return;
    }
    JoinRelType type = join.getJoinType();
    switch (type) {
      case INNER, SEMI -> call.transformTo(builder.push(join).empty().build());
      case ANTI -> call.transformTo(join.getLeft());
      case LEFT -> {
        if (!isEmpty(join.getRight())) {
          call.transformTo(
              joined(builder, join, join.getLeft(), builder.push(join.getRight()).empty().build()));
        }
      }
      case RIGHT -> {
        if (!isEmpty(join.getLeft())) {
          call.transformTo(
              joined(builder, join, builder.push(join.getLeft()).empty().build(), join.getRight()));
        }
      }
      default -> {}
    }
  }

  private static boolean isEmpty(RelNode node) {
    return node.stripped() instanceof Values values && values.getTuples().isEmpty();
  }

  private static RelNode joined(RelBuilder builder, LogicalJoin join, RelNode left, RelNode right) {
    return builder.push(left).push(right).join(join.getJoinType(), builder.literal(false)).build();
  }
}
