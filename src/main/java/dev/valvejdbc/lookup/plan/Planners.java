package dev.valvejdbc.lookup.plan;

import static org.apache.calcite.util.Static.RESOURCE;

import dev.valvejdbc.lookup.enumerable.LookupConverters;
import dev.valvejdbc.lookup.rule.FilterBelowProjectRule;
import java.util.List;
import org.apache.calcite.DataContexts;
import org.apache.calcite.adapter.enumerable.EnumerableConvention;
import org.apache.calcite.adapter.enumerable.EnumerableRules;
import org.apache.calcite.plan.Context;
import org.apache.calcite.plan.Convention;
import org.apache.calcite.plan.ConventionTraitDef;
import org.apache.calcite.plan.RelOptCostFactory;
import org.apache.calcite.plan.RelOptCostImpl;
import org.apache.calcite.plan.RelOptPlanner;
import org.apache.calcite.plan.RelOptRule;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.plan.hep.HepPlanner;
import org.apache.calcite.plan.hep.HepProgram;
import org.apache.calcite.plan.volcano.VolcanoPlanner;
import org.apache.calcite.rel.RelCollationTraitDef;
import org.apache.calcite.rel.convert.ConverterRule;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.logical.LogicalJoin;
import org.apache.calcite.rel.rules.CoreRules;
import org.apache.calcite.rel.rules.ProjectMergeRule;
import org.apache.calcite.rex.RexExecutorImpl;
import org.jspecify.annotations.Nullable;

/**
 * Makes planners that end when their thread is interrupted, before they try another rule: a plan of
 * many joins takes minutes, and a statement that was cancelled must not go on in the background.
 */
final class Planners {
  private static final RelOptRule MERGE_INNER_JOINS =
      ((ConverterRule) EnumerableRules.ENUMERABLE_MERGE_JOIN_RULE)
          .config
          .withConversion(
              LogicalJoin.class,
              join -> !join.getJoinType().isOuterJoin(),
              Convention.NONE,
              EnumerableConvention.INSTANCE,
              "EnumerableMergeJoinRule:inner")
          .toRule();

  /**
   * What is equal to itself by a function, as a constant by its absolute value, would be that of
   * that of that without an end.
   */
  private static final RelOptRule MERGE_PROJECTS =
      ProjectMergeRule.Config.DEFAULT
          .withOperandSupplier(
              above ->
                  above
                      .operand(Project.class)
                      .predicate(LongExpressions::areFlat)
                      .oneInput(
                          below ->
                              below
                                  .operand(Project.class)
                                  .predicate(LongExpressions::areFlat)
                                  .anyInputs()))
          .withDescription("ProjectMergeRule:flat")
          .toRule();

  private Planners() {}

  /** A planner by cost, without rules: most plans leave nothing to choose. */
  static VolcanoPlanner byCost(@Nullable RelOptCostFactory costs, Context context) {
    VolcanoPlanner planner =
        new VolcanoPlanner(costs, context) {
          @Override
          public void checkCancel() {
            checkInterrupt();
          }
        };
    planner.setExecutor(new RexExecutorImpl(DataContexts.EMPTY));
    planner.addRelTraitDef(ConventionTraitDef.INSTANCE);
    planner.addRelTraitDef(RelCollationTraitDef.INSTANCE);
    return planner;
  }

  /** Teaches a planner by cost Calcite's standard rules, and how our operators are executed. */
  static void teach(RelOptPlanner planner, List<ConverterRule> converters) {
    RelOptUtil.registerDefaultRules(planner, false, false);
    LookupConverters.OPERATORS.forEach(planner::addRule);
    converters.forEach(planner::addRule);
    // these take the total of no rows, which is one row, for none
    planner.removeRule(CoreRules.PROJECT_TO_SEMI_JOIN);
    planner.removeRule(CoreRules.JOIN_TO_SEMI_JOIN);
    // this asks for predicates of what it makes of them, and ends in a circle
    planner.removeRule(CoreRules.JOIN_ON_UNIQUE_TO_SEMI_JOIN);
    // this limits each side of a UNION before equal rows are made one
    planner.removeRule(EnumerableRules.ENUMERABLE_MERGE_UNION_RULE);
    // this takes the right side of an outer join for sorted, where the rows that it lacks are null
    planner.removeRule(EnumerableRules.ENUMERABLE_MERGE_JOIN_RULE);
    planner.addRule(MERGE_INNER_JOINS);
    if (planner.removeRule(CoreRules.FILTER_PROJECT_TRANSPOSE)) {
      planner.addRule(FilterBelowProjectRule.RULE);
    }
    planner.removeRule(CoreRules.PROJECT_MERGE);
    planner.addRule(MERGE_PROJECTS);
    // some aggregates take no notice of a filter, and others count the nulls that it takes away
    planner.removeRule(CoreRules.AGGREGATE_CASE_TO_FILTER);
  }

  /** A planner that applies rules wherever they fit. */
  static HepPlanner heuristic(HepProgram program) {
    return new HepPlanner(program, null, true, null, RelOptCostImpl.FACTORY) {
      @Override
      public void checkCancel() {
        checkInterrupt();
      }
    };
  }

  /** Throws if nobody wants the plan any more. */
  static void checkInterrupt() {
    if (Thread.currentThread().isInterrupted()) {
      throw RESOURCE.preparationAborted().ex();
    }
  }
}
