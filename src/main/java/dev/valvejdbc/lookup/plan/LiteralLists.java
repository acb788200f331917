package dev.valvejdbc.lookup.plan;

import org.apache.calcite.rel.RelHomogeneousShuttle;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.RelFactories;
import org.apache.calcite.rel.logical.LogicalFilter;
import org.apache.calcite.rex.RexUtil;

/**
 * Simplifies conditions once before anything else looks at them. Long IN lists become searches:
 * later rules compare all alternatives of an OR with each other, and those of a search not.
 */
final class LiteralLists extends RelHomogeneousShuttle {
  private LiteralLists() {}

  static RelNode searched(RelNode plan) {
    return plan.accept(new LiteralLists());
  }

  @Override
  public RelNode visit(LogicalFilter filter) {
    RelNode visited = super.visit(filter);
    return visited instanceof LogicalFilter own
            && !RexUtil.SubQueryFinder.containsSubQuery(own)
            && !LongExpressions.hasLongCall(own.getCondition())
        ? RelFactories.LOGICAL_BUILDER
            .create(own.getCluster(), null)
            .push(own.getInput())
            .filter(own.getVariablesSet(), own.getCondition())
            .build()
        : visited;
  }
}
