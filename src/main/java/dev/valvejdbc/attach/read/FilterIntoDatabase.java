package dev.valvejdbc.attach.read;

import dev.valvejdbc.lookup.rule.RuleConfig;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.adapter.jdbc.JdbcRules;
import org.apache.calcite.plan.RelOptRule;
import org.apache.calcite.plan.RelOptRuleCall;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.RelFactories;
import org.apache.calcite.rel.logical.LogicalFilter;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;

/**
 * Gives a database the part of a condition by which it leaves rows out that are not wanted; what it
 * may read otherwise than we do is checked here once more.
 */
public final class FilterIntoDatabase {
  /** The rule, for a phase without costs. */
  public static final RelOptRule RULE =
      new RuleConfig(
              "FilterIntoDatabase",
              b ->
                  b.operand(LogicalFilter.class)
                      .oneInput(c -> c.operand(DatabaseScan.class).noInputs()),
              RelFactories.LOGICAL_BUILDER,
              FilterIntoDatabase::divide)
          .toRule();

  private FilterIntoDatabase() {}

  private static void divide(RelOptRuleCall call) {
    LogicalFilter filter = call.rel(0);
    DatabaseScan scan = call.rel(1);
    DatabaseConvention to = scan.convention();
    List<RexNode> there = new ArrayList<>();
    List<RexNode> here = new ArrayList<>();
    for (RexNode each :
        RelOptUtil.conjunctions(Understood.spelled(filter, filter.getCondition()))) {
      if (Understood.narrows(each, to.database())) {
        there.add(each);
      }
      if (!Understood.alike(filter, each, to)) {
        here.add(each);
      }
    }
    if (there.isEmpty() || here.isEmpty()) {
      return; // all or nothing: that is settled where costs are
    }
    RexBuilder conditions = filter.getCluster().getRexBuilder();
    RelNode narrowed =
        new JdbcRules.JdbcFilter(
            filter.getCluster(),
            scan.getTraitSet(),
            scan,
            RexUtil.composeConjunction(conditions, there));
    call.transformTo(LogicalFilter.create(narrowed, RexUtil.composeConjunction(conditions, here)));
  }
}
