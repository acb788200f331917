package dev.valvejdbc.sql.reading;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserUtil;
import org.apache.calcite.sql.parser.SqlParserUtil.ToTreeListItem;
import org.jspecify.annotations.Nullable;

/**
 * Makes a tree of a row of operands and operators. Long ones are taken apart at OR and AND first:
 * Calcite looks through the whole row for each LIKE and BETWEEN, several times.
 */
public final class ExpressionTree {
  private static final int SHORT = 60;

  private ExpressionTree() {}

  /** The tree of operands, which are nodes, and operators in turn. */
  public static SqlNode of(List<@Nullable Object> row) {
    return row.size() <= SHORT || !isPlain(row) ? SqlParserUtil.toTree(row) : alternatives(row);
  }

  private static SqlNode alternatives(List<@Nullable Object> row) {
    List<SqlNode> trees = new ArrayList<>();
    for (List<@Nullable Object> part : parts(row, SqlKind.OR)) {
      List<SqlNode> conditions = new ArrayList<>();
      parts(part, SqlKind.AND).forEach(c -> conditions.add(SqlParserUtil.toTree(c)));
      trees.add(joined(SqlStdOperatorTable.AND, conditions));
    }
    return joined(SqlStdOperatorTable.OR, trees);
  }

  private static SqlNode joined(SqlOperator operator, List<SqlNode> operands) {
    SqlNode tree = operands.get(0);
    for (SqlNode next : operands.subList(1, operands.size())) {
      tree =
          operator.createCall(tree.getParserPosition().plus(next.getParserPosition()), tree, next);
    }
    return tree;
  }

  private static @Nullable SqlOperator operator(@Nullable Object item) {
    return item instanceof ToTreeListItem operator ? operator.getOperator() : null;
  }

  /** Whether nothing in it binds weaker than OR, and each BETWEEN has its AND. */
  private static boolean isPlain(List<@Nullable Object> row) {
    boolean between = false;
    for (Object item : row) {
      SqlOperator operator = operator(item);
      if (operator == null) {
        continue;
      }
      switch (operator.getKind()) {
        case BETWEEN -> {
          if (between) {
            return false;
          }
          between = true;
        }
        case AND -> between = false;
        case OR -> {
          if (between) {
            return false;
          }
        }
        case ESCAPE -> {}
        default -> {
          int weakest = SqlStdOperatorTable.OR.getRightPrec();
          if (Math.max(operator.getLeftPrec(), operator.getRightPrec()) <= weakest) {
            return false;
          }
        }
      }
    }
    return !between;
  }

  /** The parts between operators of a kind; the AND of a BETWEEN is none of them. */
  private static List<List<@Nullable Object>> parts(List<@Nullable Object> row, SqlKind kind) {
    List<List<@Nullable Object>> parts = new ArrayList<>();
    boolean between = false;
    int from = 0;
    for (int i = 0; i < row.size(); i++) {
      SqlOperator operator = operator(row.get(i));
      if (operator == null) {
        continue;
      }
      boolean own = between && operator.getKind() == SqlKind.AND;
      between = operator.getKind() == SqlKind.BETWEEN || (between && !own);
      if (operator.getKind() == kind && !own) {
        parts.add(new ArrayList<>(row.subList(from, i)));
        from = i + 1;
      }
    }
    parts.add(new ArrayList<>(row.subList(from, row.size())));
    return parts;
  }
}
