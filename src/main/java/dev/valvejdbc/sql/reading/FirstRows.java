package dev.valvejdbc.sql.reading;

import dev.valvejdbc.errors.SqlError;
import dev.valvejdbc.errors.StatementException;
import dev.valvejdbc.sql.statement.DistinctOn;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlNumericLiteral;
import org.apache.calcite.sql.SqlWindow;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.util.Util;

/** Writes DISTINCT ON as a condition on the number of a row among those that are equal. */
final class FirstRows {
  private FirstRows() {}

  /** Gives the query the condition. */
  static void keep(DistinctOn select, SqlNodeList order) {
    if (select.getQualify() != null) {
      throw new StatementException(
          SqlError.SYNTAX.said(
              "DISTINCT ON and QUALIFY do not go together: put one of them into a sub-query.",
              null));
    }
    SqlParserPos position = select.on().getParserPosition();
    SqlNodeList partition = new SqlNodeList(position);
    select.on().forEach(on -> partition.add(meant(on, select)));
    SqlNodeList sorted = new SqlNodeList(position);
    order.forEach(item -> sorted.add(sorted(item, select)));
    SqlNode window =
        SqlWindow.create(
            null,
            null,
            partition,
            sorted,
            SqlLiteral.createBoolean(true, position),
            null,
            null,
            null,
            position);
    SqlNode number =
        SqlStdOperatorTable.OVER.createCall(
            position, SqlStdOperatorTable.ROW_NUMBER.createCall(position), window);
    select.setQualify(
        SqlStdOperatorTable.EQUALS.createCall(
            position, number, SqlLiteral.createExactNumeric("1", position)));
  }

  private static SqlNode sorted(SqlNode item, DistinctOn select) {
    if (item.getKind() == SqlKind.DESCENDING
        || item.getKind() == SqlKind.NULLS_FIRST
        || item.getKind() == SqlKind.NULLS_LAST) {
      SqlCall call = (SqlCall) item;
      return call.getOperator()
          .createCall(call.getParserPosition(), sorted(call.operand(0), select));
    }
    return meant(item, select);
  }

  /** A copy of the expression that a number or a column's new name stands for. */
  private static SqlNode meant(SqlNode written, DistinctOn select) {
    List<SqlNode> items = new ArrayList<>(select.getSelectList());
    SqlNode found = written;
    if (written instanceof SqlNumericLiteral number && number.isInteger()) {
      int place = number.intValue(true) - 1;
      if (place >= 0 && place < items.size()) {
        found = items.get(place);
      }
    } else if (written instanceof SqlIdentifier name && name.isSimple()) {
      for (SqlNode item : items) {
        if (item.getKind() == SqlKind.AS
            && ((SqlCall) item).operand(1) instanceof SqlIdentifier alias
            && Util.last(alias.names).equalsIgnoreCase(name.getSimple())) {
          found = item;
        }
      }
    }
    SqlNode bare = found.getKind() == SqlKind.AS ? ((SqlCall) found).operand(0) : found;
    return bare.clone(bare.getParserPosition());
  }
}
