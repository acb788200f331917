package dev.valvejdbc.lookup;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.util.ImmutableBitSet;
import org.jspecify.annotations.Nullable;

/**
 * An order in which joined inputs can be read.
 *
 * @param sequence the ordinals of the inputs
 * @param conditions the join conditions, and those that follow from them and give keys
 */
record JoinOrder(List<Integer> sequence, List<RexNode> conditions) {

  /** Finds an order, or returns null if some keyed table never gets its key. */
  static @Nullable JoinOrder find(
      List<RelNode> leaves, List<RexNode> conditions, RexBuilder builder) {
    EquivalentColumns equal = EquivalentColumns.of(conditions, offset(leaves, leaves.size()));
    Set<RexNode> all = new LinkedHashSet<>(conditions);
    List<Integer> sequence = new ArrayList<>();
    List<Integer> open = new ArrayList<>();
    for (int i = 0; i < leaves.size(); i++) {
      open.add(i);
    }
    ImmutableBitSet bound = ImmutableBitSet.of();
    while (!open.isEmpty()) {
      Integer next = nextSource(leaves, open, bound, conditions);
      if (next == null) {
        next = nextLookup(leaves, open, bound, equal, all, builder);
      }
      if (next == null) {
        next = open.stream().filter(i -> !needsKey(leaves.get(i))).findFirst().orElse(null);
      }
      if (next == null) {
        return null;
      }
      open.remove(next);
      sequence.add(next);
      bound = bound.union(fields(leaves, next));
    }
    return new JoinOrder(List.copyOf(sequence), List.copyOf(all));
  }

  /** The first input that needs no key and is joined to what is bound already. */
  private static @Nullable Integer nextSource(
      List<RelNode> leaves, List<Integer> open, ImmutableBitSet bound, List<RexNode> conditions) {
    for (Integer leaf : open) {
      if (needsKey(leaves.get(leaf))) {
        continue;
      }
      ImmutableBitSet own = fields(leaves, leaf);
      for (RexNode condition : conditions) {
        ImmutableBitSet inputs = RelOptUtil.InputFinder.bits(condition);
        if (inputs.intersects(bound)
            && inputs.intersects(own)
            && bound.union(own).contains(inputs)) {
          return leaf;
        }
      }
    }
    return null;
  }

  /** The first keyed table whose key equals something bound. */
  private static @Nullable Integer nextLookup(
      List<RelNode> leaves,
      List<Integer> open,
      ImmutableBitSet bound,
      EquivalentColumns equal,
      Set<RexNode> conditions,
      RexBuilder builder) {
    for (Integer leaf : open) {
      KeyedChain chain = KeyedChain.of(leaves.get(leaf));
      if (chain == null || !needsKey(leaves.get(leaf))) {
        continue;
      }
      List<RexNode> implied = new ArrayList<>();
      boolean ready = true;
      for (KeyColumn column : chain.keyColumns()) {
        ready &=
            isConstant(chain, column)
                || isBound(
                    leaves,
                    leaf,
                    chain.keyOutput(column),
                    bound,
                    equal,
                    conditions,
                    implied,
                    builder)
                || !column.required();
      }
      if (ready) {
        conditions.addAll(implied);
        return leaf;
      }
    }
    return null;
  }

  private static boolean isConstant(KeyedChain chain, KeyColumn column) {
    return ConstantKeys.take(
            new ArrayList<>(chain.conditions()),
            column.ordinal(),
            chain.scan().getCluster().getRexBuilder())
        != null;
  }

  /** Whether what is bound gives a key column its value; where that is only implied, by what. */
  private static boolean isBound(
      List<RelNode> leaves,
      int leaf,
      int output,
      ImmutableBitSet bound,
      EquivalentColumns equal,
      Set<RexNode> conditions,
      List<RexNode> implied,
      RexBuilder builder) {
    if (output < 0) {
      return false;
    }
    int key = offset(leaves, leaf) + output;
    for (int column : bound) {
      if (equal.same(key, column)) {
        if (!equal.stated(key, column)) {
          implied.add(
              builder.makeCall(
                  SqlStdOperatorTable.EQUALS, input(leaves, key), input(leaves, column)));
        }
        return true;
      }
    }
    ImmutableBitSet own = fields(leaves, leaf);
    for (RexNode condition : conditions) {
      KeyEquality e = KeyEquality.find(List.of(condition), Integer.MAX_VALUE, key);
      if (e != null
          && bound.contains(RelOptUtil.InputFinder.bits(e.key()))
          && !own.intersects(RelOptUtil.InputFinder.bits(e.key()))) {
        return true;
      }
    }
    return false;
  }

  private static boolean needsKey(RelNode leaf) {
    KeyedChain chain = KeyedChain.of(leaf);
    return chain != null && chain.scan().keyedTable().needsKey() && ConstantKeys.of(chain) == null;
  }

  private static RexNode input(List<RelNode> leaves, int column) {
    int leaf = 0;
    while (offset(leaves, leaf + 1) <= column) {
      leaf++;
    }
    int own = column - offset(leaves, leaf);
    return new RexInputRef(column, leaves.get(leaf).getRowType().getFieldList().get(own).getType());
  }

  /** The ordinal of an input's first column among all inputs' columns. */
  static int offset(List<RelNode> leaves, int leaf) {
    return leaves.subList(0, leaf).stream().mapToInt(l -> l.getRowType().getFieldCount()).sum();
  }

  private static ImmutableBitSet fields(List<RelNode> leaves, int leaf) {
    return ImmutableBitSet.range(offset(leaves, leaf), offset(leaves, leaf + 1));
  }
}
