package dev.valvejdbc.lookup;

import org.apache.calcite.plan.RelOptRule;
import org.apache.calcite.rel.logical.LogicalFilter;

/** Replaces what a false condition filters by nothing: no key is needed for no rows. */
final class EmptyFilterRule {
  static final RelOptRule RULE =
      RuleConfig.rule(
          "EmptyFilterRule",
          LogicalFilter.class,
          call -> {
            LogicalFilter filter = call.rel(0);
            if (filter.getCondition().isAlwaysFalse()) {
              call.transformTo(call.builder().push(filter).empty().build());
            }
          });

  private EmptyFilterRule() {}
}
