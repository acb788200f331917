package dev.valvejdbc.lookup.plan;

import dev.valvejdbc.lookup.key.KeyedColumns;
import dev.valvejdbc.lookup.key.RowExpressions;
import java.util.Collections;
import java.util.List;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.apache.calcite.util.ImmutableBitSet;

/**
 * Hands conditions of inner joins that concern one input to that input.
 *
 * <p>Such a condition appears where a projection between joins held a constant. What it says of a
 * column is said of the keys as well that equal the column.
 */
final class LeafConditions {
  private LeafConditions() {}

  /** Replaces leaves by filtered leaves, and takes what they check out of the conditions. */
  static void handDown(JoinLeaves leaves, List<RexNode> conditions) {
    EquivalentColumns equal = EquivalentColumns.of(conditions, leaves.width());
    for (RexNode condition : List.copyOf(conditions)) {
      ImmutableBitSet inputs = RelOptUtil.InputFinder.bits(condition);
      if (inputs.isEmpty() || !RexUtil.isDeterministic(condition)) {
        continue;
      }
      int leaf = leaves.leafOf(inputs.nth(0));
      if (!leaves.columns(leaf).contains(inputs)) {
        continue;
      }
      conditions.remove(condition);
      filter(leaves, leaf, condition);
      if (inputs.cardinality() == 1) {
        spread(leaves, equal, condition, inputs.nth(0));
      }
    }
  }

  private static void spread(
      JoinLeaves leaves, EquivalentColumns equal, RexNode condition, int column) {
    for (int other = 0; other < leaves.width(); other++) {
      int leaf = leaves.leafOf(other);
      if (other != column
          && equal.same(other, column)
          && KeyedColumns.isKey(leaves.get(leaf), other - leaves.offset(leaf))
          && SqlTypeUtil.equalSansNullability(
              leaves.column(other).getType(), leaves.column(column).getType())) {
        List<RexInputRef> same = Collections.nCopies(leaves.width(), leaves.column(other));
        filter(leaves, leaf, RowExpressions.replaceInputs(condition, same));
      }
    }
  }

  private static void filter(JoinLeaves leaves, int leaf, RexNode condition) {
    int offset = leaves.offset(leaf);
    leaves
        .nodes()
        .set(
            leaf,
            Filters.of(leaves.get(leaf), RowExpressions.renumber(condition, i -> i - offset)));
  }
}
