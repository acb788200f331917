package dev.valvejdbc.lookup.plan;

import dev.valvejdbc.lookup.key.ConstantKeys;
import dev.valvejdbc.lookup.key.KeyedChain;
import dev.valvejdbc.lookup.key.KeyedColumns;
import dev.valvejdbc.lookup.rel.InLiterals;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelHomogeneousShuttle;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.logical.LogicalFilter;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlKind;

/**
 * Says by itself what alternatives imply for a key: of {@code key = a OR key = b AND n > 3} the
 * keys can go below a grouping that counts n, the whole cannot.
 */
final class ImpliedKeys extends RelHomogeneousShuttle {
  private ImpliedKeys() {}

  static RelNode state(RelNode plan) {
    return plan.accept(new ImpliedKeys());
  }

  @Override
  public RelNode visit(LogicalFilter filter) {
    LogicalFilter visited = (LogicalFilter) super.visit(filter);
    RelNode input = visited.getInput();
    if (KeyedChain.of(visited) != null || !KeyedColumns.isOpen(input)) {
      return visited;
    }
    RexBuilder rex = filter.getCluster().getRexBuilder();
    List<RexNode> all = new ArrayList<>();
    for (RexNode condition : RelOptUtil.conjunctions(visited.getCondition())) {
      all.add(condition);
      for (int column : RelOptUtil.InputFinder.bits(condition)) {
        List<RexNode> keys =
            condition.getKind() == SqlKind.OR && KeyedColumns.isKey(input, column)
                ? ConstantKeys.take(new ArrayList<>(List.of(condition)), column, rex)
                : null;
        if (keys != null) {
          RexNode key = RexInputRef.of(column, input.getRowType());
          all.add(
              RexUtil.composeDisjunction(
                  rex, keys.stream().map(k -> InLiterals.equality(rex, key, k)).toList()));
        }
      }
    }
    return visited.copy(visited.getTraitSet(), input, RexUtil.composeConjunction(rex, all));
  }
}
