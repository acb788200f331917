package dev.valvejdbc.sql.statement;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.parser.SqlParserUtil;

/** Takes the operand before an operator that binds closer than all others, such as {@code ::}. */
public final class LastOperand {
  private LastOperand() {}

  /**
   * Takes it from what was read of an expression.
   *
   * @param list operands and operators as the parser reads them; what is taken leaves it
   * @return the last operand with its elements and fields, as in {@code a[1]}
   */
  public static SqlNode of(List<Object> list) {
    int begin = list.size() - 1;
    while (begin >= 2 && isPart(list.get(begin - 1))) {
      begin -= 2;
    }
    List<Object> taken = list.subList(begin, list.size());
    SqlNode operand = SqlParserUtil.toTree(new ArrayList<>(taken));
    taken.clear();
    return operand;
  }

  private static boolean isPart(Object read) {
    return read instanceof SqlParserUtil.ToTreeListItem item
        && (item.getOperator().getKind() == SqlKind.ITEM
            || item.getOperator().getKind() == SqlKind.DOT);
  }
}
