package dev.valvejdbc.sql.dialect;

import dev.valvejdbc.sql.library.CollectedAggregate;
import java.util.List;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.AggregateCall;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexOver;
import org.apache.calcite.rex.RexWindow;
import org.apache.calcite.sql.SqlKind;

/**
 * Has LISTAGG, and what is written for it in other dialects, keep its texts until it joins them:
 * Calcite's code copies all that it has at each further text.
 */
public final class TextAggregates extends PlanShuttle {
  private final RexBuilder rex;

  private TextAggregates(RexBuilder rex) {
    this.rex = rex;
  }

  /** The plan with such aggregates. */
  public static RelNode in(RelNode plan) {
    return new TextAggregates(plan.getCluster().getRexBuilder()).rewritten(plan);
  }

  @Override
  RelNode alone(RelNode node) {
    return node instanceof Aggregate aggregate ? joining(aggregate) : super.alone(node);
  }

  private static RelNode joining(Aggregate aggregate) {
    List<AggregateCall> calls = aggregate.getAggCallList();
    if (calls.stream().noneMatch(c -> c.getAggregation().getKind() == SqlKind.LISTAGG)) {
      return aggregate;
    }
    return aggregate.copy(
        aggregate.getTraitSet(),
        aggregate.getInput(),
        aggregate.getGroupSet(),
        aggregate.getGroupSets(),
        calls.stream().map(TextAggregates::joining).toList());
  }

  private static AggregateCall joining(AggregateCall call) {
    return call.getAggregation().getKind() != SqlKind.LISTAGG
        ? call
        : AggregateCall.create(
            CollectedAggregate.JOINED_TEXTS,
            call.isDistinct(),
            call.isApproximate(),
            call.ignoreNulls(),
            call.rexList,
            call.getArgList(),
            call.filterArg,
            call.distinctKeys,
            call.getCollation(),
            call.getType(),
            call.getName());
  }

  @Override
  public RexNode visitOver(RexOver over) {
    if (over.getAggOperator().getKind() != SqlKind.LISTAGG) {
      return super.visitOver(over);
    }
    RexWindow window = over.getWindow();
    return rex.makeOver(
        over.getType(),
        CollectedAggregate.JOINED_TEXTS,
        over.getOperands(),
        window.partitionKeys,
        window.orderKeys,
        window.getLowerBound(),
        window.getUpperBound(),
        window.getExclude(),
        window.isRows(),
        true,
        false,
        over.isDistinct(),
        over.ignoreNulls());
  }
}
