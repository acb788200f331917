package dev.valvejdbc.sql.library;

import org.apache.calcite.sql.SqlBasicCall;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.fun.SqlCase;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/** Says window functions with FILTER in a form that Calcite has code for. */
final class WindowForms {
  private WindowForms() {}

  static SqlNode rewritten(SqlBasicCall over) {
    SqlNode filtered =
        over.operand(0) instanceof SqlCall call && call.getKind() == SqlKind.FILTER
            ? filtered(call.operand(0), call.operand(1))
            : null;
    return filtered == null
        ? over
        : SqlStdOperatorTable.OVER.createCall(over.getParserPosition(), filtered, over.operand(1));
  }

  /** An aggregate of what is null where the condition does not hold: nulls do not count. */
  private static @Nullable SqlNode filtered(SqlCall call, SqlNode condition) {
    if (call.operandCount() == 0) {
      return null;
    }
    SqlParserPos at = call.getParserPosition();
    SqlNode value = call.operand(0);
    boolean rows = value instanceof SqlIdentifier id && id.isStar();
    SqlNode[] operands = call.getOperandList().toArray(SqlNode[]::new);
    operands[0] =
        new SqlCase(
            at,
            null,
            SqlNodeList.of(condition),
            SqlNodeList.of(rows ? SqlLiteral.createExactNumeric("1", at) : value),
            SqlLiteral.createNull(at));
    return call.getOperator().createCall(call.getFunctionQuantifier(), at, operands);
  }
}
