package dev.valvejdbc.lookup.plan;

import dev.valvejdbc.lookup.key.ConstantKeys;
import dev.valvejdbc.lookup.key.KeyedColumns;
import dev.valvejdbc.lookup.key.RowExpressions;
import dev.valvejdbc.lookup.rel.Inputs;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelHomogeneousShuttle;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.logical.LogicalJoin;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.util.ImmutableBitSet;
import org.jspecify.annotations.Nullable;

/**
 * Says of constant keys what is said of the columns that they are joined to, so that of two lists
 * of keys only those are asked that stand in both.
 */
final class ConstantsBeyondJoins extends RelHomogeneousShuttle {
  private ConstantsBeyondJoins() {}

  static RelNode state(RelNode plan) {
    return plan.accept(new ConstantsBeyondJoins());
  }

  @Override
  public RelNode visit(LogicalJoin plain) {
    LogicalJoin join = (LogicalJoin) super.visit(plain);
    int count = join.getLeft().getRowType().getFieldCount();
    RelNode left = join.getLeft();
    RelNode right = join.getRight();
    for (RexNode condition : RelOptUtil.conjunctions(join.getCondition())) {
      int[] equal = equal(condition, count);
      if (equal == null) {
        continue;
      }
      if (!join.getJoinType().generatesNullsOnLeft()) {
        right = checked(right, equal[1], said(left, equal[0]));
      }
      if (!join.getJoinType().generatesNullsOnRight()) {
        left = checked(left, equal[0], said(right, equal[1]));
      }
    }
    if (join.getJoinType() == JoinRelType.INNER) {
      left = givingKeys(join, left, right, true);
      right = givingKeys(join, right, left, false);
    }
    return Inputs.replaced(join, List.of(left, right));
  }

  /** The side that gives another its keys, without those that conditions refuse there. */
  private static RelNode givingKeys(LogicalJoin join, RelNode side, RelNode other, boolean isLeft) {
    RelNode result = side;
    int count = join.getLeft().getRowType().getFieldCount();
    for (RexNode condition : RelOptUtil.conjunctions(join.getCondition())) {
      int[] equal = equal(condition, count);
      if (equal != null) {
        int column = equal[isLeft ? 0 : 1];
        int key = equal[isLeft ? 1 : 0];
        List<RexNode> said = said(other, key);
        said.removeAll(said(side, column));
        if (!said.isEmpty()
            && KeyedColumns.isKey(other, key)
            && !KeyedColumns.isKey(side, column)
            && ConstantKeys.take(new ArrayList<>(said), 0, join.getCluster().getRexBuilder())
                == null) {
          result = filtered(result, RexInputRef.of(column, side.getRowType()), said);
        }
      }
    }
    return result;
  }

  private static RelNode filtered(RelNode side, RexNode value, List<RexNode> conditions) {
    return Filters.of(
        side,
        RexUtil.composeConjunction(
            side.getCluster().getRexBuilder(),
            conditions.stream()
                .map(c -> RowExpressions.replaceInputs(c, List.of(value)))
                .toList()));
  }

  /** The columns of the left and of the right side that a condition says are equal, or null. */
  private static int @Nullable [] equal(RexNode condition, int left) {
    int[] pair = EquivalentColumns.pair(condition);
    if (pair == null) {
      return null;
    }
    int first = Math.min(pair[0], pair[1]);
    int second = Math.max(pair[0], pair[1]);
    return first < left && second >= left ? new int[] {first, second - left} : null;
  }

  /** The side with further conditions on a column, if somewhere constants are keys of it. */
  private static RelNode checked(RelNode side, int column, List<RexNode> conditions) {
    if (conditions.isEmpty()) {
      return side;
    }
    if (side instanceof Filter filter) {
      return checked(filter, column, conditions);
    }
    if (side instanceof Project project) {
      RexNode value = project.getProjects().get(column);
      return value instanceof RexInputRef ref
          ? Inputs.rewritten(project, i -> checked(i, ref.getIndex(), conditions))
          : RexUtil.isConstant(value)
              ? Inputs.rewritten(project, i -> filtered(i, value, conditions))
              : project;
    }
    if (side instanceof Aggregate aggregate
        && column < aggregate.getGroupCount()
        && Aggregate.isSimple(aggregate)) {
      int group = aggregate.getGroupSet().nth(column);
      return Inputs.rewritten(aggregate, i -> checked(i, group, conditions));
    }
    return side instanceof Join join ? checked(join, column, conditions) : side;
  }

  private static RelNode checked(Filter filter, int column, List<RexNode> conditions) {
    RexBuilder rex = filter.getCluster().getRexBuilder();
    List<RexNode> own = own(filter, column);
    if (!KeyedColumns.isKey(filter, column) || ConstantKeys.take(own, 0, rex) == null) {
      return Inputs.rewritten(filter, i -> checked(i, column, conditions));
    }
    List<RexNode> further = new ArrayList<>(conditions);
    further.removeAll(own(filter, column));
    return further.isEmpty()
        ? filter
        : filtered(filter, RexInputRef.of(column, filter.getRowType()), further);
  }

  private static RelNode checked(Join join, int column, List<RexNode> conditions) {
    int count = join.getLeft().getRowType().getFieldCount();
    int left = column < count ? column : -1;
    int right = column < count ? -1 : column - count;
    if (join.getJoinType() == JoinRelType.INNER) {
      for (RexNode condition : RelOptUtil.conjunctions(join.getCondition())) {
        int[] equal = equal(condition, count);
        if (equal != null && (equal[0] == left || equal[1] == right)) {
          left = equal[0];
          right = equal[1];
        }
      }
    }
    RelNode first =
        left < 0 || join.getJoinType().generatesNullsOnLeft()
            ? join.getLeft()
            : checked(join.getLeft(), left, conditions);
    RelNode second =
        right < 0 || join.getJoinType().generatesNullsOnRight()
            ? join.getRight()
            : checked(join.getRight(), right, conditions);
    return Inputs.replaced(join, List.of(first, second));
  }

  /** What conditions say of a column alone, as if it were the only one. */
  private static List<RexNode> said(RelNode node, int column) {
    List<RexNode> said = new ArrayList<>();
    if (node instanceof Filter filter) {
      said.addAll(own(filter, column));
      said.addAll(said(filter.getInput(), column));
    } else if (node instanceof Project project) {
      RexNode value = project.getProjects().get(column);
      if (value instanceof RexInputRef ref) {
        said.addAll(said(project.getInput(), ref.getIndex()));
      } else if (RexUtil.isConstant(value)) {
        said.add(
            node.getCluster()
                .getRexBuilder()
                .makeCall(SqlStdOperatorTable.EQUALS, new RexInputRef(0, value.getType()), value));
      }
    } else if (node instanceof Aggregate aggregate) {
      if (column < aggregate.getGroupCount() && Aggregate.isSimple(aggregate)) {
        said.addAll(said(aggregate.getInput(), aggregate.getGroupSet().nth(column)));
      }
    } else if (node instanceof Join join) {
      said.addAll(said(join, column));
    }
    return said;
  }

  /** What a filter itself says of a column alone. */
  private static List<RexNode> own(Filter filter, int column) {
    List<RexNode> own = new ArrayList<>();
    for (RexNode condition : RelOptUtil.conjunctions(filter.getCondition())) {
      if (RelOptUtil.InputFinder.bits(condition).equals(ImmutableBitSet.of(column))
          && RexUtil.isDeterministic(condition)) {
        own.add(RowExpressions.renumber(condition, ref -> 0));
      }
    }
    return own;
  }

  private static List<RexNode> said(Join join, int column) {
    int count = join.getLeft().getRowType().getFieldCount();
    JoinRelType type = join.getJoinType();
    boolean ofLeft = column < count;
    List<RexNode> said = new ArrayList<>();
    if (!(ofLeft ? type.generatesNullsOnLeft() : type.generatesNullsOnRight())) {
      said.addAll(ofLeft ? said(join.getLeft(), column) : said(join.getRight(), column - count));
    }
    if (type == JoinRelType.INNER) {
      for (RexNode condition : RelOptUtil.conjunctions(join.getCondition())) {
        int[] equal = equal(condition, count);
        if (equal != null && ofLeft && equal[0] == column) {
          said.addAll(said(join.getRight(), equal[1]));
        } else if (equal != null && !ofLeft && equal[1] == column - count) {
          said.addAll(said(join.getLeft(), equal[0]));
        }
      }
    }
    return said.stream().distinct().toList();
  }
}
