package dev.valvejdbc.sql.dialect;

import dev.valvejdbc.errors.SqlError;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlSelect;
import org.jspecify.annotations.Nullable;

/** Counts the grouping sets of a query before they are made: a CUBE of thirty columns has 2^30. */
final class GroupingSets {
  private static final int MOST = 4096;

  private GroupingSets() {}

  /** Throws if a query asks for too many. */
  static void check(SqlSelect select) {
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
