package dev.valvejdbc.sql.dialect;

import dev.valvejdbc.errors.SqlError;
import dev.valvejdbc.errors.StatementException;
import java.util.EnumSet;
import java.util.Set;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.SqlTypeUtil;

/** Reads comparisons with ANY and ALL. */
final class Quantified {
  private static final Set<SqlKind> MEMBERSHIPS =
      EnumSet.of(SqlKind.IN, SqlKind.NOT_IN, SqlKind.SOME, SqlKind.ALL);

  private Quantified() {}

  /** Whether a call asks if a value is among others. */
  static boolean isMembership(SqlCall call) {
    return MEMBERSHIPS.contains(call.getKind());
  }

  /** Says comparisons with ANY and ALL by lists and queries, where those say the same. */
  static SqlNode asList(SqlNode node) {
    return amongElements(amongRows(node));
  }

  /** Says {@code = ANY (query)} as IN, which casts what it compares to one type. */
  private static SqlNode amongRows(SqlNode node) {
    return node instanceof SqlCall call
            && call.getOperator().equals(SqlStdOperatorTable.SOME_EQ)
            && call.operand(1).isA(SqlKind.QUERY)
        ? SqlStdOperatorTable.IN.createCall(call.getParserPosition(), call.getOperandList())
        : node;
  }

  /**
   * Says {@code = ANY (ARRAY[a, b])} as {@code IN (a, b)}, and other comparisons with the elements
   * of an array that is written out as those with a list: an array is made for each row.
   */
  private static SqlNode amongElements(SqlNode node) {
    if (!(node instanceof SqlCall call)
        || !isQuantified(call)
        || !(asked(call.operand(1)) instanceof SqlCall array)
        || array.getKind() != SqlKind.ARRAY_VALUE_CONSTRUCTOR
        || array.getOperandList().isEmpty()) {
      return node;
    }
    SqlOperator operator =
        call.getOperator().equals(SqlStdOperatorTable.SOME_EQ)
            ? SqlStdOperatorTable.IN
            : call.getOperator().equals(SqlStdOperatorTable.ALL_NE)
                ? SqlStdOperatorTable.NOT_IN
                : call.getOperator();
    SqlNodeList elements = new SqlNodeList(array.getOperandList(), array.getParserPosition());
    return operator.createCall(call.getParserPosition(), call.operand(0), elements);
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
}
