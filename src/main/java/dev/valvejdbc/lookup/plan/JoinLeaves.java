package dev.valvejdbc.lookup.plan;

import dev.valvejdbc.lookup.key.ConstantKeys;
import dev.valvejdbc.lookup.key.KeyedChain;
import dev.valvejdbc.lookup.key.OpenScans;
import java.util.List;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.util.ImmutableBitSet;
import org.jspecify.annotations.Nullable;

/**
 * Numbers the columns of all inputs of a tree of joins.
 *
 * @param nodes the inputs, in the order of their columns
 */
record JoinLeaves(List<RelNode> nodes) {

  int count() {
    return nodes.size();
  }

  RelNode get(int leaf) {
    return nodes.get(leaf);
  }

  /** How many columns all have together. */
  int width() {
    return offset(count());
  }

  /** The ordinal of an input's first column among all columns. */
  int offset(int leaf) {
    return nodes.subList(0, leaf).stream().mapToInt(n -> n.getRowType().getFieldCount()).sum();
  }

  /** The ordinals of an input's columns among all columns. */
  ImmutableBitSet columns(int leaf) {
    return ImmutableBitSet.range(offset(leaf), offset(leaf + 1));
  }

  /** The input that has a column. */
  int leafOf(int ordinal) {
    int leaf = 0;
    while (offset(leaf + 1) <= ordinal) {
      leaf++;
    }
    return leaf;
  }

  /** The reference to a column. */
  RexInputRef column(int ordinal) {
    int leaf = leafOf(ordinal);
    int own = ordinal - offset(leaf);
    return new RexInputRef(ordinal, get(leaf).getRowType().getFieldList().get(own).getType());
  }

  /** The keyed table that an input is, or null if it is something else. */
  @Nullable KeyedChain chain(int leaf) {
    return KeyedChain.of(get(leaf));
  }

  /** The keyed table that an input is, if its own conditions leave a key open that it needs. */
  @Nullable KeyedChain openChain(int leaf) {
    KeyedChain chain = chain(leaf);
    return chain != null && chain.scan().keyedTable().needsKey() && ConstantKeys.of(chain) == null
        ? chain
        : null;
  }

  /** Whether an input is more than a keyed table, and some keyed table within waits for its key. */
  boolean waits(int leaf) {
    return chain(leaf) == null && !OpenScans.of(get(leaf)).isEmpty();
  }
}
