package dev.valvejdbc.lookup.plan;

import dev.valvejdbc.lookup.key.ConstantKeys;
import dev.valvejdbc.lookup.key.KeyEquality;
import dev.valvejdbc.lookup.key.KeyedChain;
import java.util.List;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.jspecify.annotations.Nullable;

/**
 * Gives a key that comes from an outer query to all keyed tables it is joined to.
 *
 * <p>They can then all be looked up ahead, and not one after the other for each outer row.
 */
final class CorrelatedKeys {
  private CorrelatedKeys() {}

  /** Replaces leaves of an inner join by leaves filtered by the key that follows for them. */
  static void spread(JoinLeaves leaves, List<RexNode> conditions) {
    EquivalentColumns equal = EquivalentColumns.of(conditions, leaves.width());
    for (int from = 0; from < leaves.count(); from++) {
      KeyedChain chain = leaves.chain(from);
      RexNode key = chain == null ? null : correlatedKey(chain);
      int output = chain == null ? -1 : simpleKeyOutput(chain);
      if (key == null || output < 0) {
        continue;
      }
      int column = leaves.offset(from) + output;
      for (int to = 0; to < leaves.count(); to++) {
        KeyedChain other = leaves.chain(to);
        int otherOutput = other == null ? -1 : simpleKeyOutput(other);
        if (other != null
            && otherOutput >= 0
            && ConstantKeys.of(other) == null
            && equal.same(column, leaves.offset(to) + otherOutput)) {
          leaves.nodes().set(to, filtered(leaves.get(to), otherOutput, key));
        }
      }
    }
  }

  private static int simpleKeyOutput(KeyedChain chain) {
    return chain.scan().keyedTable().hasSimpleKey()
        ? chain.keyOutput(chain.keyColumns().get(0))
        : -1;
  }

  private static @Nullable RexNode correlatedKey(KeyedChain chain) {
    if (!chain.scan().keyedTable().hasSimpleKey()) {
      return null;
    }
    int keyColumn = chain.keyColumns().get(0).ordinal();
    KeyEquality equality = KeyEquality.find(chain.conditions(), 0, keyColumn);
    return equality != null && RexUtil.containsCorrelation(equality.key()) ? equality.key() : null;
  }

  private static RelNode filtered(RelNode leaf, int column, RexNode key) {
    return Filters.of(
        leaf,
        leaf.getCluster()
            .getRexBuilder()
            .makeCall(SqlStdOperatorTable.EQUALS, RexInputRef.of(column, leaf.getRowType()), key));
  }
}
