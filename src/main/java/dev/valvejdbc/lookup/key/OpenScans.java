package dev.valvejdbc.lookup.key;

import dev.valvejdbc.lookup.KeyColumn;
import dev.valvejdbc.lookup.rel.KeyedScan;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.BiRel;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.SetOp;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexSubQuery;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.util.ImmutableBitSet;
import org.jspecify.annotations.Nullable;

/**
 * Tells which keyed scans within a plan are given no key by its joins and conditions: each by the
 * columns of the plan from which its key could come, none where it is not seen outside.
 */
public final class OpenScans {
  private OpenScans() {}

  /** The scans of a plan that wait for a key from outside it. */
  public static List<ImmutableBitSet> of(RelNode top) {
    RelNode node = top.stripped();
    if (node instanceof KeyedScan scan) {
      return scan.keyedTable().needsKey()
          ? scan.keyedTable().keyColumns().stream()
              .filter(KeyColumn::required)
              .map(key -> ImmutableBitSet.of(key.ordinal()))
              .toList()
          : List.of();
    }
    if (node instanceof Filter filter) {
      return given(of(filter.getInput()), filter.getCondition(), all(node), rex(node));
    }
    if (node instanceof Project project) {
      return of(project.getInput()).stream().map(scan -> outputs(project, scan)).toList();
    }
    if (node instanceof Aggregate aggregate) {
      return of(aggregate.getInput()).stream().map(scan -> groups(aggregate, scan)).toList();
    }
    if (node instanceof BiRel both) {
      return of(both);
    }
    List<ImmutableBitSet> open = new ArrayList<>();
    for (RelNode input : node.getInputs()) {
      of(input).forEach(s -> open.add(node instanceof SetOp ? s : ImmutableBitSet.of()));
    }
    return open;
  }

  private static List<ImmutableBitSet> of(BiRel both) {
    int left = both.getLeft().getRowType().getFieldCount();
    int right = both.getRight().getRowType().getFieldCount();
    List<ImmutableBitSet> open = new ArrayList<>(of(both.getLeft()));
    of(both.getRight()).forEach(scan -> open.add(scan.shift(left)));
    if (!(both instanceof Join join)) {
      return open;
    }
    ImmutableBitSet given =
        join.getJoinType() == JoinRelType.FULL
            ? ImmutableBitSet.of()
            : ImmutableBitSet.range(
                join.getJoinType() == JoinRelType.INNER || join.getJoinType() == JoinRelType.RIGHT
                    ? 0
                    : left,
                join.getJoinType() == JoinRelType.RIGHT ? left : left + right);
    return given(open, join.getCondition(), given, rex(join)).stream()
        .map(scan -> scan.intersect(all(join)))
        .toList();
  }

  /**
   * The scans that wait for a key still, where a condition holds.
   *
   * @param givable the columns to which the condition may give values
   */
  public static List<ImmutableBitSet> given(
      List<ImmutableBitSet> open, RexNode condition, ImmutableBitSet givable, RexBuilder rex) {
    List<ImmutableBitSet> waiting = new ArrayList<>(open);
    List<RexNode> conditions = RelOptUtil.conjunctions(condition);
    for (int i = 0; i < waiting.size(); i++) {
      ImmutableBitSet wider = given(waiting, i, conditions, givable, rex);
      if (wider == null) {
        waiting.remove(i);
        i = -1; // what is known now may tell others
      } else if (!wider.equals(waiting.get(i))) {
        waiting.set(i, wider);
        i = -1;
      }
    }
    return waiting;
  }

  /** The columns from which a scan's key could come; null if what waits for none gives it. */
  private static @Nullable ImmutableBitSet given(
      List<ImmutableBitSet> waiting,
      int scan,
      List<RexNode> conditions,
      ImmutableBitSet givable,
      RexBuilder rex) {
    ImmutableBitSet own = waiting.get(scan);
    ImmutableBitSet wider = own;
    ImmutableBitSet open = ImmutableBitSet.union(waiting);
    for (int column : own.intersect(givable)) {
      for (RexNode condition : conditions) {
        ImmutableBitSet from = from(condition, column, rex);
        if (from != null && !from.intersects(open)) {
          return null;
        }
        if (from != null && !from.get(column)) {
          wider = wider.union(from.intersect(open));
        }
      }
    }
    return wider;
  }

  /** The columns that tell a column's value by a condition; null if they do not. */
  private static @Nullable ImmutableBitSet from(RexNode condition, int column, RexBuilder rex) {
    boolean listed =
        (condition.getKind() == SqlKind.IN || condition.getKind() == SqlKind.SOME)
            && condition instanceof RexSubQuery in
            && in.getOperands().size() == 1
            && RowExpressions.isInput(in.getOperands().get(0), column);
    if (listed || ConstantKeys.take(new ArrayList<>(List.of(condition)), column, rex) != null) {
      return ImmutableBitSet.of();
    }
    KeyEquality equality = KeyEquality.find(List.of(condition), Integer.MAX_VALUE, column);
    return equality == null ? null : RelOptUtil.InputFinder.bits(equality.key());
  }

  private static ImmutableBitSet outputs(Project project, ImmutableBitSet columns) {
    ImmutableBitSet.Builder outputs = ImmutableBitSet.builder();
    for (int i = 0; i < project.getProjects().size(); i++) {
      if (RowExpressions.uncast(project.getProjects().get(i)) instanceof RexInputRef ref
          && columns.get(ref.getIndex())) {
        outputs.set(i);
      }
    }
    return outputs.build();
  }

  private static ImmutableBitSet groups(Aggregate aggregate, ImmutableBitSet columns) {
    ImmutableBitSet.Builder groups = ImmutableBitSet.builder();
    for (int i = 0; i < aggregate.getGroupCount(); i++) {
      if (columns.get(aggregate.getGroupSet().nth(i))) {
        groups.set(i);
      }
    }
    return groups.build();
  }

  private static ImmutableBitSet all(RelNode node) {
    return ImmutableBitSet.range(node.getRowType().getFieldCount());
  }

  private static RexBuilder rex(RelNode node) {
    return node.getCluster().getRexBuilder();
  }
}
