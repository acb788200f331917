package dev.valvejdbc.lookup.rule;

import dev.valvejdbc.lookup.rel.CollectedRows;
import java.util.List;
import org.apache.calcite.rel.RelHomogeneousShuttle;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.CorrelationId;
import org.apache.calcite.rel.core.RelFactories;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCorrelVariable;
import org.apache.calcite.rex.RexFieldAccess;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;

/** Rewrites a correlate's right side to read collected rows in place of keyed tables. */
final class CollectedRightSide extends RelHomogeneousShuttle {
  private final RexBuilder builder;
  private final CorrelationId old;
  private final RexNode variable;
  private final List<CollectRequest> requests;
  private final int leftCount;

  CollectedRightSide(
      RexBuilder builder,
      CorrelationId old,
      RexNode variable,
      List<CollectRequest> requests,
      int leftCount) {
    this.builder = builder;
    this.old = old;
    this.variable = variable;
    this.requests = requests;
    this.leftCount = leftCount;
  }

  @Override
  public RelNode visit(RelNode other) {
    RelNode node = other.stripped();
    for (int i = 0; i < requests.size(); i++) {
      if (requests.get(i).filter().equals(node)) {
        return collected(requests.get(i), leftCount + i);
      }
    }
    return super.visit(node).accept(new Renaming());
  }

  private RelNode collected(CollectRequest request, int column) {
    RelNode rows =
        CollectedRows.create(
            request.scan().getCluster(),
            request.scan().getRowType(),
            (RexFieldAccess) builder.makeFieldAccess(variable, column));
    Renaming renaming = new Renaming();
    return RelFactories.LOGICAL_BUILDER
        .create(rows.getCluster(), null)
        .push(rows)
        .filter(request.remainder().stream().map(c -> c.accept(renaming)).toList())
        .build();
  }

  /** Speaks of the wider left side instead of the old one. */
  private final class Renaming extends RexShuttle {
    @Override
    public RexNode visitFieldAccess(RexFieldAccess access) {
      return access.getReferenceExpr() instanceof RexCorrelVariable corr && corr.id.equals(old)
          ? builder.makeFieldAccess(variable, access.getField().getIndex())
          : super.visitFieldAccess(access);
    }
  }
}
