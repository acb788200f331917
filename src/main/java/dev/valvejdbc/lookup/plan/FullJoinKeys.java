package dev.valvejdbc.lookup.plan;

import dev.valvejdbc.lookup.key.ConstantKeys;
import dev.valvejdbc.lookup.key.KeyedColumns;
import dev.valvejdbc.lookup.key.RowExpressions;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.plan.RelOptPredicateList;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelHomogeneousShuttle;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.JoinInfo;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.core.RelFactories;
import org.apache.calcite.rel.logical.LogicalFilter;
import org.apache.calcite.rel.logical.LogicalJoin;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexSimplify;
import org.apache.calcite.rex.RexUnknownAs;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.rex.RexVisitorImpl;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
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
    RelNode changed =
        filter.getInput().stripped() instanceof LogicalJoin join
                && join.getJoinType() == JoinRelType.FULL
                && KeyedColumns.isOpen(join)
            ? filter.copy(filter.getTraitSet(), given(join, filter), filter.getCondition())
            : filter;
    return super.visit((LogicalFilter) changed);
  }

  private static RelNode given(LogicalJoin join, LogicalFilter filter) {
    JoinInfo info = join.analyzeCondition();
    int leftCount = join.getLeft().getRowType().getFieldCount();
    RelNode left = join.getLeft();
    RelNode right = join.getRight();
    for (int i = 0; i < info.leftKeys.size(); i++) {
      int own = info.leftKeys.get(i);
      int other = info.rightKeys.get(i);
      List<RexNode> keys = keys(join, filter, own, leftCount + other);
      if (keys != null) {
        left = among(left, own, keys);
        right = among(right, other, keys);
      }
    }
    return join.copy(join.getTraitSet(), List.of(left, right));
  }

  /**
   * The constants that two equal columns may have; null if that is left open. Where one of the two
   * is null for want of a partner, comparisons with it hold for no row.
   */
  private static @Nullable List<RexNode> keys(
      LogicalJoin join, LogicalFilter filter, int one, int two) {
    RexBuilder rex = join.getCluster().getRexBuilder();
    RexSimplify simplify = new RexSimplify(rex, RelOptPredicateList.EMPTY, RexUtil.EXECUTOR);
    List<RexNode> found = new ArrayList<>();
    for (RexNode condition : RelOptUtil.conjunctions(filter.getCondition())) {
      RexNode ofOne =
          simplify.simplifyUnknownAsFalse(
              RowExpressions.renumber(condition, i -> i == two ? one : i));
      if (!acceptsNull(condition) && !acceptsNull(ofOne)) {
        found.add(ofOne);
      }
    }
    return ConstantKeys.take(found, one, rex);
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

  private static RelNode among(RelNode side, int column, List<RexNode> keys) {
    RexBuilder rex = side.getCluster().getRexBuilder();
    RexNode key = RexInputRef.of(column, side.getRowType());
    return RelFactories.LOGICAL_BUILDER
        .create(side.getCluster(), null)
        .push(side)
        .filter(
            RexUtil.composeDisjunction(
                rex,
                keys.stream().map(k -> rex.makeCall(SqlStdOperatorTable.EQUALS, key, k)).toList()))
        .build();
  }
}
