package dev.valvejdbc.lookup.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.rel.RelHomogeneousShuttle;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexExecutor;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexOver;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexSubQuery;
import org.apache.calcite.sql.type.SqlTypeUtil;

/**
 * Computes the many constants of long expressions in a few steps: as literals they are ranges and
 * sets of values, and those of short expressions are computed with all else.
 */
final class FoldedConstants extends RelHomogeneousShuttle {
  private static final int FEW = 10;
  private static final int AT_ONCE = 100;

  private FoldedConstants() {}

  static RelNode folded(RelNode plan) {
    return plan.accept(new FoldedConstants());
  }

  @Override
  public RelNode visit(RelNode other) {
    RelNode node = super.visit(other);
    Map<RexNode, RexNode> constants = new HashMap<>();
    node.accept(
        new RexShuttle() {
          @Override
          public RexNode visitCall(RexCall call) {
            if (isConstant(call)) {
              constants.put(call, call);
              return call;
            }
            return super.visitCall(call);
          }
        });
    return constants.size() <= FEW ? node : replaced(node, constants);
  }

  private static RelNode replaced(RelNode node, Map<RexNode, RexNode> constants) {
    List<RexNode> calls = List.copyOf(constants.keySet());
    List<RexNode> values = computed(node.getCluster(), calls);
    for (int i = 0; i < values.size(); i++) {
      RexNode value = values.get(i);
      if (value instanceof RexLiteral
          && SqlTypeUtil.equalSansNullability(value.getType(), calls.get(i).getType())) {
        constants.put(calls.get(i), value);
      }
    }
    return node.accept(
        new RexShuttle() {
          @Override
          public RexNode visitCall(RexCall call) {
            RexNode value = constants.get(call);
            return value == null ? super.visitCall(call) : value;
          }
        });
  }

  /** Whether it has the same value in every execution. */
  static boolean isConstant(RexNode expression) {
    if (expression instanceof RexCall call) {
      return call.getOperator().isDeterministic()
          && !call.getOperator().isDynamicFunction()
          && !(call instanceof RexSubQuery)
          && !(call instanceof RexOver)
          && call.getOperands().stream().allMatch(FoldedConstants::isConstant);
    }
    return expression instanceof RexLiteral;
  }

  /** The values of constants in their order, those as they are that cannot be computed. */
  static List<RexNode> computed(RelOptCluster cluster, List<RexNode> constants) {
    RexExecutor executor = cluster.getPlanner().getExecutor();
    if (executor == null) {
      return constants;
    }
    List<RexNode> computed = new ArrayList<>();
    for (int from = 0; from < constants.size(); from += AT_ONCE) {
      Planners.checkInterrupt();
      int to = Math.min(constants.size(), from + AT_ONCE);
      executor.reduce(cluster.getRexBuilder(), constants.subList(from, to), computed);
    }
    return computed;
  }
}
