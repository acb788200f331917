package dev.valvejdbc.lookup.plan;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.calcite.plan.RelOptPredicateList;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Intersect;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.metadata.RelMdPredicates;
import org.apache.calcite.rel.metadata.RelMetadataQuery;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.util.ImmutableBitSet;

/**
 * Tells what holds for the rows of a plan, but for comparisons with null, which never hold and
 * which Calcite does not expect.
 */
public final class RowPredicates extends RelMdPredicates {
  RowPredicates() {}

  @Override
  public RelOptPredicateList getPredicates(Filter filter, RelMetadataQuery metadata) {
    RexNode condition = known(filter.getCluster().getRexBuilder(), filter.getCondition());
    return possible(
        filter,
        super.getPredicates(
            condition.equals(filter.getCondition())
                ? filter
                : filter.copy(filter.getTraitSet(), filter.getInput(), condition),
            metadata));
  }

  /** A total has a row even where what it counts has none, of which anything holds. */
  @Override
  public RelOptPredicateList getPredicates(Aggregate aggregate, RelMetadataQuery metadata) {
    boolean total = aggregate.getGroupSets().stream().anyMatch(ImmutableBitSet::isEmpty);
    return total ? RelOptPredicateList.EMPTY : super.getPredicates(aggregate, metadata);
  }

  @Override
  public RelOptPredicateList getPredicates(Join join, RelMetadataQuery metadata) {
    RexNode condition = known(join.getCluster().getRexBuilder(), join.getCondition());
    RelOptPredicateList all =
        super.getPredicates(
            condition.equals(join.getCondition())
                ? join
                : join.copy(
                    join.getTraitSet(),
                    condition,
                    join.getLeft(),
                    join.getRight(),
                    join.getJoinType(),
                    join.isSemiJoinDone()),
            metadata);
    return possible(join, all);
  }

  /**
   * Of what has no rows anything holds, even that a value that is never null or equals another one
   * is null: constants taken from that would have another type.
   */
  private static RelOptPredicateList possible(RelNode node, RelOptPredicateList all) {
    Set<RexNode> compared = new LinkedHashSet<>();
    for (RexNode each : all.pulledUpPredicates) {
      if (each.getKind() == SqlKind.EQUALS) {
        compared.addAll(((RexCall) each).getOperands());
      }
    }
    List<RexNode> possible =
        all.pulledUpPredicates.stream().filter(p -> !isNull(p, compared)).toList();
    return possible.size() == all.pulledUpPredicates.size()
        ? all
        : RelOptPredicateList.of(node.getCluster().getRexBuilder(), possible);
  }

  private static boolean isNull(RexNode predicate, Set<RexNode> compared) {
    if (predicate.getKind() != SqlKind.IS_NULL) {
      return false;
    }
    RexNode value = ((RexCall) predicate).getOperands().get(0);
    return !value.getType().isNullable() || compared.contains(value);
  }

  /**
   * What holds for the rows of one input holds for those of all. Calcite looks for conditions that
   * follow from others here, and logs a warning for each that it cannot judge.
   */
  @Override
  public RelOptPredicateList getPredicates(Intersect intersect, RelMetadataQuery metadata) {
    Set<RexNode> predicates = new LinkedHashSet<>();
    for (RelNode input : intersect.getInputs()) {
      RelOptPredicateList own = metadata.getPulledUpPredicates(input);
      if (!RelOptPredicateList.isEmpty(own)) {
        predicates.addAll(own.pulledUpPredicates);
      }
    }
    return RelOptPredicateList.of(intersect.getCluster().getRexBuilder(), predicates);
  }

  private static RexNode known(RexBuilder rex, RexNode condition) {
    List<RexNode> all = RelOptUtil.conjunctions(condition);
    List<RexNode> known = all.stream().filter(c -> !comparesWithNull(c)).toList();
    return known.size() == all.size() ? condition : RexUtil.composeConjunction(rex, known);
  }

  private static boolean comparesWithNull(RexNode condition) {
    return SqlKind.COMPARISON.contains(condition.getKind())
        && condition instanceof RexCall call
        && call.getOperands().stream().anyMatch(RexLiteral::isNullLiteral);
  }
}
