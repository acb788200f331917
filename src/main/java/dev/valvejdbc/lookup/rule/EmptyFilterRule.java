package dev.valvejdbc.lookup.rule;

import org.apache.calcite.plan.RelOptRule;
import org.apache.calcite.rel.logical.LogicalFilter;

/** Replaces a filter that no row can pass by no rows, which need no key. */
public final class EmptyFilterRule {
  public static final RelOptRule RULE =
      RuleConfig.rule(
          "EmptyFilterRule",
          LogicalFilter.class,
          f -> f.getCondition().isAlwaysFalse(),
          call -> call.transformTo(call.builder().push(call.rel(0)).empty().build()));

  private EmptyFilterRule() {}
}
