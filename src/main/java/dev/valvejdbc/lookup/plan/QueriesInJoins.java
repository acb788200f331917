package dev.valvejdbc.lookup.plan;

import dev.valvejdbc.lookup.key.KeyedColumns;
import dev.valvejdbc.lookup.key.SubQueries;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.CorrelationId;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.core.RelFactories;
import org.apache.calcite.rel.logical.LogicalCorrelate;
import org.apache.calcite.rel.logical.LogicalFilter;
import org.apache.calcite.rel.logical.LogicalJoin;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.util.ImmutableBitSet;

/**
 * Writes joins whose ON has sub-queries about rows of both sides as lateral ones: Calcite has no
 * plan for them in outer joins, and in inner ones a sub-query may be what gives a side its keys.
 */
final class QueriesInJoins {
  private QueriesInJoins() {}

  /** The join, or what stands for it. */
  static RelNode settled(LogicalJoin join) {
    if (SubQueries.in(join.getCondition()).isEmpty()) {
      return join;
    }
    return switch (join.getJoinType()) {
      case RIGHT -> turned(join, JoinRelType.LEFT, false);
      case LEFT ->
          readsBoth(join) || NestedQueries.in(join, join.getCondition())
              ? lateral(join)
              : ofRight(join);
      case INNER ->
          givesKeys(join, join.getRight())
              ? lateral(join)
              : givesKeys(join, join.getLeft()) ? turned(join, JoinRelType.INNER, true) : join;
      default -> join;
    };
  }

  /** Whether a sub-query of the condition reads columns of both sides. */
  private static boolean readsBoth(LogicalJoin join) {
    int left = join.getLeft().getRowType().getFieldCount();
    return RelOptUtil.conjunctions(join.getCondition()).stream()
        .filter(c -> !SubQueries.in(c).isEmpty())
        .map(c -> read(join, c))
        .anyMatch(read -> !read.isEmpty() && read.nth(0) < left && read.length() > left);
  }

  /** The columns of the joined row that a condition and its sub-queries read. */
  private static ImmutableBitSet read(LogicalJoin join, RexNode condition) {
    ImmutableBitSet.Builder read = RelOptUtil.InputFinder.bits(condition).rebuild();
    for (CorrelationId variable : join.getVariablesSet()) {
      SubQueries.in(condition)
          .forEach(s -> read.addAll(RelOptUtil.correlationColumns(variable, s.rel)));
    }
    return read.build();
  }

  /** Whether a condition that reads both sides is what gives one of them its keys. */
  private static boolean givesKeys(LogicalJoin join, RelNode side) {
    if (!KeyedColumns.isOpen(side)) {
      return false;
    }
    int left = join.getLeft().getRowType().getFieldCount();
    int from = side == join.getLeft() ? 0 : left;
    List<RexNode> conditions = RelOptUtil.conjunctions(join.getCondition());
    boolean joined =
        conditions.stream().anyMatch(c -> SubQueries.in(c).isEmpty() && readsKey(c, side, from));
    return !joined
        && readsBoth(join)
        && conditions.stream()
            .anyMatch(c -> !SubQueries.in(c).isEmpty() && readsKey(c, side, from));
  }

  private static boolean readsKey(RexNode condition, RelNode side, int from) {
    for (int column : RelOptUtil.InputFinder.bits(condition)) {
      if (column >= from
          && column < from + side.getRowType().getFieldCount()
          && KeyedColumns.isKey(side, column - from)) {
        return true;
      }
    }
    return false;
  }

  /** A left join whose conditions with sub-queries about rows of the right stand on that side. */
  private static LogicalJoin ofRight(LogicalJoin join) {
    int left = join.getLeft().getRowType().getFieldCount();
    RexBuilder rex = join.getCluster().getRexBuilder();
    List<RexNode> staying = new ArrayList<>();
    List<RexNode> own = new ArrayList<>();
    for (RexNode each : RelOptUtil.conjunctions(join.getCondition())) {
      ImmutableBitSet read = read(join, each);
      boolean moves =
          SubQueries.read(each, join.getVariablesSet()) && !read.isEmpty() && read.nth(0) >= left;
      (moves ? own : staying).add(each);
    }
    if (own.isEmpty()) {
      return join;
    }
    CorrelationId right = join.getCluster().createCorrel();
    RexNode row = rex.makeCorrel(join.getRight().getRowType(), right);
    RexNode condition = RexUtil.shift(RexUtil.composeConjunction(rex, own), -left);
    for (CorrelationId variable : join.getVariablesSet()) {
      condition =
          condition.accept(
              new MovedColumns(
                  variable, a -> rex.makeFieldAccess(row, a.getField().getIndex() - left)));
    }
    return LogicalJoin.create(
        join.getLeft(),
        Filters.of(join.getRight(), condition, Set.of(right)),
        join.getHints(),
        RexUtil.composeConjunction(rex, staying),
        join.getVariablesSet(),
        JoinRelType.LEFT);
  }

  private static RelNode lateral(LogicalJoin join) {
    int left = join.getLeft().getRowType().getFieldCount();
    RexBuilder rex = join.getCluster().getRexBuilder();
    CorrelationId outer = join.getCluster().createCorrel();
    CorrelationId inner = join.getCluster().createCorrel();
    RexNode beside = rex.makeCorrel(join.getLeft().getRowType(), outer);
    RexNode own = rex.makeCorrel(join.getRight().getRowType(), inner);
    RexNode condition =
        join.getCondition()
            .accept(
                new RexShuttle() {
                  @Override
                  public RexNode visitInputRef(RexInputRef ref) {
                    return ref.getIndex() < left
                        ? rex.makeFieldAccess(beside, ref.getIndex())
                        : rex.makeInputRef(join.getRight(), ref.getIndex() - left);
                  }
                });
    for (CorrelationId variable : join.getVariablesSet()) {
      condition =
          condition.accept(
              new MovedColumns(
                  variable,
                  access -> {
                    int column = access.getField().getIndex();
                    return column < left
                        ? rex.makeFieldAccess(beside, column)
                        : rex.makeFieldAccess(own, column - left);
                  }));
    }
    Set<CorrelationId> used = new LinkedHashSet<>();
    SubQueries.in(condition).forEach(s -> used.addAll(RelOptUtil.getVariablesUsed(s.rel)));
    used.retainAll(Set.of(inner));
    LogicalFilter filter = Filters.of(join.getRight(), condition, used);
    return LogicalCorrelate.create(
        join.getLeft(),
        filter,
        join.getHints(),
        outer,
        RelOptUtil.correlationColumns(outer, filter),
        join.getJoinType());
  }

  /** The join with its sides turned round, and its columns in their order again. */
  private static RelNode turned(LogicalJoin join, JoinRelType type, boolean lateral) {
    int left = join.getLeft().getRowType().getFieldCount();
    int right = join.getRight().getRowType().getFieldCount();
    Map<Integer, Integer> places = new HashMap<>();
    for (int i = 0; i < left + right; i++) {
      places.put(i, i < left ? i + right : i - left);
    }
    RexBuilder rex = join.getCluster().getRexBuilder();
    LogicalJoin plain = join(join, rex.makeLiteral(true), type);
    RexNode condition =
        join.getCondition()
            .accept(
                new RexShuttle() {
                  @Override
                  public RexNode visitInputRef(RexInputRef ref) {
                    return rex.makeInputRef(plain, places.getOrDefault(ref.getIndex(), -1));
                  }
                });
    for (CorrelationId variable : join.getVariablesSet()) {
      condition = condition.accept(MovedColumns.of(rex, variable, plain.getRowType(), places));
    }
    LogicalJoin turned = join(join, condition, type);
    RelNode settled = lateral ? lateral(turned) : settled(turned);
    List<RexNode> columns = new ArrayList<>();
    for (int i = 0; i < left + right; i++) {
      columns.add(rex.makeInputRef(settled, places.getOrDefault(i, -1)));
    }
    return RelFactories.LOGICAL_BUILDER
        .create(join.getCluster(), null)
        .push(settled)
        .project(columns, join.getRowType().getFieldNames(), true)
        .build();
  }

  private static LogicalJoin join(LogicalJoin like, RexNode condition, JoinRelType type) {
    RelNode first = like.getRight();
    RelNode second = like.getLeft();
    return LogicalJoin.create(
        first, second, like.getHints(), condition, like.getVariablesSet(), type);
  }
}
