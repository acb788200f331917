package dev.valvejdbc.sql.dialect;

import dev.valvejdbc.errors.SqlError;
import dev.valvejdbc.errors.StatementException;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.SqlTypeUtil;

/** Reads comparisons with ANY and ALL. */
final class Quantified {
  private Quantified() {}

  /** Says {@code = ANY (query)} as IN, which casts what it compares to one type. */
  static SqlNode amongRows(SqlNode node) {
    return node instanceof SqlCall call
            && call.getOperator().equals(SqlStdOperatorTable.SOME_EQ)
            && call.operand(1).isA(SqlKind.QUERY)
        ? SqlStdOperatorTable.IN.createCall(call.getParserPosition(), call.getOperandList())
        : node;
  }

  static boolean isQuantified(SqlCall call) {
    return call.getKind() == SqlKind.SOME || call.getKind() == SqlKind.ALL;
  }

  /** Texts are compared with texts alone, where nobody casts them. */
  static void requireAlike(RelDataType asked, RelDataType value) {
    boolean text = SqlTypeUtil.inCharFamily(asked);
    if (text
        ? SqlTypeUtil.isNumeric(value)
        : SqlTypeUtil.isNumeric(asked) && SqlTypeUtil.inCharFamily(value)) {
      throw new StatementException(
          SqlError.UNSUPPORTED.exception(
              "ANY or ALL of numbers for a text, or of texts for a number"));
    }
  }

  /** What ANY asks; the parser makes a list of one where no list was meant. */
  static SqlNode asked(SqlNode operand) {
    return operand instanceof SqlNodeList list && list.size() == 1 ? list.get(0) : operand;
  }

  /** Whether it asks for a value among others. */
  static boolean isMembership(SqlKind kind) {
    return kind == SqlKind.IN
        || kind == SqlKind.NOT_IN
        || kind == SqlKind.SOME
        || kind == SqlKind.ALL;
  }
}
