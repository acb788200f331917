package dev.valvejdbc.sql.dialect;

import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOverOperator;
import org.apache.calcite.sql.SqlUtil;

/** Tells the windows of a HAVING, which has to have none, from those of its sub-queries. */
final class HavingWindows {
  private HavingWindows() {}

  /** Whether there are windows, all of them within sub-queries. */
  static boolean belowQueriesAlone(SqlNode having) {
    return SqlUtil.containsCall(having, call -> call.getOperator() instanceof SqlOverOperator)
        && !isAbove(having);
  }

  private static boolean isAbove(SqlNode node) {
    return node instanceof SqlCall call
        && !call.isA(SqlKind.QUERY)
        && (call.getOperator() instanceof SqlOverOperator
            || call.getOperandList().stream().anyMatch(HavingWindows::isAbove));
  }
}
