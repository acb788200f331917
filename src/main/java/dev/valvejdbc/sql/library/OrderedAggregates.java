package dev.valvejdbc.sql.library;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.sql.SqlAggFunction;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.fun.SqlLibraryOperators;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;

/** The aggregates whose values have an order; says them in one form, as dialects write them. */
final class OrderedAggregates {
  static final List<SqlAggFunction> ALL =
      List.of(
          CollectedAggregate.ofTexts("STRING_AGG"),
          CollectedAggregate.ofTexts("LISTAGG"),
          CollectedAggregate.ofTexts("GROUP_CONCAT"),
          new KeptAggregate("ARRAY_AGG"),
          new KeptAggregate("LIST"));

  private OrderedAggregates() {}

  /** The call with its order behind it and its separator as an operand; others stay. */
  static SqlNode rewritten(SqlCall call) {
    for (SqlAggFunction aggregate : ALL) {
      if (!call.getOperator().equals(aggregate)
          && call.getOperator().getName().equalsIgnoreCase(aggregate.getName())) {
        return rewritten(call, aggregate);
      }
    }
    return call;
  }

  /**
   * An array of different values with a FILTER; others stay. Calcite makes nulls of what a FILTER
   * leaves out of different values, and an array has nulls among its values.
   */
  static SqlNode filtered(SqlCall filter) {
    if (!(filter.operand(0) instanceof SqlCall call)
        || call.getFunctionQuantifier() == null
        || !(call.getOperator().getName().equalsIgnoreCase("ARRAY_AGG")
            || call.getOperator().getName().equalsIgnoreCase("LIST"))) {
      return filter;
    }
    SqlParserPos at = filter.getParserPosition();
    SqlNode all = call.getOperator().createCall(call.getParserPosition(), call.getOperandList());
    SqlNode condition = filter.operand(1);
    return SqlLibraryOperators.ARRAY_DISTINCT.createCall(
        at, SqlStdOperatorTable.FILTER.createCall(at, all, condition));
  }

  private static SqlNode rewritten(SqlCall call, SqlAggFunction aggregate) {
    List<SqlNode> operands = new ArrayList<>();
    SqlNodeList order = null;
    for (SqlNode operand : call.getOperandList()) {
      if (operand instanceof SqlNodeList list) {
        order = list;
      } else if (operand.getKind() == SqlKind.SEPARATOR) {
        operands.add(((SqlCall) operand).operand(0));
      } else {
        operands.add(operand);
      }
    }
    SqlCall plain =
        aggregate.createCall(
            call.getFunctionQuantifier(),
            call.getParserPosition(),
            operands.toArray(SqlNode[]::new));
    return order == null
        ? plain
        : SqlStdOperatorTable.WITHIN_GROUP.createCall(call.getParserPosition(), plain, order);
  }
}
