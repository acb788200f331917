package dev.valvejdbc.lookup.rule;

import dev.valvejdbc.lookup.KeyColumn;
import dev.valvejdbc.lookup.key.ConstantKeys;
import dev.valvejdbc.lookup.key.KeyEquality;
import dev.valvejdbc.lookup.key.KeyExpression;
import dev.valvejdbc.lookup.key.KeyedChain;
import dev.valvejdbc.lookup.key.RowExpressions;
import dev.valvejdbc.lookup.rel.LegKind;
import dev.valvejdbc.lookup.rel.LiteralParameter;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.plan.RelOptRule;
import org.apache.calcite.plan.RelOptRuleCall;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.logical.LogicalJoin;
import org.apache.calcite.rel.rules.JoinCommuteRule;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.tools.RelBuilder;
import org.jspecify.annotations.Nullable;

/** Turns a join with a keyed table, on either side, into a look-up join. */
public final class LookupJoinRule {
  public static final RelOptRule RULE =
      RuleConfig.rule("LookupJoinRule", LogicalJoin.class, LookupJoinRule::onMatch);

  private LookupJoinRule() {}

  private static void onMatch(RelOptRuleCall call) {
    Join join = call.rel(0);
    RelNode result = lookup(call.builder(), join);
    if (result == null
        && (join.getJoinType() == JoinRelType.INNER || join.getJoinType() == JoinRelType.RIGHT)
        && KeyedChain.of(join.getLeft()) != null
        && JoinCommuteRule.swap(join, true, call.builder()) instanceof Project top
        && top.getInput().stripped() instanceof Join swapped) {
      RelNode below = lookup(call.builder(), swapped);
      if (below != null) {
        result =
            call.builder()
                .push(below)
                .project(top.getProjects(), top.getRowType().getFieldNames(), true)
                .build();
      }
    }
    if (result != null) {
      call.transformTo(result);
    }
  }

  private static @Nullable RelNode lookup(RelBuilder builder, Join join) {
    KeyedChain chain = KeyedChain.of(join.getRight());
    if (chain == null
        || KeyedChain.of(join.getLeft()) != null
        || !LegKind.covers(join.getJoinType())
        || ConstantKeys.of(chain) != null) {
      return null;
    }
    if (join.getJoinType() == JoinRelType.LEFT
        && !chain.outputs().stream().allMatch(RexInputRef.class::isInstance)) {
      return null;
    }
    List<@Nullable List<RexNode>> listed = listed(join, chain);
    RelNode left = withConstants(builder, join.getLeft(), chain, listed);
    int leftCount = left.getRowType().getFieldCount();
    int ownCount = join.getLeft().getRowType().getFieldCount();
    List<RexNode> outputs = new ArrayList<>();
    for (int i = 0; i < ownCount; i++) {
      outputs.add(RexInputRef.of(i, left.getRowType()));
    }
    chain.outputs().forEach(o -> outputs.add(RexUtil.shift(o, leftCount)));
    List<RexNode> conditions = new ArrayList<>();
    for (RexNode condition : RelOptUtil.conjunctions(join.getCondition())) {
      conditions.add(RowExpressions.replaceInputs(condition, outputs));
    }
    chain.conditions().forEach(c -> conditions.add(RexUtil.shift(c, leftCount)));
    RexNode key = key(builder, left, ownCount, chain, listed, conditions);
    if (key == null) {
      return null;
    }
    return new LegBuilder(builder, left, chain.scan(), key)
        .join(
            LegKind.of(join.getJoinType()),
            conditions,
            join.getJoinType().projectsRight() ? outputs : outputs.subList(0, ownCount),
            join.getRowType());
  }

  /**
   * The key over the left side's columns, or null if the join does not give it.
   *
   * @param conditions what must hold; those that give the key are taken away
   */
  private static @Nullable RexNode key(
      RelBuilder builder,
      RelNode left,
      int ownCount,
      KeyedChain chain,
      List<@Nullable List<RexNode>> listed,
      List<RexNode> conditions) {
    int leftCount = left.getRowType().getFieldCount();
    List<@Nullable RexNode> parts = new ArrayList<>();
    int constant = ownCount;
    boolean any = false;
    for (int i = 0; i < chain.keyColumns().size(); i++) {
      KeyColumn column = chain.keyColumns().get(i);
      if (listed.get(i) != null) {
        parts.add(RexInputRef.of(constant++, left.getRowType()));
        continue;
      }
      KeyEquality equality = KeyEquality.find(conditions, leftCount, leftCount + column.ordinal());
      if (equality == null && column.required()) {
        return null;
      }
      any |= equality != null;
      parts.add(equality == null ? null : equality.key());
      if (equality != null) {
        conditions.clear();
        conditions.addAll(equality.remainder());
      }
    }
    return any ? KeyExpression.of(builder.getRexBuilder(), chain.scan(), parts) : null;
  }

  /** For each key column the several constants that it may equal, null where there are none. */
  private static List<@Nullable List<RexNode>> listed(Join join, KeyedChain chain) {
    List<@Nullable List<RexNode>> listed = new ArrayList<>();
    for (KeyColumn column : chain.keyColumns()) {
      List<RexNode> found =
          chain.scan().keyedTable().hasSimpleKey() || join.getJoinType() != JoinRelType.INNER
              ? null
              : ConstantKeys.take(
                  new ArrayList<>(chain.conditions()),
                  column.ordinal(),
                  join.getCluster().getRexBuilder());
      listed.add(found == null || isOne(found) ? null : found);
    }
    return listed;
  }

  private static boolean isOne(List<RexNode> constants) {
    return constants.size() == 1
        && !(constants.get(0) instanceof LiteralParameter literal && literal.isList());
  }

  /** The left side with all combinations of constants. */
  private static RelNode withConstants(
      RelBuilder builder, RelNode left, KeyedChain chain, List<@Nullable List<RexNode>> listed) {
    builder.push(left);
    for (int i = 0; i < listed.size(); i++) {
      List<RexNode> constants = listed.get(i);
      if (constants != null) {
        int column = chain.keyColumns().get(i).ordinal();
        builder.push(ConstantKeyRelation.of(builder, chain.scan(), column, constants));
        builder.join(JoinRelType.INNER, builder.literal(true));
      }
    }
    return builder.build();
  }
}
