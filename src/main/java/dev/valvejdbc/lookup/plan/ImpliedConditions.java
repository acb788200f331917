package dev.valvejdbc.lookup.plan;

import dev.valvejdbc.lookup.LookupTable;
import dev.valvejdbc.lookup.key.RowExpressions;
import dev.valvejdbc.lookup.rel.Inputs;
import dev.valvejdbc.lookup.rel.JoinLeg;
import dev.valvejdbc.lookup.rel.KeySource;
import dev.valvejdbc.lookup.rel.LegKind;
import dev.valvejdbc.lookup.rel.LookupJoin;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.Sort;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.util.ImmutableBitSet;

/** Carries conditions on looked-up tables down to the scan that brings their keys. */
final class ImpliedConditions {
  private ImpliedConditions() {}

  static RelNode push(RelNode plan) {
    List<RelNode> inputs = new ArrayList<>();
    for (RelNode input : plan.getInputs()) {
      inputs.add(push(input.stripped()));
    }
    if (plan instanceof LookupJoin lookup) {
      RelNode input = inputs.get(0);
      for (int i = 0; i < lookup.legs.size(); i++) {
        for (RexNode condition : ofLegAlone(lookup, i)) {
          input = descend(input, lookup.key, lookup.legs.get(i).table(), condition);
        }
      }
      inputs = List.of(input);
    }
    return Inputs.replaced(plan, inputs);
  }

  /**
   * The conditions of an inner leg that speak of its own columns only, over its table's columns.
   */
  private static List<RexNode> ofLegAlone(LookupJoin lookup, int ordinal) {
    JoinLeg leg = lookup.legs.get(ordinal);
    List<RexNode> own = new ArrayList<>();
    if (leg.kind() != LegKind.INNER && leg.kind() != LegKind.SEMI) {
      return own;
    }
    int offset = lookup.offset(ordinal);
    ImmutableBitSet columns = ImmutableBitSet.range(offset, offset + leg.columns().size());
    for (RexNode condition : RelOptUtil.conjunctions(leg.condition())) {
      ImmutableBitSet read = RelOptUtil.InputFinder.bits(condition);
      if (!read.isEmpty() && columns.contains(read) && !RexUtil.containsCorrelation(condition)) {
        own.add(RowExpressions.renumber(condition, i -> leg.columns().get(i - offset)));
      }
    }
    return own;
  }

  /**
   * Follows a column down to the scan that it comes from, as long as rows may be left out there.
   */
  private static RelNode descend(RelNode node, int column, LookupTable table, RexNode condition) {
    RelNode plan = node.stripped();
    if (plan instanceof KeySource source) {
      return column == source.keyColumn() ? source.implying(table, condition) : node;
    }
    int below = below(plan, column);
    if (below < 0) {
      return node;
    }
    int input = 0;
    if (plan instanceof Join join) {
      int left = join.getLeft().getRowType().getFieldCount();
      input = below < left ? 0 : 1;
      below -= input == 0 ? 0 : left;
      if (!keepsSide(join.getJoinType(), input)) {
        return node;
      }
    }
    RelNode changed = descend(plan.getInput(input), below, table, condition);
    if (changed == plan.getInput(input)) {
      return node;
    }
    List<RelNode> inputs = new ArrayList<>(plan.getInputs());
    inputs.set(input, changed);
    return plan.copy(plan.getTraitSet(), inputs);
  }

  private static boolean keepsSide(JoinRelType type, int input) {
    return type == JoinRelType.INNER
        || (input == 0 && !type.generatesNullsOnLeft())
        || (input == 1 && type == JoinRelType.RIGHT);
  }

  /**
   * The column's ordinal below a node, -1 if it is not known or rows must not be left out there.
   */
  private static int below(RelNode plan, int column) {
    if (plan instanceof Project project) {
      RexNode expression = project.getProjects().get(column);
      return !project.containsOver() && expression instanceof RexInputRef ref ? ref.getIndex() : -1;
    }
    if (plan instanceof Sort sort) {
      return sort.fetch == null && sort.offset == null ? column : -1;
    }
    if (plan instanceof Aggregate aggregate) {
      boolean grouped =
          aggregate.getGroupType() == Aggregate.Group.SIMPLE && column < aggregate.getGroupCount();
      return grouped ? aggregate.getGroupSet().nth(column) : -1;
    }
    if (plan instanceof LookupJoin lookup) {
      return column < lookup.getInput().getRowType().getFieldCount() ? column : -1;
    }
    return plan instanceof Filter || plan instanceof Join ? column : -1;
  }
}
