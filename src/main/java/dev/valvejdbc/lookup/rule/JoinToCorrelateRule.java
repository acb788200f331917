package dev.valvejdbc.lookup.rule;

import dev.valvejdbc.lookup.key.KeyedColumns;
import dev.valvejdbc.lookup.rel.KeyedScan;
import dev.valvejdbc.lookup.rel.LegKind;
import java.util.List;
import org.apache.calcite.plan.RelOptRule;
import org.apache.calcite.plan.RelOptRuleCall;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.CorrelationId;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.logical.LogicalCorrelate;
import org.apache.calcite.rel.logical.LogicalJoin;
import org.apache.calcite.rel.rules.JoinCommuteRule;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.tools.RelBuilder;
import org.apache.calcite.util.ImmutableBitSet;

/**
 * Turns a join into a correlate where only that can bring a key to a table within its right side.
 */
public final class JoinToCorrelateRule {
  /** Where the condition names a key; others wait for what stands above them. */
  public static final RelOptRule OF_KEYS =
      RuleConfig.rule(
          "LookupJoinToCorrelateRule:keys",
          LogicalJoin.class,
          call -> {
            if (namesKey(call.rel(0))) {
              onMatch(call);
            }
          });

  public static final RelOptRule RULE =
      RuleConfig.rule("LookupJoinToCorrelateRule", LogicalJoin.class, JoinToCorrelateRule::onMatch);

  private JoinToCorrelateRule() {}

  private static void onMatch(RelOptRuleCall call) {
    LogicalJoin join = call.rel(0);
    if (needsKey(join.getRight())
        && !needsKey(join.getLeft())
        && LegKind.covers(join.getJoinType())
        && joinsColumns(join)) {
      call.transformTo(correlate(call.builder(), join));
    } else if (needsKey(join.getLeft())
        && !needsKey(join.getRight())
        && (join.getJoinType() == JoinRelType.INNER || join.getJoinType() == JoinRelType.RIGHT)
        && joinsColumns(join)
        && JoinCommuteRule.swap(join, true, call.builder()) instanceof Project top
        && top.getInput().stripped() instanceof LogicalJoin swapped) {
      call.transformTo(
          call.builder()
              .push(correlate(call.builder(), swapped))
              .project(top.getProjects(), top.getRowType().getFieldNames(), true)
              .build());
    }
  }

  /** Whether the condition speaks of a key column on the side that waits for its key. */
  private static boolean namesKey(LogicalJoin join) {
    boolean right = needsKey(join.getRight());
    RelNode side = right ? join.getRight() : join.getLeft();
    int first = right ? join.getLeft().getRowType().getFieldCount() : 0;
    return RelOptUtil.InputFinder.bits(join.getCondition()).asList().stream()
        .map(column -> column - first)
        .anyMatch(
            own ->
                own >= 0
                    && own < side.getRowType().getFieldCount()
                    && KeyedColumns.isKey(side, own));
  }

  /** Whether the condition may bring a key from one side to the other. */
  private static boolean joinsColumns(LogicalJoin join) {
    int leftCount = join.getLeft().getRowType().getFieldCount();
    return equates(join.getCondition(), leftCount);
  }

  /** Whether an equality of both sides' columns follows from a condition. */
  private static boolean equates(RexNode condition, int leftCount) {
    return switch (condition.getKind()) {
      case AND -> RelOptUtil.conjunctions(condition).stream().anyMatch(c -> equates(c, leftCount));
      case OR ->
          RelOptUtil.disjunctions(condition).stream().anyMatch(c -> speaksOfBoth(c, leftCount))
              && RelOptUtil.disjunctions(condition).stream().allMatch(c -> isEquality(c));
      case CASE -> speaksOfBoth(condition, leftCount);
      default -> isEquality(condition) && speaksOfBoth(condition, leftCount);
    };
  }

  private static boolean isEquality(RexNode condition) {
    return RelOptUtil.conjunctions(condition).stream()
        .anyMatch(
            c ->
                c.getKind() == SqlKind.EQUALS
                    || c.getKind() == SqlKind.IS_NOT_DISTINCT_FROM
                    || c.getKind() == SqlKind.SEARCH);
  }

  private static boolean speaksOfBoth(RexNode condition, int leftCount) {
    ImmutableBitSet read = RelOptUtil.InputFinder.bits(condition);
    return !read.isEmpty() && read.nth(0) < leftCount && read.length() > leftCount;
  }

  private static RelNode correlate(RelBuilder rels, LogicalJoin join) {
    RelNode left = join.getLeft();
    RexBuilder builder = join.getCluster().getRexBuilder();
    CorrelationId id = join.getCluster().createCorrel();
    RexNode variable = builder.makeCorrel(left.getRowType(), id);
    int leftCount = left.getRowType().getFieldCount();
    ImmutableBitSet.Builder required = ImmutableBitSet.builder();
    RexNode condition =
        join.getCondition()
            .accept(
                new RexShuttle() {
                  @Override
                  public RexNode visitInputRef(RexInputRef ref) {
                    if (ref.getIndex() >= leftCount) {
                      return new RexInputRef(ref.getIndex() - leftCount, ref.getType());
                    }
                    required.set(ref.getIndex());
                    return builder.makeFieldAccess(variable, ref.getIndex());
                  }
                });
    RelNode right = rels.push(join.getRight()).filter(condition).build();
    return LogicalCorrelate.create(
        left, right, List.of(), id, required.build(), join.getJoinType());
  }

  /** Whether a keyed table within waits for a key that is not from within. */
  private static boolean needsKey(RelNode top) {
    RelNode node = top.stripped();
    if (node instanceof LogicalCorrelate correlate) {
      return needsKey(correlate.getLeft());
    }
    return (node instanceof KeyedScan scan && scan.keyedTable().needsKey())
        || node.getInputs().stream().anyMatch(JoinToCorrelateRule::needsKey);
  }
}
