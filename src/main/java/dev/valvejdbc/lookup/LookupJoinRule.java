package dev.valvejdbc.lookup;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.plan.RelOptRule;
import org.apache.calcite.plan.RelOptRuleCall;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.logical.LogicalJoin;
import org.apache.calcite.rel.rules.JoinCommuteRule;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.tools.RelBuilder;
import org.jspecify.annotations.Nullable;

/** Turns a join with a keyed table, on either side, into a look-up join. */
final class LookupJoinRule {
  static final RelOptRule RULE =
      RuleConfig.rule("LookupJoinRule", LogicalJoin.class, LookupJoinRule::onMatch);

  private LookupJoinRule() {}

  private static void onMatch(RelOptRuleCall call) {
    Join join = call.rel(0);
    RelNode result = lookup(call.builder(), join);
    if (result == null
        && (join.getJoinType() == JoinRelType.INNER || join.getJoinType() == JoinRelType.RIGHT)
        && KeyedChain.of(join.getLeft()) != null
        && JoinCommuteRule.swap(join, true, call.builder()) instanceof Project top
        && top.getInput().stripped() instanceof Join swapped) {
      RelNode below = lookup(call.builder(), swapped);
      if (below != null) {
        result =
            call.builder()
                .push(below)
                .project(top.getProjects(), top.getRowType().getFieldNames(), true)
                .build();
      }
    }
    if (result != null) {
      call.transformTo(result);
    }
  }

  private static @Nullable RelNode lookup(RelBuilder builder, Join join) {
    KeyedChain chain = KeyedChain.of(join.getRight());
    if (chain == null
        || KeyedChain.of(join.getLeft()) != null
        || !LegKind.covers(join.getJoinType())
        || ConstantKeys.of(chain) != null) {
      return null;
    }
    if (join.getJoinType() == JoinRelType.LEFT
        && !chain.outputs().stream().allMatch(RexInputRef.class::isInstance)) {
      return null;
    }
    RelNode left = join.getLeft();
    int leftCount = left.getRowType().getFieldCount();
    List<RexNode> outputs = new ArrayList<>();
    for (int i = 0; i < leftCount; i++) {
      outputs.add(RexInputRef.of(i, left.getRowType()));
    }
    chain.outputs().forEach(o -> outputs.add(RexUtil.shift(o, leftCount)));
    List<RexNode> conditions = new ArrayList<>();
    for (RexNode condition : RelOptUtil.conjunctions(join.getCondition())) {
      conditions.add(Expressions.replaceInputs(condition, outputs));
    }
    chain.conditions().forEach(c -> conditions.add(RexUtil.shift(c, leftCount)));
    KeyEquality equality =
        KeyEquality.find(conditions, leftCount, leftCount + chain.scan().keyedTable().keyColumn());
    if (equality == null) {
      return null;
    }
    return new LegBuilder(builder, left, chain.scan(), equality.key())
        .join(
            LegKind.of(join.getJoinType()),
            equality.remainder(),
            join.getJoinType().projectsRight() ? outputs : outputs.subList(0, leftCount),
            join.getRowType());
  }
}
