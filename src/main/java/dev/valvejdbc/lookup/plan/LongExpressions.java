package dev.valvejdbc.lookup.plan;

import java.util.List;
import java.util.stream.Stream;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexOver;
import org.apache.calcite.rex.RexVisitorImpl;
import org.apache.calcite.rex.RexWindow;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.util.Util;

/**
 * Tells expressions that are computed as they are written: to simplify them takes time by the cube
 * of their length, since each part is compared with what all others imply.
 */
final class LongExpressions extends RexVisitorImpl<Void> {
  /** Calls in one expression up to which it is simplified. */
  private static final int FEW = 150;

  /** Operands of one call up to which its alternatives are worked out against each other. */
  private static final int FEW_OPERANDS = 40;

  /** Calls within each other up to which projections become one. */
  private static final int FLAT = 12;

  private int calls;

  private LongExpressions() {
    super(true);
  }

  /** Whether there is one among them. */
  static boolean in(List<RexNode> expressions) {
    return expressions.stream().anyMatch(LongExpressions::isLong);
  }

  /** Whether a projection has no calls in calls in calls without an end in sight. */
  static boolean areFlat(Project project) {
    return project.getProjects().stream().allMatch(p -> depth(p) <= FLAT);
  }

  private static int depth(RexNode expression) {
    int depth = 0;
    if (expression instanceof RexOver over) {
      RexWindow window = over.getWindow();
      depth =
          Stream.concat(window.partitionKeys.stream(), window.orderKeys.stream().map(k -> k.left))
              .mapToInt(LongExpressions::depth)
              .max()
              .orElse(0);
    }
    if (expression instanceof RexCall call) {
      for (RexNode operand : call.getOperands()) {
        depth = Math.max(depth, depth(operand));
      }
      return depth + 1;
    }
    return depth;
  }

  private static boolean isLong(RexNode expression) {
    try {
      expression.accept(new LongExpressions());
      return false;
    } catch (Util.FoundOne e) {
      return true;
    }
  }

  /** Whether it is a CASE of many branches, or an array of many elements. */
  private static boolean isLong(RexCall call) {
    return call.getOperands().size() > FEW_OPERANDS
        && call.getKind() != SqlKind.AND
        && call.getKind() != SqlKind.OR;
  }

  /** Whether there is such a call in an expression. */
  static boolean hasLongCall(RexNode expression) {
    try {
      expression.accept(
          new RexVisitorImpl<Void>(true) {
            @Override
            public Void visitCall(RexCall call) {
              if (isLong(call)) {
                throw Util.FoundOne.NULL;
              }
              return super.visitCall(call);
            }
          });
      return false;
    } catch (Util.FoundOne e) {
      return true;
    }
  }

  @Override
  public Void visitCall(RexCall call) {
    if (++calls > FEW || isLong(call)) {
      throw Util.FoundOne.NULL;
    }
    return super.visitCall(call);
  }
}
