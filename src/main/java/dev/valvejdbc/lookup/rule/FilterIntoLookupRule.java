package dev.valvejdbc.lookup.rule;

import dev.valvejdbc.lookup.rel.JoinLeg;
import dev.valvejdbc.lookup.rel.LegKind;
import dev.valvejdbc.lookup.rel.LookupJoin;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.adapter.enumerable.EnumerableRel;
import org.apache.calcite.plan.RelOptRule;
import org.apache.calcite.plan.RelOptRuleCall;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.logical.LogicalFilter;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;

/** Moves the conditions of a filter below a look-up join, or into the legs they speak of. */
public final class FilterIntoLookupRule {
  public static final RelOptRule RULE =
      RuleConfig.rule("FilterIntoLookupRule", LogicalFilter.class, FilterIntoLookupRule::onMatch);

  private FilterIntoLookupRule() {}

  private static void onMatch(RelOptRuleCall call) {
    LogicalFilter filter = call.rel(0);
    if (!(filter.getInput().stripped() instanceof LookupJoin lookup)
        || lookup instanceof EnumerableRel) {
      return;
    }
    List<RexNode> below = new ArrayList<>();
    List<RexNode> above = new ArrayList<>();
    List<JoinLeg> legs = new ArrayList<>(lookup.legs);
    for (RexNode condition : RelOptUtil.conjunctions(filter.getCondition())) {
      int last = RelOptUtil.InputFinder.bits(condition).length() - 1;
      if (last < lookup.getInput().getRowType().getFieldCount()) {
        below.add(condition);
      } else if (!attach(lookup, legs, condition, last)) {
        above.add(condition);
      }
    }
    if (below.isEmpty() && legs.equals(lookup.legs)) {
      return;
    }
    RelNode input = call.builder().push(lookup.getInput()).filter(below).build();
    RelNode changed = lookup.with(input, lookup.key, legs, lookup.ahead);
    call.transformTo(call.builder().push(changed).filter(above).build());
  }

  /** Gives the condition to the first inner leg that sees all its columns. */
  private static boolean attach(
      LookupJoin lookup, List<JoinLeg> legs, RexNode condition, int lastColumn) {
    for (int i = 0; i < legs.size(); i++) {
      JoinLeg leg = legs.get(i);
      if (leg.kind() == LegKind.INNER && lastColumn < lookup.offset(i) + leg.width()) {
        List<RexNode> all = new ArrayList<>(RelOptUtil.conjunctions(leg.condition()));
        all.add(condition);
        legs.set(
            i,
            leg.withCondition(
                RexUtil.composeConjunction(lookup.getCluster().getRexBuilder(), all)));
        return true;
      }
    }
    return false;
  }
}
