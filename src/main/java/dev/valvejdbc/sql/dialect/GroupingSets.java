package dev.valvejdbc.sql.dialect;

import dev.valvejdbc.errors.SqlError;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/**
 * Writes ROLLUP and CUBE as the sets they mean where two of those may be equal, as in {@code
 * ROLLUP(a, a)}: Calcite makes one of them. They are counted before: a CUBE of thirty columns has
 * 2^30.
 */
final class GroupingSets {
  private static final int MOST = 4096;

  /** Columns of all sets together up to which they are written out in any case. */
  private static final int FEW = 600;

  /** Columns of all sets together, of those that name one twice. */
  private static final int MOST_REPEATED = 50_000;

  private GroupingSets() {}

  /** Throws if a query asks for too many. */
  private static void check(SqlSelect select) {
    long sets = 1;
    if (select.getGroup() != null) {
      for (SqlNode item : select.getGroup()) {
        sets = atMost(sets * count(item));
      }
    }
    if (sets > MOST) {
      throw SqlError.GROUPING_SETS.inStatement(MOST);
    }
  }

  /** Changes a query that asks for no more sets than it may. */
  static void writeOut(SqlSelect select) {
    check(select);
    SqlNodeList group = select.getGroup();
    for (int i = 0; group != null && i < group.size(); i++) {
      group.set(i, written(group.get(i)));
    }
  }

  private static SqlNode written(SqlNode item) {
    if (!(item instanceof SqlCall call)) {
      return item;
    }
    List<SqlNode> operands = call.getOperandList();
    SqlParserPos at = call.getParserPosition();
    return switch (call.getKind()) {
      case GROUPING_SETS ->
          SqlStdOperatorTable.GROUPING_SETS.createCall(
              at, operands.stream().map(GroupingSets::written).toList());
      case ROLLUP ->
          areDifferent(operands, operands.size() + 1)
              ? item
              : SqlStdOperatorTable.GROUPING_SETS.createCall(
                  at,
                  IntStream.rangeClosed(0, operands.size())
                      .mapToObj(left -> set(operands.subList(0, operands.size() - left), at))
                      .toList());
      case CUBE ->
          areDifferent(operands, 1L << operands.size())
              ? item
              : SqlStdOperatorTable.GROUPING_SETS.createCall(
                  at,
                  IntStream.range(0, 1 << operands.size())
                      .mapToObj(left -> set(without(operands, left), at))
                      .toList());
      default -> item;
    };
  }

  /**
   * Whether Calcite may be left to make the sets. Two columns may be one by an alias or a number,
   * too; who names many writes neither.
   *
   * @throws dev.valvejdbc.errors.StatementException if a column is there twice among too many
   */
  private static boolean areDifferent(List<SqlNode> operands, long sets) {
    Set<String> names = new HashSet<>();
    int columns = 0;
    for (SqlNode operand : operands) {
      for (SqlNode column : columns(operand)) {
        columns++;
        names.add(
            column instanceof SqlIdentifier name
                ? name.names.get(name.names.size() - 1).toUpperCase(Locale.ROOT)
                : column.toString());
      }
    }
    if (operands.size() < 2 || (columns * sets > FEW && names.size() == columns)) {
      return true;
    }
    if (columns * sets > MOST_REPEATED) {
      throw SqlError.GROUPING_SETS.inStatement(MOST);
    }
    return false;
  }

  private static List<SqlNode> columns(SqlNode operand) {
    return operand.getKind() == SqlKind.ROW
        ? ((SqlCall) operand).getOperandList()
        : List.of(operand);
  }

  private static List<SqlNode> without(List<SqlNode> operands, int left) {
    return IntStream.range(0, operands.size())
        .filter(i -> (left >> i & 1) == 0)
        .mapToObj(operands::get)
        .toList();
  }

  /** A set of columns, those of the tuples among them one by one. */
  private static SqlNode set(List<SqlNode> items, SqlParserPos at) {
    List<SqlNode> columns = new ArrayList<>();
    for (SqlNode item : items) {
      columns.addAll(columns(item));
    }
    return columns.isEmpty()
        ? new SqlNodeList(at)
        : columns.size() == 1 ? columns.get(0) : SqlStdOperatorTable.ROW.createCall(at, columns);
  }

  private static long count(@Nullable SqlNode item) {
    if (!(item instanceof SqlCall call)) {
      return 1;
    }
    return switch (call.getKind()) {
      case CUBE -> 1L << Math.min(call.operandCount(), 31);
      case ROLLUP -> call.operandCount() + 1;
      case GROUPING_SETS ->
          atMost(call.getOperandList().stream().mapToLong(GroupingSets::count).sum());
      default -> 1;
    };
  }

  private static long atMost(long sets) {
    return Math.min(sets, MOST + 1);
  }
}
