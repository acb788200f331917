package dev.valvejdbc.lookup;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelHomogeneousShuttle;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.core.RelFactories;
import org.apache.calcite.rel.logical.LogicalJoin;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.tools.RelBuilder;

/** Orders inner joins so that every keyed table follows something that gives its key. */
final class InnerJoinOrder extends RelHomogeneousShuttle {
  private InnerJoinOrder() {}

  static RelNode reorder(RelNode plan) {
    return plan.accept(new InnerJoinOrder());
  }

  @Override
  public RelNode visit(LogicalJoin join) {
    if (join.getJoinType() != JoinRelType.INNER) {
      return super.visit(join);
    }
    List<RelNode> leaves = new ArrayList<>();
    List<RexNode> conditions = new ArrayList<>();
    flatten(join, 0, leaves, conditions);
    if (leaves.stream().noneMatch(l -> KeyedChain.of(l) != null)) {
      return super.visit(join);
    }
    JoinOrder order = JoinOrder.find(leaves, conditions, join.getCluster().getRexBuilder());
    return order == null ? super.visit(join) : build(join, leaves, order);
  }

  private RelNode build(LogicalJoin join, List<RelNode> leaves, JoinOrder order) {
    RexBuilder rex = join.getCluster().getRexBuilder();
    RelBuilder builder = RelFactories.LOGICAL_BUILDER.create(join.getCluster(), null);
    int[] places = new int[join.getRowType().getFieldCount()];
    Arrays.fill(places, -1);
    List<RexNode> open = new ArrayList<>(order.conditions());
    int width = 0;
    for (int leaf : order.sequence()) {
      int first = JoinOrder.offset(leaves, leaf);
      for (int i = 0; i < leaves.get(leaf).getRowType().getFieldCount(); i++) {
        places[first + i] = width++;
      }
      RelNode right = leaves.get(leaf).accept(this);
      if (builder.size() == 0) {
        builder.push(right);
        continue;
      }
      List<RexNode> now = open.stream().filter(c -> isPlaced(c, places)).toList();
      open.removeAll(now);
      builder.push(
          LogicalJoin.create(
              builder.build(),
              right,
              List.of(),
              RexUtil.composeConjunction(
                  rex, now.stream().map(c -> Expressions.renumber(c, i -> places[i])).toList()),
              Set.of(),
              JoinRelType.INNER));
    }
    List<RexNode> outputs = new ArrayList<>();
    for (int place : places) {
      outputs.add(RexInputRef.of(place, builder.peek().getRowType()));
    }
    return builder.project(outputs, join.getRowType().getFieldNames(), true).build();
  }

  private static boolean isPlaced(RexNode condition, int[] places) {
    for (int input : RelOptUtil.InputFinder.bits(condition)) {
      if (places[input] < 0) {
        return false;
      }
    }
    return true;
  }

  private static void flatten(
      RelNode node, int offset, List<RelNode> leaves, List<RexNode> conditions) {
    if (node instanceof LogicalJoin join && join.getJoinType() == JoinRelType.INNER) {
      for (RexNode condition : RelOptUtil.conjunctions(join.getCondition())) {
        conditions.add(RexUtil.shift(condition, offset));
      }
      flatten(join.getLeft(), offset, leaves, conditions);
      int right = offset + join.getLeft().getRowType().getFieldCount();
      flatten(join.getRight(), right, leaves, conditions);
    } else {
      leaves.add(node);
    }
  }
}
