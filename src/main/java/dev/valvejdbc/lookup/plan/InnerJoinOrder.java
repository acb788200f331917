package dev.valvejdbc.lookup.plan;

import dev.valvejdbc.lookup.key.KeyedChain;
import dev.valvejdbc.lookup.key.KeyedColumns;
import dev.valvejdbc.lookup.key.RowExpressions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelHomogeneousShuttle;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.RelFactories;
import org.apache.calcite.rel.logical.LogicalFilter;
import org.apache.calcite.rel.logical.LogicalJoin;
import org.apache.calcite.rel.type.RelDataTypeField;
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
    JoinLeaves leaves = new JoinLeaves(new ArrayList<>());
    List<RexNode> conditions = new ArrayList<>();
    List<RexNode> outputs = flatten(join, leaves, conditions);
    if (leaves.nodes().stream()
        .noneMatch(l -> KeyedChain.of(l) != null || KeyedColumns.isOpen(l))) {
      return super.visit(join);
    }
    LeafConditions.handDown(leaves, conditions);
    CorrelatedKeys.spread(leaves, conditions);
    JoinOrder order = JoinOrder.find(leaves, conditions, join.getCluster().getRexBuilder());
    return order == null ? super.visit(join) : build(join, leaves, order, outputs);
  }

  private RelNode build(
      LogicalJoin join, JoinLeaves leaves, JoinOrder order, List<RexNode> outputs) {
    RexBuilder rex = join.getCluster().getRexBuilder();
    RelBuilder builder = RelFactories.LOGICAL_BUILDER.create(join.getCluster(), null);
    int[] places = new int[leaves.width()];
    Arrays.fill(places, -1);
    List<RexNode> open = new ArrayList<>(order.conditions());
    int width = 0;
    for (int leaf : order.sequence()) {
      int first = leaves.offset(leaf);
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
                  rex, now.stream().map(c -> RowExpressions.renumber(c, i -> places[i])).toList()),
              Set.of(),
              JoinRelType.INNER));
    }
    List<RexNode> placed =
        outputs.stream().map(o -> RowExpressions.renumber(o, i -> places[i])).toList();
    return builder.project(placed, join.getRowType().getFieldNames(), true).build();
  }

  private static boolean isPlaced(RexNode condition, int[] places) {
    for (int input : RelOptUtil.InputFinder.bits(condition)) {
      if (places[input] < 0) {
        return false;
      }
    }
    return true;
  }

  /**
   * Takes a tree of inner joins apart, through projections and filters between them.
   *
   * @return what the node yields, over the columns of all leaves
   */
  private static List<RexNode> flatten(RelNode node, JoinLeaves leaves, List<RexNode> conditions) {
    List<RexNode> outputs = new ArrayList<>();
    if (node instanceof LogicalJoin join && join.getJoinType() == JoinRelType.INNER) {
      outputs.addAll(flatten(join.getLeft(), leaves, conditions));
      outputs.addAll(flatten(join.getRight(), leaves, conditions));
      addConditions(join.getCondition(), outputs, conditions);
    } else if (node instanceof Project project
        && isPlain(project)
        && isJoinBelow(project.getInput())) {
      List<RexNode> below = flatten(project.getInput(), leaves, conditions);
      project.getProjects().forEach(e -> outputs.add(RowExpressions.replaceInputs(e, below)));
    } else if (node instanceof LogicalFilter filter && isJoinBelow(filter)) {
      outputs.addAll(flatten(filter.getInput(), leaves, conditions));
      addConditions(filter.getCondition(), outputs, conditions);
    } else {
      int offset = leaves.width();
      leaves.nodes().add(node);
      for (RelDataTypeField field : node.getRowType().getFieldList()) {
        outputs.add(new RexInputRef(offset + field.getIndex(), field.getType()));
      }
    }
    return outputs;
  }

  private static void addConditions(
      RexNode condition, List<RexNode> outputs, List<RexNode> conditions) {
    for (RexNode part : RelOptUtil.conjunctions(condition)) {
      conditions.add(RowExpressions.replaceInputs(part, outputs));
    }
  }

  private static boolean isPlain(Project project) {
    return !project.containsOver()
        && project.getProjects().stream().allMatch(RexUtil::isDeterministic);
  }

  private static boolean isJoinBelow(RelNode node) {
    if (node instanceof LogicalJoin join) {
      return join.getJoinType() == JoinRelType.INNER;
    }
    return (node instanceof LogicalFilter || (node instanceof Project project && isPlain(project)))
        && isJoinBelow(node.getInput(0));
  }
}
