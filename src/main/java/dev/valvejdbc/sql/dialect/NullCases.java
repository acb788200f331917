package dev.valvejdbc.sql.dialect;

import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlUtil;
import org.apache.calcite.sql.fun.SqlCase;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.util.Litmus;

/**
 * Writes {@code CASE WHEN x IS NOT NULL THEN x ELSE y END}, which COALESCE is as well, the other
 * way round. As it stands, Calcite takes it for a value that cannot be null, moves conditions on it
 * past the test that makes this true, and reads a null as zero there.
 */
final class NullCases {
  private NullCases() {}

  /** The case without such branches; as it is if there are none. */
  static SqlNode rewritten(SqlCase cases) {
    SqlNodeList whens = cases.getWhenOperands();
    boolean any = false;
    for (int i = 0; i < whens.size(); i++) {
      any |= isOfNull(cases, i);
    }
    SqlNode rest = cases.getElseOperand();
    if (!any || cases.getValueOperand() != null || rest == null) {
      return withOneValue(cases);
    }
    for (int i = whens.size() - 1; i >= 0; i--) {
      SqlParserPos position = cases.getParserPosition();
      SqlNode when = whens.get(i);
      SqlNode then = cases.getThenOperands().get(i);
      if (isOfNull(cases, i)) {
        SqlNode value = ((SqlCall) when).operand(0);
        if (SqlUtil.isNullLiteral(value, false)) {
          continue; // never known, and of no type
        }
        when = SqlStdOperatorTable.IS_NULL.createCall(position, value);
        rest = cases(position, when, rest, asks(value) ? value : bare(then)); // one query is one
      } else {
        rest = cases(position, when, then, rest);
      }
    }
    return rest;
  }

  /** What NULLIF becomes, with its value written twice and not copied: it may be a sub-query. */
  private static SqlNode withOneValue(SqlCase cases) {
    SqlNode rest = cases.getElseOperand();
    return cases.getWhenOperands().size() == 1
            && rest != null
            && cases.getWhenOperands().get(0) instanceof SqlCall equal
            && equal.getKind() == SqlKind.EQUALS
            && asks(rest)
            && equal.operand(0).equalsDeep(rest, Litmus.IGNORE)
        ? new SqlCase(
            cases.getParserPosition(),
            cases.getValueOperand(),
            cases.getWhenOperands(),
            cases.getThenOperands(),
            equal.operand(0))
        : cases;
  }

  private static boolean asks(SqlNode value) {
    return SqlUtil.containsCall(value, call -> call.isA(SqlKind.QUERY));
  }

  private static SqlNode cases(SqlParserPos position, SqlNode when, SqlNode then, SqlNode rest) {
    return new SqlCase(position, null, SqlNodeList.of(when), SqlNodeList.of(then), rest);
  }

  private static boolean isOfNull(SqlCase cases, int branch) {
    return cases.getWhenOperands().get(branch) instanceof SqlCall when
        && when.getKind() == SqlKind.IS_NOT_NULL
        && when.operand(0).equalsDeep(bare(cases.getThenOperands().get(branch)), Litmus.IGNORE);
  }

  private static SqlNode bare(SqlNode node) {
    return node instanceof SqlCall call && call.getKind() == SqlKind.CAST_NOT_NULL
        ? call.operand(0)
        : node;
  }
}
