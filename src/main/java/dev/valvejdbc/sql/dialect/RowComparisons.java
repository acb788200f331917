package dev.valvejdbc.sql.dialect;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql2rel.SqlRexContext;

/** Converts comparisons of rows, which Calcite takes for values that are known or not as one. */
final class RowComparisons {
  private RowComparisons() {}

  /** Whether two rows are compared. */
  static boolean isOne(SqlCall call) {
    return uncast(call.operand(0)).getKind() == SqlKind.ROW
        && uncast(call.operand(1)).getKind() == SqlKind.ROW;
  }

  /** Compares rows value by value, so that nulls make the result unknown only where it is. */
  static RexNode converted(SqlRexContext context, SqlCall call) {
    RexBuilder rex = context.getRexBuilder();
    List<RexNode> left = values(context, call.operand(0));
    List<RexNode> right = values(context, call.operand(1));
    SqlOperator operator = call.getOperator();
    return switch (call.getKind()) {
      case EQUALS, NOT_EQUALS, IS_DISTINCT_FROM, IS_NOT_DISTINCT_FROM -> {
        List<RexNode> parts = new ArrayList<>();
        for (int i = 0; i < left.size(); i++) {
          parts.add(compared(rex, operator, left.get(i), right.get(i)));
        }
        yield call.getKind() == SqlKind.EQUALS || call.getKind() == SqlKind.IS_NOT_DISTINCT_FROM
            ? RexUtil.composeConjunction(rex, parts)
            : RexUtil.composeDisjunction(rex, parts);
      }
      default -> ordered(rex, operator, left, right, 0);
    };
  }

  /** The row that a cast to the other row's type is of. */
  private static SqlNode uncast(SqlNode node) {
    SqlNode row = node;
    while (row.getKind() == SqlKind.CAST) {
      row = ((SqlCall) row).operand(0);
    }
    return row;
  }

  /** The values of a row, each with the type that its column was cast to, texts as they are. */
  private static List<RexNode> values(SqlRexContext context, SqlNode row) {
    List<RexNode> values =
        ((SqlCall) uncast(row)).getOperandList().stream().map(context::convertExpression).toList();
    RelDataType type = context.getValidator().getValidatedNodeType(row);
    List<RexNode> cast = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      RelDataType wanted = type.getFieldList().get(i).getType();
      RexNode value = values.get(i);
      cast.add(
          value.getType().getFamily().equals(wanted.getFamily())
              ? value
              : context.getRexBuilder().ensureType(wanted, value, true));
    }
    return cast;
  }

  /** The first values decide, unless they are equal. */
  private static RexNode ordered(
      RexBuilder rex, SqlOperator operator, List<RexNode> left, List<RexNode> right, int from) {
    RexNode a = left.get(from);
    RexNode b = right.get(from);
    if (from == left.size() - 1) {
      return compared(rex, operator, a, b);
    }
    boolean less =
        operator.getKind() == SqlKind.LESS_THAN || operator.getKind() == SqlKind.LESS_THAN_OR_EQUAL;
    SqlOperator strict = less ? SqlStdOperatorTable.LESS_THAN : SqlStdOperatorTable.GREATER_THAN;
    return rex.makeCall(
        SqlStdOperatorTable.OR,
        compared(rex, strict, a, b),
        rex.makeCall(
            SqlStdOperatorTable.AND,
            compared(rex, SqlStdOperatorTable.EQUALS, a, b),
            ordered(rex, operator, left, right, from + 1)));
  }

  private static RexNode compared(RexBuilder rex, SqlOperator operator, RexNode a, RexNode b) {
    boolean distinct =
        operator.getKind() == SqlKind.IS_DISTINCT_FROM
            || operator.getKind() == SqlKind.IS_NOT_DISTINCT_FROM;
    if (distinct && (RexLiteral.isNullLiteral(a) || RexLiteral.isNullLiteral(b))) {
      return rex.makeCall(
          operator.getKind() == SqlKind.IS_DISTINCT_FROM
              ? SqlStdOperatorTable.IS_NOT_NULL
              : SqlStdOperatorTable.IS_NULL,
          RexLiteral.isNullLiteral(a) ? b : a);
    }
    return RexLiteral.isNullLiteral(a) || RexLiteral.isNullLiteral(b)
        ? rex.makeNullLiteral(rex.getTypeFactory().createSqlType(SqlTypeName.BOOLEAN))
        : rex.makeCall(operator, a, b);
  }
}
