package dev.valvejdbc.lookup.plan;

import dev.valvejdbc.lookup.key.ConstantKeys;
import dev.valvejdbc.lookup.key.KeyedColumns;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.plan.RelOptPredicateList;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelHomogeneousShuttle;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.core.RelFactories;
import org.apache.calcite.rel.logical.LogicalFilter;
import org.apache.calcite.rel.logical.LogicalJoin;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexSimplify;
import org.apache.calcite.rex.RexUnknownAs;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.rex.RexVisitorImpl;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.util.ImmutableBitSet;
import org.apache.calcite.util.Sarg;
import org.jspecify.annotations.Nullable;

/**
 * Gives both sides of a full join the keys that a condition on either of them leaves: of the rows
 * of {@code a FULL JOIN b ON a.key = b.key} with {@code COALESCE(a.key, b.key) = x} each side has
 * those with x alone. The condition stays where it is.
 */
final class FullJoinKeys extends RelHomogeneousShuttle {
  private FullJoinKeys() {}

  static RelNode state(RelNode plan) {
    return plan.accept(new FullJoinKeys());
  }

  @Override
  public RelNode visit(LogicalFilter filter) {
    if (!(filter.getInput().stripped() instanceof LogicalJoin join)
        || join.getJoinType() != JoinRelType.FULL
        || !KeyedColumns.isOpen(join)) {
      return super.visit(filter);
    }
    return super.visit(
        filter.copy(filter.getTraitSet(), given(join, filter), filter.getCondition()));
  }

  private static RelNode given(LogicalJoin join, LogicalFilter filter) {
    int leftCount = join.getLeft().getRowType().getFieldCount();
    RelNode left = join.getLeft();
    RelNode right = join.getRight();
    for (RexNode each : RelOptUtil.conjunctions(join.getCondition())) {
      if (each.getKind() != SqlKind.EQUALS) {
        continue;
      }
      RexNode one = ((RexCall) each).getOperands().get(0);
      RexNode two = ((RexCall) each).getOperands().get(1);
      boolean turned = isOf(two, 0, leftCount);
      RexNode ofLeft = turned ? two : one;
      RexNode ofRight = turned ? one : two;
      List<RexNode> keys =
          isOf(ofLeft, 0, leftCount) && isOf(ofRight, leftCount, join.getRowType().getFieldCount())
              ? keys(join, filter, ofLeft, ofRight)
              : null;
      if (keys != null) {
        left = among(left, ofLeft, keys);
        right = among(right, RexUtil.shift(ofRight, -leftCount), keys);
      }
    }
    return join.copy(join.getTraitSet(), List.of(left, right));
  }

  private static boolean isOf(RexNode node, int first, int end) {
    ImmutableBitSet read = RelOptUtil.InputFinder.bits(node);
    return !read.isEmpty() && ImmutableBitSet.range(first, end).contains(read);
  }

  /**
   * The constants that two equal values may have; null if that is left open. Where one of the two
   * is null for want of a partner, comparisons with it hold for no row.
   */
  private static @Nullable List<RexNode> keys(
      LogicalJoin join, LogicalFilter filter, RexNode one, RexNode two) {
    RexBuilder rex = join.getCluster().getRexBuilder();
    RexSimplify simplify = new RexSimplify(rex, RelOptPredicateList.EMPTY, RexUtil.EXECUTOR);
    int place = join.getRowType().getFieldCount();
    RexShuttle same =
        new RexShuttle() {
          private final RexNode either = new RexInputRef(place, one.getType());

          @Override
          public RexNode visitCall(RexCall call) {
            return call.equals(one) || call.equals(two) ? either : super.visitCall(call);
          }

          @Override
          public RexNode visitInputRef(RexInputRef ref) {
            return ref.equals(one) || ref.equals(two) ? either : ref;
          }
        };
    List<RexNode> found = new ArrayList<>();
    for (RexNode condition : RelOptUtil.conjunctions(filter.getCondition())) {
      RexNode ofEither = simplify.simplifyUnknownAsFalse(condition.accept(same));
      if (!acceptsNull(condition) && !acceptsNull(ofEither)) {
        found.add(ofEither);
      }
    }
    return ConstantKeys.take(found, place, rex);
  }

  /** Whether some comparison within holds for a null. */
  private static boolean acceptsNull(RexNode condition) {
    boolean[] found = {false};
    condition.accept(
        new RexVisitorImpl<Void>(true) {
          @Override
          public Void visitCall(RexCall call) {
            found[0] |= call.getKind() == SqlKind.IS_NOT_DISTINCT_FROM;
            return super.visitCall(call);
          }

          @Override
          public Void visitLiteral(RexLiteral literal) {
            found[0] |=
                literal.getValue() instanceof Sarg<?> sarg && sarg.nullAs == RexUnknownAs.TRUE;
            return null;
          }
        });
    return found[0];
  }

  private static RelNode among(RelNode side, RexNode value, List<RexNode> keys) {
    RexBuilder rex = side.getCluster().getRexBuilder();
    return RelFactories.LOGICAL_BUILDER
        .create(side.getCluster(), null)
        .push(side)
        .filter(
            RexUtil.composeDisjunction(
                rex,
                keys.stream()
                    .map(k -> rex.makeCall(SqlStdOperatorTable.EQUALS, value, k))
                    .toList()))
        .build();
  }
}
