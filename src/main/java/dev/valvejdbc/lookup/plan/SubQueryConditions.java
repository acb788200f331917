package dev.valvejdbc.lookup.plan;

import dev.valvejdbc.lookup.key.RowExpressions;
import dev.valvejdbc.lookup.key.SubQueries;
import dev.valvejdbc.lookup.rel.Inputs;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.BiRel;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Correlate;
import org.apache.calcite.rel.core.CorrelationId;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.RelFactories;
import org.apache.calcite.rel.logical.LogicalFilter;
import org.apache.calcite.rel.logical.LogicalJoin;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexSubQuery;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.util.ImmutableBitSet;
import org.jspecify.annotations.Nullable;

/**
 * Moves conditions with sub-queries down to the tables they speak of, before sub-queries become
 * joins: a sub-query that gives a keyed table its keys must stand beside it, not above a lateral or
 * outer join.
 */
final class SubQueryConditions extends RexShuttle {

  private SubQueryConditions() {}

  static RelNode settle(RelNode plan) {
    return new SubQueryConditions().settled(plan);
  }

  @Override
  public RexNode visitSubQuery(RexSubQuery subQuery) {
    RexSubQuery visited = (RexSubQuery) super.visitSubQuery(subQuery);
    RelNode settled = settled(visited.rel);
    RexSubQuery query = settled == visited.rel ? visited : visited.clone(settled);
    return NullAmongRows.written(query);
  }

  private RelNode settled(RelNode plan) {
    RelNode node = Inputs.rewritten(plan, i -> settled(i));
    node = node.accept(this);
    if (node instanceof LogicalProject project) {
      return settled(project);
    }
    if (node instanceof LogicalJoin join) {
      RelNode lateral = QueriesInJoins.settled(join);
      if (lateral != join) {
        return settled(lateral);
      }
      node = aboveJoin(join);
    }
    return node instanceof LogicalFilter filter ? settled(filter) : node;
  }

  private RelNode settled(LogicalFilter filter) {
    if (filter.getInput() instanceof LogicalJoin join
        && join.getJoinType() == JoinRelType.INNER
        && !SubQueries.in(filter.getCondition()).isEmpty()) {
      RelNode lateral = QueriesInJoins.settled(joined(filter, join));
      if (!(lateral instanceof LogicalJoin)) {
        return settled(lateral);
      }
    }
    LogicalFilter known = AnyAsIn.settled(filter);
    return SubQueries.in(known.getCondition()).isEmpty() ? known : moved(known);
  }

  /** An inner join with a condition that stands above it. */
  private static LogicalJoin joined(LogicalFilter filter, LogicalJoin join) {
    Set<CorrelationId> variables = new LinkedHashSet<>(join.getVariablesSet());
    variables.addAll(filter.getVariablesSet());
    return LogicalJoin.create(
        join.getLeft(),
        join.getRight(),
        join.getHints(),
        RexUtil.composeConjunction(
            join.getCluster().getRexBuilder(), List.of(join.getCondition(), filter.getCondition())),
        variables,
        JoinRelType.INNER);
  }

  /**
   * Calcite cannot run a projection whose sub-queries nobody read, and that still names its row.
   */
  private static RelNode settled(LogicalProject project) {
    boolean asks = project.getProjects().stream().anyMatch(p -> !SubQueries.in(p).isEmpty());
    return asks || project.getVariablesSet().isEmpty()
        ? project
        : LogicalProject.create(
            project.getInput(),
            project.getHints(),
            project.getProjects(),
            project.getRowType(),
            Set.of());
  }

  /** An inner join with its conditions that have sub-queries above it, from where they move on. */
  private static RelNode aboveJoin(LogicalJoin join) {
    List<RexNode> conditions = RelOptUtil.conjunctions(join.getCondition());
    List<RexNode> plain = conditions.stream().filter(c -> SubQueries.in(c).isEmpty()).toList();
    if (plain.size() == conditions.size()) {
      return join;
    }
    if (join.getJoinType() != JoinRelType.INNER) {
      return besideJoin(join, conditions);
    }
    RexBuilder rex = join.getCluster().getRexBuilder();
    List<RexNode> asking = conditions.stream().filter(c -> !plain.contains(c)).toList();
    return Filters.of(
        LogicalJoin.create(
            join.getLeft(),
            join.getRight(),
            join.getHints(),
            RexUtil.composeConjunction(rex, plain),
            Set.of(),
            JoinRelType.INNER),
        RexUtil.composeConjunction(rex, asking),
        join.getVariablesSet());
  }

  /** A join whose conditions with sub-queries about its outer side alone stand on that side. */
  private static RelNode besideJoin(LogicalJoin join, List<RexNode> conditions) {
    int leftCount = join.getLeft().getRowType().getFieldCount();
    int count = join.getRowType().getFieldCount();
    boolean isLeft = join.getJoinType() == JoinRelType.LEFT;
    if (!isLeft && join.getJoinType() != JoinRelType.RIGHT) {
      return join;
    }
    ImmutableBitSet outer =
        isLeft ? ImmutableBitSet.range(leftCount, count) : ImmutableBitSet.range(leftCount);
    RelNode side = isLeft ? join.getRight() : join.getLeft();
    List<RexNode> staying = new ArrayList<>();
    for (RexNode each : conditions) {
      RexNode condition = ExistsAsIn.rewritten(each, join, join.getVariablesSet(), conditions);
      ImmutableBitSet read = RelOptUtil.InputFinder.bits(condition);
      if (SubQueries.in(condition).isEmpty()
          || read.isEmpty()
          || !outer.contains(read)
          || SubQueries.read(condition, join.getVariablesSet())) {
        staying.add(condition);
      } else {
        side = beside(side, isLeft ? RexUtil.shift(condition, -leftCount) : condition);
      }
    }
    return join.copy(
        join.getTraitSet(),
        RexUtil.composeConjunction(join.getCluster().getRexBuilder(), staying),
        isLeft ? join.getLeft() : side,
        isLeft ? side : join.getRight(),
        join.getJoinType(),
        join.isSemiJoinDone());
  }

  private static RelNode moved(LogicalFilter filter) {
    RelNode input = filter.getInput();
    List<RexNode> staying = new ArrayList<>();
    List<RexNode> conditions = new ArrayList<>();
    List<RexNode> all = RelOptUtil.conjunctions(filter.getCondition());
    for (RexNode each : all) {
      RexNode asked = ExistsAsIn.rewritten(each, input, filter.getVariablesSet(), all);
      conditions.addAll(AlternativesAsIn.rewritten(asked, input, filter.getVariablesSet()));
    }
    for (RexNode condition : conditions) {
      boolean movable =
          !SubQueries.in(condition).isEmpty()
              && !SubQueries.read(condition, filter.getVariablesSet());
      RelNode pushed = movable ? pushed(input, condition) : null;
      if (pushed == null) {
        staying.add(condition);
      } else {
        input = pushed;
      }
    }
    return filtered(input, staying, filter);
  }

  /**
   * A filter for each condition with a sub-query: Calcite takes one out of a filter and leaves the
   * others looking at rows that have grown.
   */
  private static RelNode filtered(RelNode input, List<RexNode> conditions, LogicalFilter like) {
    RexBuilder rex = like.getCluster().getRexBuilder();
    List<RexNode> plain = new ArrayList<>();
    List<RexNode> asking = new ArrayList<>();
    conditions.forEach(c -> (SubQueries.in(c).isEmpty() ? plain : asking).add(c));
    RelNode result = input;
    if (!plain.isEmpty()) {
      result = filter(result, RexUtil.composeConjunction(rex, plain), like);
    }
    for (RexNode condition : asking) {
      result = filter(result, condition, like);
    }
    return result;
  }

  private static RelNode filter(RelNode input, RexNode condition, LogicalFilter like) {
    return Filters.of(input, condition, like.getVariablesSet());
  }

  /** The node with the condition somewhere below it, or null if it cannot go below. */
  private static @Nullable RelNode pushed(RelNode node, RexNode condition) {
    ImmutableBitSet read = RelOptUtil.InputFinder.bits(condition);
    if (node instanceof Filter filter) {
      RelNode below = pushed(filter.getInput(), condition);
      return below == null ? null : filter.copy(filter.getTraitSet(), List.of(below));
    }
    if (node instanceof Project project && !project.containsOver()) {
      RexNode moved = RowExpressions.replaceInputs(condition, project.getProjects());
      RelNode below = pushed(project.getInput(), moved);
      return below == null ? null : project.copy(project.getTraitSet(), List.of(below));
    }
    if (!(node instanceof BiRel join) || read.isEmpty()) {
      return null;
    }
    JoinRelType type =
        join instanceof Join j
            ? j.getJoinType()
            : join instanceof Correlate c ? c.getJoinType() : JoinRelType.FULL;
    int left = join.getLeft().getRowType().getFieldCount();
    boolean ofLeft = read.length() <= left;
    if (join instanceof Join outer
        && (ofLeft ? type.generatesNullsOnLeft() : type.generatesNullsOnRight())
        && (ofLeft || read.nth(0) >= left)
        && condition.getKind() == SqlKind.IN) {
      JoinRelType known = ofLeft ? type.cancelNullsOnLeft() : type.cancelNullsOnRight();
      return pushed(withoutNulls(outer, known), condition);
    }
    if (ofLeft && !type.generatesNullsOnLeft()) {
      return join.copy(
          join.getTraitSet(), List.of(beside(join.getLeft(), condition), join.getRight()));
    }
    if (read.nth(0) >= left && !type.generatesNullsOnRight() && type.projectsRight()) {
      RexNode shifted = RexUtil.shift(condition, -left);
      return join.copy(
          join.getTraitSet(), List.of(join.getLeft(), beside(join.getRight(), shifted)));
    }
    return null;
  }

  /** An outer join above which a condition holds for no row without a partner. */
  private static RelNode withoutNulls(Join join, JoinRelType type) {
    Join known =
        join.copy(
            join.getTraitSet(),
            join.getCondition(),
            join.getLeft(),
            join.getRight(),
            type,
            join.isSemiJoinDone());
    RexNode condition = Filters.typed(join.getCondition(), known.getRowType());
    return RelFactories.LOGICAL_BUILDER
        .create(join.getCluster(), null)
        .push(
            known.copy(
                known.getTraitSet(),
                condition,
                known.getLeft(),
                known.getRight(),
                type,
                known.isSemiJoinDone()))
        .convert(join.getRowType(), false)
        .build();
  }

  private static RelNode beside(RelNode side, RexNode condition) {
    RelNode below = pushed(side, condition);
    return below != null
        ? below
        : RelFactories.LOGICAL_BUILDER
            .create(side.getCluster(), null)
            .push(side)
            .filter(Filters.typed(condition, side.getRowType()))
            .build();
  }
}
