package dev.valvejdbc.sql.dialect;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexSubQuery;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.jspecify.annotations.Nullable;

/** Makes sums, differences and products of integers errors where they are out of range. */
public final class CheckedArithmetic extends RexShuttle {
  private final RexBuilder rex;

  private CheckedArithmetic(RexBuilder rex) {
    this.rex = rex;
  }

  /** The plan with checked operators. */
  public static RelNode in(RelNode plan) {
    return new CheckedArithmetic(plan.getCluster().getRexBuilder()).checked(plan);
  }

  private RelNode checked(RelNode node) {
    List<RelNode> inputs = new ArrayList<>();
    node.getInputs().forEach(i -> inputs.add(checked(i)));
    RelNode copy = inputs.equals(node.getInputs()) ? node : node.copy(node.getTraitSet(), inputs);
    return copy.accept(this);
  }

  @Override
  public RexNode visitSubQuery(RexSubQuery subQuery) {
    RexSubQuery visited = (RexSubQuery) super.visitSubQuery(subQuery);
    RelNode plan = checked(visited.rel);
    return plan == visited.rel ? visited : visited.clone(plan);
  }

  @Override
  public RexNode visitCall(RexCall call) {
    RexNode visited = super.visitCall(call);
    SqlOperator checked = visited instanceof RexCall c ? checked(c) : null;
    return checked == null
        ? visited
        : rex.makeCall(call.getType(), checked, ((RexCall) visited).getOperands());
  }

  private static @Nullable SqlOperator checked(RexCall call) {
    if (!SqlTypeUtil.isIntType(call.getType())
        || !call.getOperands().stream().allMatch(o -> SqlTypeUtil.isIntType(o.getType()))) {
      return null;
    }
    return switch (call.getKind()) {
      case PLUS -> SqlStdOperatorTable.CHECKED_PLUS;
      case MINUS -> SqlStdOperatorTable.CHECKED_MINUS;
      case TIMES -> SqlStdOperatorTable.CHECKED_MULTIPLY;
      case MINUS_PREFIX -> SqlStdOperatorTable.CHECKED_UNARY_MINUS;
      case DIVIDE -> SqlStdOperatorTable.CHECKED_DIVIDE;
      default -> null;
    };
  }
}
