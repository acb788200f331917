package dev.valvejdbc.lookup.rule;

import java.util.List;
import org.apache.calcite.plan.RelOptRule;
import org.apache.calcite.plan.RelOptRuleCall;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.plan.RelTraitSet;
import org.apache.calcite.rel.RelCollationTraitDef;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.RelFactories;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexSimplify;
import org.apache.calcite.rex.RexUtil;

/**
 * Moves a filter below a projection. Calcite's own leaves filters with correlation variables where
 * they are, and makes an OR within an OR of alternatives that were a column, which its filters
 * assert not to have.
 */
public final class FilterBelowProjectRule {
  public static final RelOptRule RULE =
      new RuleConfig(
              "FilterBelowProjectRule",
              filter ->
                  filter
                      .operand(Filter.class)
                      .oneInput(
                          project ->
                              project
                                  .operand(Project.class)
                                  .predicate(p -> !p.containsOver())
                                  .anyInputs()),
              RelFactories.LOGICAL_BUILDER,
              FilterBelowProjectRule::onMatch)
          .toRule();

  private FilterBelowProjectRule() {}

  private static void onMatch(RelOptRuleCall call) {
    Filter filter = call.rel(0);
    Project project = call.rel(1);
    RexBuilder rex = filter.getCluster().getRexBuilder();
    RexNode moved =
        RelOptUtil.pushPastProjectUnlessBloat(
            filter.getCondition(), project, RelOptUtil.DEFAULT_BLOAT);
    if (moved == null) {
      return;
    }
    List<RexNode> conditions =
        RelOptUtil.conjunctions(moved).stream()
            .map(c -> RexSimplify.simplifyComparisonWithNull(c, rex))
            .toList();
    RexNode condition =
        RexUtil.removeNullabilityCast(
            rex.getTypeFactory(), RexUtil.composeConjunction(rex, conditions));
    RelNode input = project.getInput();
    RelTraitSet traits =
        filter
            .getTraitSet()
            .replaceIfs(
                RelCollationTraitDef.INSTANCE,
                () -> input.getTraitSet().getTraits(RelCollationTraitDef.INSTANCE));
    Filter below = filter.copy(traits, input, RexUtil.flatten(rex, condition));
    call.transformTo(
        project.copy(project.getTraitSet(), below, project.getProjects(), project.getRowType()));
  }
}
