package dev.valvejdbc.lookup.plan;

import com.google.common.collect.ImmutableList;
import dev.valvejdbc.lookup.key.KeyedColumns;
import dev.valvejdbc.lookup.key.OpenScans;
import dev.valvejdbc.lookup.key.SubQueries;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.CorrelationId;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.RelFactories;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexCorrelVariable;
import org.apache.calcite.rex.RexFieldAccess;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexSubQuery;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.tools.RelBuilder;
import org.apache.calcite.util.ImmutableBitSet;
import org.jspecify.annotations.Nullable;

/**
 * Writes {@code EXISTS (SELECT … WHERE x = key AND …)} as {@code key IN (SELECT x … WHERE …)} where
 * that gives a keyed table its keys: a sub-query that looks at the row cannot tell which rows to
 * read.
 */
final class ExistsAsIn {
  private ExistsAsIn() {}

  /**
   * The condition, rewritten if it is such an EXISTS.
   *
   * @param row whose rows the condition is asked of
   * @param variables by which sub-queries read such a row
   * @param others what holds for such rows beside the condition
   */
  static RexNode rewritten(
      RexNode condition, RelNode row, Set<CorrelationId> variables, List<RexNode> others) {
    if (condition.getKind() != SqlKind.EXISTS || !(condition instanceof RexSubQuery exists)) {
      return condition;
    }
    RelNode body = exists.rel;
    while (body instanceof Project project && !project.containsOver()) {
      body = project.getInput();
    }
    List<RexNode> conditions = new ArrayList<>();
    Set<CorrelationId> inside = new LinkedHashSet<>();
    while (body instanceof Filter inner) {
      conditions.addAll(RelOptUtil.conjunctions(inner.getCondition()));
      inside.addAll(inner.getVariablesSet());
      body = inner.getInput();
    }
    if (conditions.isEmpty() || uses(body, variables)) {
      return condition;
    }
    List<RexNode> operands = new ArrayList<>();
    List<RexNode> values = new ArrayList<>();
    List<RexNode> rest = new ArrayList<>();
    boolean keys = false;
    for (RexNode each : conditions) {
      RexFieldAccess outer = outer(each, variables, 0);
      RexNode value = outer == null ? null : ((RexCall) each).getOperands().get(1);
      if (outer == null) {
        outer = outer(each, variables, 1);
        value = outer == null ? null : ((RexCall) each).getOperands().get(0);
      }
      if (outer == null || value == null) {
        rest.add(each);
        continue;
      }
      int column = outer.getField().getIndex();
      operands.add(RexInputRef.of(column, row.getRowType()));
      values.add(value);
      keys |= KeyedColumns.isKey(row, column);
    }
    if (!keys || rest.stream().anyMatch(r -> SubQueries.read(r, variables))) {
      return condition;
    }
    RelBuilder builder = RelFactories.LOGICAL_BUILDER.create(row.getCluster(), null).push(body);
    builder.filter(inside, rest.stream().filter(r -> SubQueries.in(r).isEmpty()).toList());
    for (RexNode each : rest) {
      if (!SubQueries.in(each).isEmpty()) {
        builder.push(Filters.of(builder.build(), each, inside));
      }
    }
    RelNode selected = builder.project(values).build();
    if (!OpenScans.of(selected).isEmpty()
        || (KeyedColumns.isOpen(selected) && !waits(row, operands, others))) {
      return condition;
    }
    return RexSubQuery.in(selected, ImmutableList.copyOf(operands));
  }

  /** Whether nothing else gives a row's keyed tables the keys that some columns are. */
  private static boolean waits(RelNode row, List<RexNode> columns, List<RexNode> others) {
    RexBuilder rex = row.getCluster().getRexBuilder();
    return OpenScans.given(
            OpenScans.of(row),
            RexUtil.composeConjunction(rex, others),
            ImmutableBitSet.range(row.getRowType().getFieldCount()),
            rex)
        .stream()
        .anyMatch(s -> columns.stream().anyMatch(c -> s.get(((RexInputRef) c).getIndex())));
  }

  /** The column of the filter's row that an operand of an equality is, if the other has none. */
  private static @Nullable RexFieldAccess outer(RexNode node, Set<CorrelationId> own, int operand) {
    return node.getKind() == SqlKind.EQUALS
            && node instanceof RexCall call
            && call.getOperands().get(operand) instanceof RexFieldAccess access
            && access.getReferenceExpr() instanceof RexCorrelVariable variable
            && own.contains(variable.id)
            && !SubQueries.read(call.getOperands().get(1 - operand), own)
            && SubQueries.in(call).isEmpty()
        ? access
        : null;
  }

  private static boolean uses(RelNode node, Set<CorrelationId> variables) {
    return RelOptUtil.getVariablesUsed(node).stream().anyMatch(variables::contains);
  }
}
