package dev.valvejdbc.sql.dialect;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.fun.SqlBetweenOperator;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql2rel.SqlRexContext;
import org.apache.calcite.sql2rel.SqlRexConvertlet;
import org.apache.calcite.sql2rel.StandardConvertletTable;
import org.apache.calcite.util.Litmus;
import org.jspecify.annotations.Nullable;

/**
 * Converts comparisons that Calcite takes for something else: those of rows, of nulls, of one
 * value.
 */
final class Comparisons {
  private Comparisons() {}

  /** What converts a comparison; null if Calcite does. */
  static @Nullable SqlRexConvertlet of(SqlCall call) {
    return switch (call.getKind()) {
      case EQUALS, NOT_EQUALS, LESS_THAN, LESS_THAN_OR_EQUAL, GREATER_THAN, GREATER_THAN_OR_EQUAL ->
          areRows(call) ? Comparisons::rows : null;
      case IS_DISTINCT_FROM, IS_NOT_DISTINCT_FROM ->
          areRows(call) ? Comparisons::rows : Comparisons::distinct;
      case BETWEEN -> isOneValue(call) ? Comparisons::between : null;
      default -> null;
    };
  }

  private static boolean areRows(SqlCall call) {
    return uncast(call.operand(0)).getKind() == SqlKind.ROW
        && uncast(call.operand(1)).getKind() == SqlKind.ROW;
  }

  /** Compares rows value by value, so that nulls make the result unknown only where it is. */
  private static RexNode rows(SqlRexContext context, SqlCall call) {
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

  /** What lies between a value and itself equals it, so that {@code BETWEEN} may give a key. */
  private static RexNode between(SqlRexContext context, SqlCall call) {
    boolean not = ((SqlBetweenOperator) call.getOperator()).isNegated();
    return context.convertExpression(
        (not ? SqlStdOperatorTable.NOT_EQUALS : SqlStdOperatorTable.EQUALS)
            .createCall(call.getParserPosition(), call.operand(0), call.operand(1)));
  }

  private static boolean isOneValue(SqlCall call) {
    return call.operand(1) instanceof SqlIdentifier least
        && least.equalsDeep(call.operand(2), Litmus.IGNORE);
  }

  /**
   * Texts of one type, as {@code =} has them: of columns that are equal, and each to a literal of
   * another type, Calcite forgets that they are equal.
   */
  private static RexNode distinct(SqlRexContext context, SqlCall asked) {
    RexNode standard = StandardConvertletTable.INSTANCE.convertCall(context, asked);
    if (!(standard instanceof RexCall call)
        || call.getOperands().stream().noneMatch(o -> isOf(SqlTypeName.CHAR, o))
        || call.getOperands().stream().noneMatch(o -> isOf(SqlTypeName.VARCHAR, o))) {
      return standard;
    }
    RexBuilder rex = context.getRexBuilder();
    List<RexNode> texts = new ArrayList<>();
    for (RexNode operand : call.getOperands()) {
      RelDataType text =
          rex.getTypeFactory()
              .createTypeWithNullability(
                  rex.getTypeFactory().createSqlType(SqlTypeName.VARCHAR),
                  operand.getType().isNullable());
      texts.add(isOf(SqlTypeName.CHAR, operand) ? rex.makeCast(text, operand) : operand);
    }
    return rex.makeCall(call.getType(), call.getOperator(), texts);
  }

  private static boolean isOf(SqlTypeName type, RexNode node) {
    return node.getType().getSqlTypeName() == type;
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
