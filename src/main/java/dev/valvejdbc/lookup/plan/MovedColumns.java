package dev.valvejdbc.lookup.plan;

import dev.valvejdbc.lookup.rel.Inputs;
import java.util.Map;
import java.util.function.Function;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.CorrelationId;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCorrelVariable;
import org.apache.calcite.rex.RexFieldAccess;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexSubQuery;
import org.jspecify.annotations.Nullable;

/** Lets sub-queries, and those within them, read the columns of a row where they are now. */
final class MovedColumns extends RexShuttle {
  private final CorrelationId variable;
  private final Function<RexFieldAccess, @Nullable RexNode> columns;

  /**
   * Reads columns of a row.
   *
   * @param variable by which sub-queries know it
   * @param columns what they read in place of a column; null for the same
   */
  MovedColumns(CorrelationId variable, Function<RexFieldAccess, @Nullable RexNode> columns) {
    this.variable = variable;
    this.columns = columns;
  }

  /** The same, of a row that has another type, and columns elsewhere. */
  static MovedColumns of(
      RexBuilder rex, CorrelationId variable, RelDataType row, Map<Integer, Integer> places) {
    RexNode read = rex.makeCorrel(row, variable);
    return new MovedColumns(
        variable,
        access -> {
          Integer place = places.get(access.getField().getIndex());
          return place == null ? null : rex.makeFieldAccess(read, place);
        });
  }

  /** The same columns of the same rows, known by another variable. */
  static MovedColumns named(RelNode rows, CorrelationId variable, CorrelationId name) {
    RexBuilder rex = rows.getCluster().getRexBuilder();
    RexNode read = rex.makeCorrel(rows.getRowType(), name);
    return new MovedColumns(
        variable, access -> rex.makeFieldAccess(read, access.getField().getIndex()));
  }

  @Override
  public RexNode visitFieldAccess(RexFieldAccess access) {
    RexNode moved =
        access.getReferenceExpr() instanceof RexCorrelVariable read && read.id.equals(variable)
            ? columns.apply(access)
            : null;
    return moved == null ? super.visitFieldAccess(access) : moved;
  }

  @Override
  public RexNode visitSubQuery(RexSubQuery subQuery) {
    RexSubQuery visited = (RexSubQuery) super.visitSubQuery(subQuery);
    RelNode plan = within(visited.rel);
    return plan == visited.rel ? visited : visited.clone(plan);
  }

  private RelNode within(RelNode node) {
    RelNode copy = Inputs.rewritten(node, this::within);
    return copy.accept(this);
  }
}
