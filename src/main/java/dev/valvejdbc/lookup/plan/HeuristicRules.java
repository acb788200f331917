package dev.valvejdbc.lookup.plan;

import dev.valvejdbc.lookup.rule.CorrelatedFilterRule;
import dev.valvejdbc.lookup.rule.EmptyFilterRule;
import dev.valvejdbc.lookup.rule.FalseJoinRule;
import dev.valvejdbc.lookup.rule.FilterBelowProjectRule;
import dev.valvejdbc.lookup.rule.FilterBelowWindowRule;
import java.util.List;
import org.apache.calcite.plan.RelOptRule;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.Sort;
import org.apache.calcite.rel.rules.AggregateProjectMergeRule;
import org.apache.calcite.rel.rules.AggregateReduceFunctionsRule;
import org.apache.calcite.rel.rules.FilterAggregateTransposeRule;
import org.apache.calcite.rel.rules.FilterCorrelateRule;
import org.apache.calcite.rel.rules.FilterJoinRule.FilterIntoJoinRule.FilterIntoJoinRuleConfig;
import org.apache.calcite.rel.rules.FilterJoinRule.JoinConditionPushRule.JoinConditionPushRuleConfig;
import org.apache.calcite.rel.rules.FilterMergeRule;
import org.apache.calcite.rel.rules.FilterSetOpTransposeRule;
import org.apache.calcite.rel.rules.JoinPushExpressionsRule;
import org.apache.calcite.rel.rules.ProjectMergeRule;
import org.apache.calcite.rel.rules.ProjectOverSumToSum0Rule;
import org.apache.calcite.rel.rules.ProjectRemoveRule;
import org.apache.calcite.rel.rules.PruneEmptyRules;
import org.apache.calcite.rel.rules.ReduceExpressionsRule.FilterReduceExpressionsRule.FilterReduceExpressionsRuleConfig;
import org.apache.calcite.rel.rules.ReduceExpressionsRule.ProjectReduceExpressionsRule.ProjectReduceExpressionsRuleConfig;
import org.apache.calcite.rel.rules.SortProjectTransposeRule;
import org.apache.calcite.rel.rules.SubQueryRemoveRule;
import org.apache.calcite.tools.RelBuilderFactory;
import org.apache.calcite.util.ImmutableBitSet;

/**
 * The rules of Calcite's by which a plan is settled before anything is chosen. They are taken from
 * their own classes, since {@code CoreRules} would load a thousand others before a first statement.
 */
final class HeuristicRules {
  /** Makes nodes with the expressions they are given, which were simplified when they were made. */
  static final RelBuilderFactory AS_WRITTEN = AsWritten::new;

  static final RelOptRule FILTER_MERGE =
      FilterMergeRule.Config.DEFAULT.withRelBuilderFactory(AS_WRITTEN).toRule();

  static final RelOptRule JOIN_PUSH_EXPRESSIONS = JoinPushExpressionsRule.Config.DEFAULT.toRule();

  /** What reads no column, which the rule as shipped moves, must stay above totals of no rows. */
  private static final RelOptRule FILTER_AGGREGATE =
      FilterAggregateTransposeRule.Config.DEFAULT
          .withOperandSupplier(
              filter ->
                  filter
                      .operand(Filter.class)
                      .oneInput(
                          aggregate ->
                              aggregate
                                  .operand(Aggregate.class)
                                  .predicate(
                                      a ->
                                          a.getGroupSets().stream()
                                              .noneMatch(ImmutableBitSet::isEmpty))
                                  .anyInputs()))
          .withDescription("FilterAggregateTransposeRule:groups")
          .withRelBuilderFactory(AS_WRITTEN)
          .toRule();

  /** What is computed of rows is computed of those alone that a limit lets through. */
  private static final RelOptRule LIMIT_PROJECT =
      SortProjectTransposeRule.Config.DEFAULT
          .withOperandSupplier(
              sort ->
                  sort.operand(Sort.class)
                      .predicate(s -> s.fetch != null)
                      .oneInput(
                          project ->
                              project
                                  .operand(Project.class)
                                  .predicate(p -> !p.containsOver())
                                  .anyInputs()))
          .withDescription("SortProjectTransposeRule:limit")
          .toRule();

  /** Write sub-queries as correlates. */
  static final List<RelOptRule> SUB_QUERIES =
      List.of(
          SubQueryRemoveRule.Config.FILTER.toRule(),
          SubQueryRemoveRule.Config.PROJECT.toRule(),
          SubQueryRemoveRule.Config.JOIN.toRule(),
          ProjectOverSumToSum0Rule.Config.DEFAULT.toRule());

  /** Move filters down to what they speak of. */
  static final List<RelOptRule> PUSH =
      List.of(
          FilterIntoJoinRuleConfig.DEFAULT.withRelBuilderFactory(AS_WRITTEN).toRule(),
          CorrelatedFilterRule.RULE,
          JoinConditionPushRuleConfig.DEFAULT.withRelBuilderFactory(AS_WRITTEN).toRule(),
          FilterBelowProjectRule.RULE,
          FILTER_AGGREGATE,
          FilterBelowWindowRule.RULE,
          FilterSetOpTransposeRule.Config.DEFAULT.withRelBuilderFactory(AS_WRITTEN).toRule(),
          FilterCorrelateRule.Config.DEFAULT.withRelBuilderFactory(AS_WRITTEN).toRule(),
          FILTER_MERGE,
          ProjectMergeRule.Config.DEFAULT.withRelBuilderFactory(AS_WRITTEN).toRule(),
          ProjectRemoveRule.Config.DEFAULT.withRelBuilderFactory(AS_WRITTEN).toRule());

  /** Infer values from conditions, and leave out what can have no rows. */
  static final List<RelOptRule> REDUCE =
      List.of(
          FilterReduceExpressionsRuleConfig.DEFAULT
              .withOperandSupplier(
                  filter ->
                      filter
                          .operand(Filter.class)
                          .predicate(f -> !LongExpressions.in(List.of(f.getCondition())))
                          .anyInputs())
              .withDescription("FilterReduceExpressionsRule:short")
              .toRule(),
          ProjectReduceExpressionsRuleConfig.DEFAULT
              .withOperandSupplier(
                  project ->
                      project
                          .operand(Project.class)
                          .predicate(p -> !LongExpressions.in(p.getProjects()))
                          .anyInputs())
              .withDescription("ProjectReduceExpressionsRule:short")
              .toRule(),
          EmptyFilterRule.RULE,
          FalseJoinRule.RULE,
          PruneEmptyRules.JOIN_LEFT_INSTANCE,
          PruneEmptyRules.JOIN_RIGHT_INSTANCE,
          PruneEmptyRules.CORRELATE_LEFT_INSTANCE,
          PruneEmptyRules.PROJECT_INSTANCE,
          PruneEmptyRules.FILTER_INSTANCE,
          PruneEmptyRules.SORT_FETCH_ZERO_INSTANCE);

  /** Ready a plan for being executed in the only way there is. */
  static final List<RelOptRule> EXECUTABLE =
      List.of(
          AggregateReduceFunctionsRule.Config.DEFAULT.toRule(),
          AggregateProjectMergeRule.Config.DEFAULT.toRule(),
          LIMIT_PROJECT);

  private HeuristicRules() {}
}
