package dev.valvejdbc.sql.dialect;

import dev.valvejdbc.lookup.rel.Inputs;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexSubQuery;

/** Rewrites the expressions of a whole plan, inputs first, those of its sub-queries included. */
abstract class PlanShuttle extends RexShuttle {
  /** The plan in other words; itself where nothing changes. */
  final RelNode rewritten(RelNode node) {
    return alone(Inputs.rewritten(node, i -> rewritten(i)));
  }

  /** A node in other words, whose inputs are already. */
  RelNode alone(RelNode node) {
    return node.accept(this);
  }

  @Override
  public final RexNode visitSubQuery(RexSubQuery subQuery) {
    RexSubQuery visited = (RexSubQuery) super.visitSubQuery(subQuery);
    RelNode plan = rewritten(visited.rel);
    return plan == visited.rel ? visited : visited.clone(plan);
  }
}
