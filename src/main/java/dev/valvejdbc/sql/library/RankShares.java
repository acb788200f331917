package dev.valvejdbc.sql.library;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.sql.SqlBasicCall;
import org.apache.calcite.sql.SqlBasicTypeNameSpec;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlWindow;
import org.apache.calcite.sql.fun.SqlCase;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.SqlTypeName;

/** Says PERCENT_RANK and CUME_DIST, which Calcite has no code for, by ranks and counts. */
final class RankShares {
  private RankShares() {}

  static SqlNode rewritten(SqlBasicCall over) {
    if (!(over.operand(0) instanceof SqlCall call)
        || !(over.operand(1) instanceof SqlWindow window)
        || window.getRefName() != null) {
      return over;
    }
    return switch (call.getOperator().getName().toUpperCase(java.util.Locale.ROOT)) {
      case "PERCENT_RANK" -> percentRank(window);
      case "CUME_DIST" -> quotient(count(window, true), count(window, false));
      default -> over;
    };
  }

  private static SqlNode percentRank(SqlWindow window) {
    SqlNode before = less(over(SqlStdOperatorTable.RANK, List.of(), window, true));
    SqlNode others = less(count(window, false));
    SqlParserPos at = window.getParserPosition();
    SqlNode alone =
        SqlStdOperatorTable.EQUALS.createCall(at, count(window, false), number("1", at));
    SqlNode nothing = SqlLiteral.createApproxNumeric("0e0", at);
    return new SqlCase(
        at,
        null,
        SqlNodeList.of(alone),
        SqlNodeList.of(nothing),
        quotient(before, SqlStdOperatorTable.NULLIF.createCall(at, others, number("0", at))));
  }

  private static SqlNode number(String digits, SqlParserPos at) {
    return SqlLiteral.createExactNumeric(digits, at);
  }

  private static SqlNode less(SqlNode value) {
    SqlParserPos at = value.getParserPosition();
    return SqlStdOperatorTable.MINUS.createCall(at, value, number("1", at));
  }

  private static SqlNode quotient(SqlNode part, SqlNode whole) {
    SqlParserPos at = part.getParserPosition();
    SqlDataTypeSpec type =
        new SqlDataTypeSpec(new SqlBasicTypeNameSpec(SqlTypeName.DOUBLE, at), at);
    return SqlStdOperatorTable.DIVIDE.createCall(
        at, SqlStdOperatorTable.CAST.createCall(at, part, type), whole);
  }

  private static SqlNode count(SqlWindow window, boolean soFar) {
    SqlNode star = SqlIdentifier.star(window.getParserPosition());
    return over(SqlStdOperatorTable.COUNT, List.of(star), window, soFar);
  }

  private static SqlNode over(
      SqlOperator operator, List<SqlNode> operands, SqlWindow window, boolean ordered) {
    SqlParserPos at = window.getParserPosition();
    SqlWindow own =
        SqlWindow.create(
            null,
            null,
            copy(window.getPartitionList()),
            ordered ? copy(window.getOrderList()) : new SqlNodeList(at),
            SqlLiteral.createBoolean(false, at),
            null,
            null,
            null,
            SqlWindow.createExcludeNoOthers(at),
            at);
    return SqlStdOperatorTable.OVER.createCall(at, operator.createCall(at, operands), own);
  }

  private static SqlNodeList copy(SqlNodeList list) {
    List<SqlNode> copies = new ArrayList<>();
    for (SqlNode node : list) {
      copies.add(node.clone(node.getParserPosition()));
    }
    return new SqlNodeList(copies, list.getParserPosition());
  }
}
