package dev.valvejdbc.lookup.plan;

import dev.valvejdbc.lookup.KeyColumn;
import dev.valvejdbc.lookup.key.ConstantKeys;
import dev.valvejdbc.lookup.key.KeyEquality;
import dev.valvejdbc.lookup.key.KeyedChain;
import dev.valvejdbc.lookup.key.KeyedColumns;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.util.ImmutableBitSet;
import org.jspecify.annotations.Nullable;

/** Finds an order in which joined inputs can be read, each keyed table after what gives its key. */
final class JoinOrder {
  private final JoinLeaves leaves;
  private final List<RexNode> stated;
  private final RexBuilder builder;
  private final EquivalentColumns equal;
  private final Set<RexNode> conditions;
  private final List<Integer> open;
  private final List<Integer> sequence = new ArrayList<>();

  /** The columns of the inputs that stand in the sequence. */
  private ImmutableBitSet bound = ImmutableBitSet.of();

  private JoinOrder(JoinLeaves leaves, List<RexNode> stated, RexBuilder builder) {
    this.leaves = leaves;
    this.stated = stated;
    this.builder = builder;
    this.equal = EquivalentColumns.of(stated, leaves.width());
    this.conditions = new LinkedHashSet<>(stated);
    this.open = new ArrayList<>(IntStream.range(0, leaves.count()).boxed().toList());
  }

  /** Finds an order, or returns null if some keyed table never gets its key. */
  static @Nullable JoinOrder find(JoinLeaves leaves, List<RexNode> conditions, RexBuilder builder) {
    JoinOrder order = new JoinOrder(leaves, conditions, builder);
    return order.isComplete() ? order : null;
  }

  /** The ordinals of the inputs. */
  List<Integer> sequence() {
    return sequence;
  }

  /** The join conditions, and those that follow from them and give keys. */
  Set<RexNode> conditions() {
    return conditions;
  }

  private boolean isComplete() {
    while (!open.isEmpty()) {
      Integer next = nextSource();
      if (next == null) {
        next = nextLookup();
      }
      if (next == null) {
        next = first(i -> leaves.waits(i) && isGivenKey(i));
      }
      if (next == null) {
        next = first(i -> leaves.openChain(i) == null && !leaves.waits(i));
      }
      if (next == null) {
        next = first(i -> leaves.openChain(i) == null);
      }
      if (next == null) {
        return false;
      }
      open.remove(next);
      sequence.add(next);
      bound = bound.union(leaves.columns(next));
    }
    return true;
  }

  private @Nullable Integer first(Predicate<Integer> which) {
    return open.stream().filter(which).findFirst().orElse(null);
  }

  /** Whether what is bound gives an input the value of a key column within it. */
  private boolean isGivenKey(int leaf) {
    for (int column : leaves.columns(leaf)) {
      int own = column - leaves.offset(leaf);
      List<RexNode> implied = new ArrayList<>();
      if (KeyedColumns.isKey(leaves.get(leaf), own) && isBound(leaf, own, implied)) {
        conditions.addAll(implied);
        return true;
      }
    }
    return false;
  }

  /** The first input that needs no key and is joined to what is bound already. */
  private @Nullable Integer nextSource() {
    for (Integer leaf : open) {
      if (leaves.openChain(leaf) != null || leaves.waits(leaf)) {
        continue;
      }
      ImmutableBitSet own = leaves.columns(leaf);
      for (RexNode condition : stated) {
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
  private @Nullable Integer nextLookup() {
    for (Integer leaf : open) {
      KeyedChain chain = leaves.openChain(leaf);
      if (chain == null) {
        continue;
      }
      List<RexNode> implied = new ArrayList<>();
      boolean ready = true;
      for (KeyColumn column : chain.keyColumns()) {
        ready &=
            isConstant(chain, column)
                || isBound(leaf, chain.keyOutput(column), implied)
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

  /**
   * Whether what is bound gives a key column its value.
   *
   * @param output which of the input's columns the key column is; negative if none
   * @param implied gets the equality that says so, where it only follows from others
   */
  private boolean isBound(int leaf, int output, List<RexNode> implied) {
    if (output < 0) {
      return false;
    }
    int key = leaves.offset(leaf) + output;
    for (int column : bound) {
      if (equal.same(key, column)) {
        if (!equal.stated(key, column)) {
          implied.add(
              builder.makeCall(
                  SqlStdOperatorTable.EQUALS, leaves.column(key), leaves.column(column)));
        }
        return true;
      }
    }
    ImmutableBitSet own = leaves.columns(leaf);
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
}
