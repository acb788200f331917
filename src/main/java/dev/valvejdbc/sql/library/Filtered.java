package dev.valvejdbc.sql.library;

import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.fun.SqlCase;
import org.apache.calcite.sql.parser.SqlParserPos;

/** Says FILTER by nulls, which do not count: some aggregates take no notice of a FILTER. */
final class Filtered {
  private Filtered() {}

  /** An aggregate of what is null where the condition does not hold; others stay. */
  static SqlCall rewritten(SqlCall filter) {
    if (filter.getKind() != SqlKind.FILTER
        || !(filter.operand(0) instanceof SqlCall call)
        || call.operandCount() == 0) {
      return filter;
    }
    SqlParserPos at = call.getParserPosition();
    SqlNode value = call.operand(0);
    boolean rows = value instanceof SqlIdentifier id && id.isStar();
    SqlNode[] operands = call.getOperandList().toArray(SqlNode[]::new);
    operands[0] =
        where(filter.operand(1), rows ? SqlLiteral.createExactNumeric("1", at) : value, at);
    return call.getOperator().createCall(call.getFunctionQuantifier(), at, operands);
  }

  /** A value where a condition holds, else null. */
  static SqlNode where(SqlNode condition, SqlNode value, SqlParserPos at) {
    return new SqlCase(
        at, null, SqlNodeList.of(condition), SqlNodeList.of(value), SqlLiteral.createNull(at));
  }
}
