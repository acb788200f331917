package dev.valvejdbc.lookup.plan;

import org.apache.calcite.rel.RelHomogeneousShuttle;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.RelFactories;
import org.apache.calcite.rel.logical.LogicalFilter;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlKind;

/**
 * Makes searches of long IN lists before anything else looks at them: rules that simplify
 * conditions compare all alternatives of an OR with each other, and those of a search not.
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
            && hasAlternatives(own.getCondition())
            && !RexUtil.SubQueryFinder.containsSubQuery(own)
        ? RelFactories.LOGICAL_BUILDER
            .create(own.getCluster(), null)
            .push(own.getInput())
            .filter(own.getVariablesSet(), own.getCondition())
            .build()
        : visited;
  }

  private static boolean hasAlternatives(RexNode condition) {
    return condition.getKind() == SqlKind.OR
        || (condition.getKind() == SqlKind.AND
            && ((org.apache.calcite.rex.RexCall) condition)
                .getOperands().stream().anyMatch(o -> o.getKind() == SqlKind.OR));
  }
}
