package dev.valvejdbc.lookup.rule;

import dev.valvejdbc.lookup.key.KeyedColumns;
import org.apache.calcite.plan.RelOptRule;
import org.apache.calcite.plan.RelOptRuleCall;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.logical.LogicalJoin;

/**
 * Turns a left join with exactly one row, which a sub-query of one value becomes, into an inner
 * one: that row may hold the key of the table on the left, and inner joins can be ordered.
 */
public final class OneRowJoinRule {
  public static final RelOptRule RULE =
      RuleConfig.rule(
          "OneRowJoinRule",
          LogicalJoin.class,
          j -> j.getJoinType() == JoinRelType.LEFT && j.getCondition().isAlwaysTrue(),
          OneRowJoinRule::onMatch);

  private OneRowJoinRule() {}

  private static void onMatch(RelOptRuleCall call) {
    LogicalJoin join = call.rel(0);
    if (isOneRow(join.getRight()) && KeyedColumns.isOpen(join.getLeft())) {
      call.transformTo(
          call.builder()
              .push(join.getLeft())
              .push(join.getRight())
              .join(JoinRelType.INNER)
              .convert(join.getRowType(), true)
              .build());
    }
  }

  private static boolean isOneRow(RelNode side) {
    RelNode node = side.stripped();
    return node instanceof Project project
        ? isOneRow(project.getInput())
        : node instanceof Aggregate aggregate
            && aggregate.getGroupType() == Aggregate.Group.SIMPLE
            && aggregate.getGroupSet().isEmpty();
  }
}
