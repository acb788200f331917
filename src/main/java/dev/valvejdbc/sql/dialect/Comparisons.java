package dev.valvejdbc.sql.dialect;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
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
          RowComparisons.isOne(call) ? RowComparisons::converted : null;
      case IS_DISTINCT_FROM, IS_NOT_DISTINCT_FROM ->
          RowComparisons.isOne(call) ? RowComparisons::converted : Comparisons::distinct;
      case BETWEEN -> isOneValue(call) ? Comparisons::between : null;
      default -> null;
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
}
