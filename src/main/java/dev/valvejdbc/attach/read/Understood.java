package dev.valvejdbc.attach.read;

import dev.valvejdbc.attach.dialect.Dialect;
import dev.valvejdbc.lookup.rel.InLiterals;
import dev.valvejdbc.lookup.rel.LiteralParameter;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexDynamicParam;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.type.SqlTypeFamily;
import org.apache.calcite.sql.type.SqlTypeUtil;

/**
 * Knows which conditions a database understands: those that it reads as we do, and those by which
 * it keeps all that we would keep, and perhaps more. Texts are compared with {@code =} alone;
 * arithmetic, functions and the order of texts, which differ between databases, stay here.
 */
final class Understood {
  /** Databases bound how deep the alternatives nest that a list is spelled out as. */
  private static final int LONGEST_LIST = 500;

  private Understood() {}

  /** Whether a database reads a condition as we do; lists and ranges are spelled out. */
  static boolean alike(RelNode node, RexNode condition, DatabaseConvention to) {
    return isPlain(spelled(node, condition), to.database(), false);
  }

  /** Whether a database keeps at least the rows that we would keep. */
  static boolean narrows(RexNode spelled, Dialect database) {
    return isPlain(spelled, database, true);
  }

  /** A condition without lists and ranges. */
  static RexNode spelled(RelNode node, RexNode condition) {
    return RexUtil.expandSearch(node.getCluster().getRexBuilder(), null, condition);
  }

  /** Whether values of a type are equal there where they are here. */
  static boolean isEqualHere(RelDataType type, DatabaseConvention to) {
    return isEqual(type, to.database());
  }

  private static boolean isEqual(RelDataType type, Dialect database) {
    return isOrdered(type) || (isText(type) && database.comparesTextsExactly());
  }

  /** Numbers that all put in one order. */
  static boolean isOrdered(RelDataType type) {
    return SqlTypeUtil.isIntType(type) || SqlTypeUtil.isApproximateNumeric(type);
  }

  static boolean isText(RelDataType type) {
    return type.getSqlTypeName().getFamily() == SqlTypeFamily.CHARACTER;
  }

  private static boolean isPlain(RexNode condition, Dialect database, boolean orMore) {
    if (condition.isAlwaysTrue()) {
      return true;
    }
    if (!(condition instanceof RexCall call)) {
      return false;
    }
    LiteralParameter list = InLiterals.list(call);
    if (list != null && LiteralParameter.count(list) <= LONGEST_LIST) {
      throw list.needed(); // a database is asked for its values alone, and not for all rows
    }
    return switch (call.getKind()) {
      case AND, OR -> call.getOperands().stream().allMatch(o -> isPlain(o, database, orMore));
      case IS_NULL, IS_NOT_NULL -> call.getOperands().get(0) instanceof RexInputRef;
      case EQUALS ->
          call.getOperands().stream()
              .allMatch(
                  o ->
                      isValue(o)
                          && (isEqual(o.getType(), database) || (orMore && isText(o.getType()))));
      case NOT_EQUALS ->
          call.getOperands().stream().allMatch(o -> isValue(o) && isEqual(o.getType(), database));
      case LESS_THAN, LESS_THAN_OR_EQUAL, GREATER_THAN, GREATER_THAN_OR_EQUAL ->
          call.getOperands().stream().allMatch(o -> isValue(o) && isOrdered(o.getType()))
              || (orMore && database.ordersTimes() && comparesTimes(call));
      default -> false;
    };
  }

  /**
   * Whether a time is compared so that the database keeps no fewer rows: it may know it to the
   * microsecond, and we know milliseconds.
   */
  private static boolean comparesTimes(RexCall call) {
    RexNode left = call.getOperands().get(0);
    RexNode right = call.getOperands().get(1);
    boolean turned = right instanceof RexInputRef;
    RexNode column = turned ? right : left;
    RexNode bound = turned ? left : right;
    SqlKind kind = turned ? call.getKind().reverse() : call.getKind();
    return column instanceof RexInputRef
        && (bound instanceof RexLiteral || bound instanceof RexDynamicParam)
        && SqlTypeUtil.isTimestamp(column.getType())
        && SqlTypeUtil.isTimestamp(bound.getType())
        && kind != SqlKind.LESS_THAN_OR_EQUAL;
  }

  private static boolean isValue(RexNode operand) {
    return operand instanceof RexInputRef
        || operand instanceof RexLiteral
        || operand instanceof RexDynamicParam;
  }
}
