package dev.valvejdbc.lookup.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexOver;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.sql.SqlKind;

/** Makes null of windows over a literal null, for which Calcite has no code. */
final class NullWindows extends RexShuttle {
  private static final Set<SqlKind> NULL_OF_NULL =
      Set.of(SqlKind.MIN, SqlKind.MAX, SqlKind.SUM, SqlKind.AVG, SqlKind.ANY_VALUE);

  private final RexBuilder rex;

  private NullWindows(RexBuilder rex) {
    this.rex = rex;
  }

  static RelNode without(RelNode plan) {
    RelNode node = plan.stripped();
    List<RelNode> inputs = new ArrayList<>();
    node.getInputs().forEach(i -> inputs.add(without(i)));
    RelNode copy = inputs.equals(node.getInputs()) ? node : node.copy(node.getTraitSet(), inputs);
    return copy.accept(new NullWindows(copy.getCluster().getRexBuilder()));
  }

  @Override
  public RexNode visitOver(RexOver over) {
    boolean ofNull =
        NULL_OF_NULL.contains(over.getAggOperator().getKind())
            && over.getOperands().stream().anyMatch(RexLiteral::isNullLiteral);
    return ofNull ? rex.makeNullLiteral(over.getType()) : super.visitOver(over);
  }
}
