package dev.valvejdbc.lookup.plan;

import com.google.common.collect.ImmutableList;
import dev.valvejdbc.lookup.key.ConstantKeys;
import dev.valvejdbc.lookup.key.KeyedColumns;
import dev.valvejdbc.lookup.key.SubQueries;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.CorrelationId;
import org.apache.calcite.rel.core.RelFactories;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexSubQuery;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.tools.RelBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Writes {@code key = x OR key IN (SELECT …)} as {@code key IN (x UNION ALL SELECT …)}, which says
 * which rows of a keyed table are to be read.
 */
final class AlternativesAsIn {
  private final RelNode row;
  private final Set<CorrelationId> variables;
  private final RexBuilder rex;
  private final RelBuilder rels;

  /** The column that all alternatives speak of; negative while none has been met. */
  private int column = -1;

  private final List<RexNode> constants = new ArrayList<>();
  private int queries;
  private boolean exact = true;

  private AlternativesAsIn(RelNode row, Set<CorrelationId> variables) {
    this.row = row;
    this.variables = variables;
    this.rex = row.getCluster().getRexBuilder();
    this.rels = RelFactories.LOGICAL_BUILDER.create(row.getCluster(), null);
  }

  /**
   * The conditions that say the same as one: itself, if it is no such alternative.
   *
   * @param row whose rows the condition is asked of
   * @param variables by which sub-queries read such a row
   */
  static List<RexNode> rewritten(RexNode condition, RelNode row, Set<CorrelationId> variables) {
    if (condition.getKind() != SqlKind.OR || SubQueries.in(condition).isEmpty()) {
      return List.of(condition);
    }
    AlternativesAsIn alternatives = new AlternativesAsIn(row, variables);
    RexNode keys = alternatives.keys(condition);
    return keys == null
        ? List.of(condition)
        : alternatives.exact ? List.of(keys) : List.of(keys, condition);
  }

  private @Nullable RexNode keys(RexNode condition) {
    List<RexNode> all = RelOptUtil.disjunctions(condition);
    for (RexNode each : all) {
      RexNode alternative = ExistsAsIn.rewritten(each, row, variables, List.of());
      List<RexNode> parts = RelOptUtil.conjunctions(alternative);
      RexNode giving = parts.stream().filter(this::isIn).findFirst().orElse(null);
      if (giving == null) {
        giving = parts.stream().filter(this::isEqual).findFirst().orElse(null);
      }
      if (giving == null) {
        return null;
      }
      exact &= parts.size() == 1;
    }
    if (queries == 0 || column < 0) {
      return null;
    }
    RelDataType type = row.getRowType().getFieldList().get(column).getType();
    for (RexNode constant : constants) {
      rels.values(new String[] {"ZERO"}, 0).project(rex.ensureType(type, constant, true));
    }
    return RexSubQuery.in(
        rels.union(true, queries + constants.size()).build(),
        ImmutableList.of(RexInputRef.of(column, row.getRowType())));
  }

  /** Takes a sub-query among whose rows the key is. */
  private boolean isIn(RexNode condition) {
    if (condition.getKind() != SqlKind.IN
        || !(condition instanceof RexSubQuery in)
        || in.getOperands().size() != 1
        || !(in.getOperands().get(0) instanceof RexInputRef ref)
        || !isColumn(ref.getIndex())
        || SubQueries.read(in, variables)) {
      return false;
    }
    column = ref.getIndex();
    rels.push(in.rel).project(rex.ensureType(ref.getType(), rels.field(0), true));
    queries++;
    return true;
  }

  /** Takes the values that the key equals, sub-queries of one value included. */
  private boolean isEqual(RexNode condition) {
    if (SubQueries.read(condition, variables)) {
      return false;
    }
    for (int input : RelOptUtil.InputFinder.bits(condition)) {
      List<RexNode> taken = new ArrayList<>(List.of(condition));
      List<RexNode> keys = isColumn(input) ? ConstantKeys.take(taken, input, rex) : null;
      if (keys != null) {
        column = input;
        constants.addAll(keys);
        exact &= taken.isEmpty() && condition.getKind() != SqlKind.IS_NOT_DISTINCT_FROM;
        return true;
      }
    }
    return false;
  }

  private boolean isColumn(int input) {
    return column < 0 ? KeyedColumns.isKey(row, input) : column == input;
  }
}
