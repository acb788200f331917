package dev.valvejdbc.lookup.plan;

import dev.valvejdbc.lookup.key.RowExpressions;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlKind;
import org.jspecify.annotations.Nullable;

/** Knows which columns are equal, whether a condition says so or several imply it. */
final class EquivalentColumns {
  private final int[] parents;
  private final Set<List<Integer>> stated = new HashSet<>();

  private EquivalentColumns(int count) {
    parents = new int[count];
    for (int i = 0; i < count; i++) {
      parents[i] = i;
    }
  }

  static EquivalentColumns of(List<RexNode> conditions, int columns) {
    EquivalentColumns equal = new EquivalentColumns(columns);
    for (RexNode condition : conditions) {
      int[] pair = pair(condition);
      if (pair != null) {
        equal.parents[equal.root(pair[0])] = equal.root(pair[1]);
        equal.stated.add(List.of(pair[0], pair[1]));
        equal.stated.add(List.of(pair[1], pair[0]));
      }
    }
    return equal;
  }

  /** The two columns that a condition says are equal, or null. */
  static int @Nullable [] pair(RexNode condition) {
    return condition.getKind() == SqlKind.EQUALS
            && condition instanceof RexCall call
            && RowExpressions.uncast(call.getOperands().get(0)) instanceof RexInputRef a
            && RowExpressions.uncast(call.getOperands().get(1)) instanceof RexInputRef b
        ? new int[] {a.getIndex(), b.getIndex()}
        : null;
  }

  boolean same(int a, int b) {
    return root(a) == root(b);
  }

  /** Whether one condition says that the two are equal. */
  boolean stated(int a, int b) {
    return stated.contains(List.of(a, b));
  }

  private int root(int column) {
    int at = column;
    while (parents[at] != at) {
      at = parents[at];
    }
    return at;
  }
}
