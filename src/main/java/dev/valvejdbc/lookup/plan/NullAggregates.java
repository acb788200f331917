package dev.valvejdbc.lookup.plan;

import dev.valvejdbc.lookup.rel.Inputs;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.AggregateCall;
import org.apache.calcite.rel.core.RelFactories;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexOver;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.tools.RelBuilder;

/** Computes aggregates of nothing but NULL, for which Calcite has no code, as NULL. */
final class NullAggregates extends RexShuttle {
  private static final Set<SqlKind> NULL_OF_NULL =
      Set.of(SqlKind.MIN, SqlKind.MAX, SqlKind.SUM, SqlKind.AVG, SqlKind.ANY_VALUE);

  private static final Set<SqlKind> NONE_OF_NULL = Set.of(SqlKind.COUNT, SqlKind.SUM0);

  /** Aggregates whose result is another where all that they see is null. */
  private static final Set<SqlKind> OTHERS =
      Set.of(SqlKind.COUNT, SqlKind.SUM0, SqlKind.ARRAY_AGG, SqlKind.COLLECT, SqlKind.GROUPING);

  private final RexBuilder rex;

  private NullAggregates(RexBuilder rex) {
    this.rex = rex;
  }

  static RelNode without(RelNode plan) {
    RelNode node = plan.stripped();
    RelNode copy = Inputs.rewritten(node, i -> without(i));
    return copy instanceof Aggregate aggregate
        ? without(aggregate)
        : copy.accept(new NullAggregates(copy.getCluster().getRexBuilder()));
  }

  private static RelNode without(Aggregate aggregate) {
    List<AggregateCall> kept =
        aggregate.getAggCallList().stream().filter(c -> !isOfNull(aggregate, c)).toList();
    if (kept.size() == aggregate.getAggCallList().size()) {
      return aggregate;
    }
    RelBuilder rels = RelFactories.LOGICAL_BUILDER.create(aggregate.getCluster(), null);
    RexBuilder rex = aggregate.getCluster().getRexBuilder();
    int groups = aggregate.getGroupCount();
    boolean counts = kept.isEmpty() && groups == 0; // there has to be something
    RelNode below =
        counts
            ? rels.push(aggregate.getInput())
                .aggregate(rels.groupKey(), rels.countStar("ROWS"))
                .build()
            : aggregate.copy(
                aggregate.getTraitSet(),
                aggregate.getInput(),
                aggregate.getGroupSet(),
                aggregate.getGroupSets(),
                kept);
    List<RexNode> outputs = new ArrayList<>();
    for (int i = 0; i < groups; i++) {
      outputs.add(RexInputRef.of(i, below.getRowType()));
    }
    for (AggregateCall call : aggregate.getAggCallList()) {
      outputs.add(
          isOfNull(aggregate, call)
              ? rex.makeNullLiteral(call.getType())
              : RexInputRef.of(groups + kept.indexOf(call), below.getRowType()));
    }
    return rels.push(below).project(outputs, aggregate.getRowType().getFieldNames(), true).build();
  }

  private static boolean isOfNull(Aggregate aggregate, AggregateCall call) {
    return !OTHERS.contains(call.getAggregation().getKind())
        && call.getArgList().stream()
            .map(i -> aggregate.getInput().getRowType().getFieldList().get(i).getType())
            .anyMatch(t -> t.getSqlTypeName() == SqlTypeName.NULL);
  }

  @Override
  public RexNode visitOver(RexOver over) {
    SqlKind kind = over.getAggOperator().getKind();
    if (over.getOperands().stream().noneMatch(NullAggregates::isNull)) {
      return super.visitOver(over);
    }
    if (NONE_OF_NULL.contains(kind) && over.getType().getSqlTypeName() != SqlTypeName.NULL) {
      return rex.makeZeroLiteral(over.getType());
    }
    return NULL_OF_NULL.contains(kind) || NONE_OF_NULL.contains(kind)
        ? rex.makeNullLiteral(over.getType())
        : super.visitOver(over);
  }

  /** Whether a value is never known: a condition of FILTER leaves NULL for the rows it drops. */
  private static boolean isNull(RexNode value) {
    if (value.getKind() == SqlKind.CAST) {
      return isNull(((RexCall) value).getOperands().get(0));
    }
    if (value.getKind() == SqlKind.CASE) {
      List<RexNode> operands = ((RexCall) value).getOperands();
      return IntStream.range(0, operands.size())
          .filter(i -> i % 2 == 1 || i == operands.size() - 1)
          .allMatch(i -> isNull(operands.get(i)));
    }
    return RexLiteral.isNullLiteral(value);
  }
}
