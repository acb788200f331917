package dev.valvejdbc.lookup.rule;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.plan.RelOptRule;
import org.apache.calcite.plan.RelOptRuleCall;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.BiRel;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Correlate;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.logical.LogicalFilter;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.util.ImmutableBitSet;

/**
 * Pushes correlated conditions into the inputs of a join or correlate, which Calcite's own rule
 * leaves above.
 */
public final class CorrelatedFilterRule {
  public static final RelOptRule RULE =
      RuleConfig.rule("CorrelatedFilterRule", LogicalFilter.class, CorrelatedFilterRule::onMatch);

  private CorrelatedFilterRule() {}

  private static void onMatch(RelOptRuleCall call) {
    LogicalFilter filter = call.rel(0);
    if (!(filter.getInput().stripped() instanceof BiRel join)) {
      return;
    }
    JoinRelType type = type(join);
    int leftCount = join.getLeft().getRowType().getFieldCount();
    boolean toLeft = !type.generatesNullsOnLeft();
    boolean toRight = type.projectsRight() && !type.generatesNullsOnRight();
    List<RexNode> left = new ArrayList<>();
    List<RexNode> right = new ArrayList<>();
    List<RexNode> above = new ArrayList<>();
    for (RexNode condition : RelOptUtil.conjunctions(filter.getCondition())) {
      ImmutableBitSet inputs = RelOptUtil.InputFinder.bits(condition);
      if (!RexUtil.containsCorrelation(condition) || inputs.isEmpty()) {
        above.add(condition);
      } else if (toLeft && inputs.length() <= leftCount) {
        left.add(condition);
      } else if (toRight && inputs.nth(0) >= leftCount) {
        right.add(RexUtil.shift(condition, -leftCount));
      } else {
        above.add(condition);
      }
    }
    if (left.isEmpty() && right.isEmpty()) {
      return;
    }
    RelNode changed =
        join.copy(
            join.getTraitSet(),
            List.of(
                call.builder().push(join.getLeft()).filter(left).build(),
                call.builder().push(join.getRight()).filter(right).build()));
    call.transformTo(call.builder().push(changed).filter(above).build());
  }

  /** The type of a join or correlate; of others, one through which nothing is pushed. */
  private static JoinRelType type(BiRel node) {
    if (node instanceof Join join) {
      return join.getJoinType();
    }
    return node instanceof Correlate correlate ? correlate.getJoinType() : JoinRelType.FULL;
  }
}
