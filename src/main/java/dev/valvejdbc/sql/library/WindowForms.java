package dev.valvejdbc.sql.library;

import dev.valvejdbc.errors.SqlError;
import dev.valvejdbc.sql.reading.WindowFrames;
import java.util.Locale;
import org.apache.calcite.sql.SqlBasicCall;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlSelectKeyword;
import org.apache.calcite.sql.SqlWindow;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;

/** Says window functions in forms that Calcite has code for: it drops their DISTINCT. */
final class WindowForms {
  private WindowForms() {}

  static SqlNode rewritten(SqlBasicCall over) {
    SqlParserPos at = over.getParserPosition();
    if (over.operand(1) instanceof SqlWindow window) {
      WindowFrames.end(window);
    }
    if (!(over.operand(0) instanceof SqlCall function)) {
      return over;
    }
    SqlCall counted = counted(Filtered.rewritten(function));
    SqlCall known = isDistinct(counted) ? distinct(counted) : counted;
    if (known == function) {
      return over;
    }
    SqlNode rewritten = SqlStdOperatorTable.OVER.createCall(at, known, over.operand(1));
    return known.getOperator().equals(CollectedAggregate.COUNT_DISTINCT)
        ? SqlStdOperatorTable.COALESCE.createCall(
            at, rewritten, SqlLiteral.createExactNumeric("0", at))
        : rewritten;
  }

  private static String name(SqlCall call) {
    return call.getOperator().getName().toUpperCase(Locale.ROOT);
  }

  private static boolean isDistinct(SqlCall call) {
    SqlLiteral quantifier = call.getFunctionQuantifier();
    return quantifier != null
        && quantifier.symbolValue(SqlSelectKeyword.class) == SqlSelectKeyword.DISTINCT;
  }

  /** What counts in its own way, as COUNT of something. */
  private static SqlCall counted(SqlCall call) {
    SqlParserPos at = call.getParserPosition();
    if (call.operandCount() != 1) {
      return call;
    }
    SqlNode value = call.operand(0);
    return switch (name(call)) {
      case "COUNT_IF", "COUNTIF" ->
          SqlStdOperatorTable.COUNT.createCall(
              call.getFunctionQuantifier(),
              at,
              Filtered.where(value, SqlLiteral.createExactNumeric("1", at), at));
      case "APPROX_COUNT_DISTINCT" ->
          SqlStdOperatorTable.COUNT.createCall(SqlSelectKeyword.DISTINCT.symbol(at), at, value);
      default -> call;
    };
  }

  /** An aggregate of different values, as one of all values. */
  private static SqlCall distinct(SqlCall call) {
    SqlParserPos at = call.getParserPosition();
    String name = name(call);
    SqlNode value = call.operand(0);
    if (call.operandCount() != 1 || (value instanceof SqlIdentifier id && id.isStar())) {
      throw SqlError.UNSUPPORTED.inStatement("DISTINCT of several values in a window");
    }
    return switch (name) {
      case "MIN", "MAX", "BOOL_AND", "BOOL_OR", "EVERY", "SOME", "BIT_AND", "BIT_OR", "ANY_VALUE" ->
          call.getOperator().createCall(at, value);
      case "COUNT" -> CollectedAggregate.COUNT_DISTINCT.createCall(at, value);
      case "SUM" -> CollectedAggregate.SUM_DISTINCT.createCall(at, value);
      case "AVG" -> CollectedAggregate.AVG_DISTINCT.createCall(at, value);
      default -> throw SqlError.UNSUPPORTED.inStatement(name + "(DISTINCT …) in a window");
    };
  }
}
