package dev.valvejdbc.lookup.plan;

import dev.valvejdbc.lookup.KeyColumn;
import dev.valvejdbc.lookup.key.ConstantKeys;
import dev.valvejdbc.lookup.key.EqualBounds;
import dev.valvejdbc.lookup.key.KeyedChain;
import dev.valvejdbc.lookup.key.RowExpressions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.calcite.rel.RelHomogeneousShuttle;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.logical.LogicalFilter;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.SqlTypeUtil;

/**
 * Reads {@code LOWER(key) = x} as {@code key = x} too, and so {@code UPPER} and {@code TRIM}, where
 * nothing else gives a keyed table its key: of all keys that are alike but for their letters' case,
 * the one that is written stands for them. The condition itself stays, so that a key that is not in
 * that case finds nothing. Bounds that may be equal are read as an equality there, too.
 */
final class FoldedKeys extends RelHomogeneousShuttle {
  private static final Set<String> FOLDING = Set.of("LOWER", "UPPER", "TRIM", "LTRIM", "RTRIM");

  private FoldedKeys() {}

  static RelNode state(RelNode plan) {
    return plan.accept(new FoldedKeys());
  }

  @Override
  public RelNode visit(LogicalFilter filter) {
    KeyedChain chain = KeyedChain.of(filter);
    if (chain == null || !chain.scan().keyedTable().needsKey() || ConstantKeys.of(chain) != null) {
      return super.visit(filter);
    }
    RexBuilder rex = filter.getCluster().getRexBuilder();
    List<RexNode> added = new ArrayList<>();
    for (KeyColumn column : chain.keyColumns()) {
      int output = chain.keyOutput(column);
      List<RexNode> unfolded =
          chain.conditions().stream().map(c -> unfolded(c, column.ordinal())).toList();
      List<RexNode> keys =
          output < 0 ? null : ConstantKeys.take(new ArrayList<>(unfolded), column.ordinal(), rex);
      RexNode same =
          output < 0 || keys != null ? null : EqualBounds.find(unfolded, column.ordinal(), rex);
      if (same != null) {
        keys = List.of(same);
      }
      if (keys != null) {
        RexNode key = RexInputRef.of(output, filter.getRowType());
        added.add(
            RexUtil.composeDisjunction(
                rex,
                keys.stream().map(k -> rex.makeCall(SqlStdOperatorTable.EQUALS, key, k)).toList()));
      }
    }
    if (added.isEmpty()) {
      return super.visit(filter);
    }
    added.add(filter.getCondition());
    return filter.copy(
        filter.getTraitSet(), filter.getInput(), RexUtil.composeConjunction(rex, added));
  }

  private static RexNode unfolded(RexNode condition, int column) {
    return condition.accept(
        new RexShuttle() {
          @Override
          public RexNode visitCall(RexCall call) {
            RexNode folded =
                FOLDING.contains(call.getOperator().getName())
                    ? RowExpressions.uncast(call.getOperands().get(call.getOperands().size() - 1))
                    : call;
            return folded instanceof RexInputRef ref
                    && ref.getIndex() == column
                    && SqlTypeUtil.inCharFamily(ref.getType())
                ? ref
                : super.visitCall(call);
          }
        });
  }
}
