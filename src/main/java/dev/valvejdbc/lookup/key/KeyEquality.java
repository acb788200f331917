package dev.valvejdbc.lookup.key;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlKind;
import org.jspecify.annotations.Nullable;

/**
 * Holds an equality that gives a keyed table its key.
 *
 * @param key what the key column equals
 * @param remainder the conditions without the equality
 */
public record KeyEquality(RexNode key, List<RexNode> remainder) {

  /**
   * Finds, among conditions over left columns followed by a keyed table's, what its key equals.
   *
   * @param leftCount how many columns are on the left
   * @param keyInput the ordinal of the key column among all
   * @return null if no condition gives the key
   */
  public static @Nullable KeyEquality find(List<RexNode> conditions, int leftCount, int keyInput) {
    for (int i = 0; i < conditions.size(); i++) {
      RexNode key = keyOf(conditions.get(i), leftCount, keyInput);
      if (key != null) {
        List<RexNode> remainder = new ArrayList<>(conditions);
        remainder.remove(i);
        return new KeyEquality(key, remainder);
      }
    }
    return null;
  }

  private static @Nullable RexNode keyOf(RexNode condition, int leftCount, int keyInput) {
    if (condition.getKind() == SqlKind.CASE) {
      return keyOfCases((RexCall) condition, leftCount, keyInput);
    }
    if (condition.getKind() != SqlKind.EQUALS
        && condition.getKind() != SqlKind.IS_NOT_DISTINCT_FROM) {
      return null;
    }
    RexNode a = ((RexCall) condition).getOperands().get(0);
    RexNode b = ((RexCall) condition).getOperands().get(1);
    if (RowExpressions.isInput(a, keyInput) && isOfLeft(b, leftCount)) {
      return b;
    }
    return RowExpressions.isInput(b, keyInput) && isOfLeft(a, leftCount) ? a : null;
  }

  /** The CASE of keys that a CASE of equalities compares the key with. */
  private static @Nullable RexNode keyOfCases(RexCall cases, int leftCount, int keyInput) {
    List<RexNode> operands = new ArrayList<>(cases.getOperands());
    int last = operands.size() - 1;
    RelDataType type = null;
    for (int i = 0; i <= last; i++) {
      RexNode operand = operands.get(i);
      if (i % 2 == 0 && i < last) {
        if (!isOfLeft(operand, leftCount)) {
          return null;
        }
        continue;
      }
      RexNode key = keyOf(operand, leftCount, keyInput);
      if (key == null
          || (type != null && type.getSqlTypeName() != key.getType().getSqlTypeName())) {
        return null;
      }
      type = type == null || key.getType().isNullable() ? key.getType() : type;
      operands.set(i, key);
    }
    return type == null ? null : cases.clone(type, operands);
  }

  private static boolean isOfLeft(RexNode node, int leftCount) {
    return RexUtil.isDeterministic(node)
        && RelOptUtil.InputFinder.bits(node).nextSetBit(leftCount) < 0;
  }
}
