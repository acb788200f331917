package dev.valvejdbc.lookup.plan;

import dev.valvejdbc.lookup.key.SubQueries;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.CorrelationId;
import org.apache.calcite.rel.core.RelFactories;
import org.apache.calcite.rel.logical.LogicalFilter;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexSubQuery;
import org.apache.calcite.tools.RelBuilder;

/**
 * Computes what is looked for in a sub-query before, where it has a sub-query itself, as in {@code
 * (SELECT …) IN (SELECT …)}: Calcite takes the outer one away and leaves the inner one in a join.
 */
final class QueriesAsOperands extends RexShuttle {
  private final RelNode input;
  private final List<RexNode> below = new ArrayList<>();

  private QueriesAsOperands(RelNode input) {
    this.input = input;
    for (int i = 0; i < input.getRowType().getFieldCount(); i++) {
      below.add(RexInputRef.of(i, input.getRowType()));
    }
  }

  /** The projection, or two. */
  static LogicalProject apart(LogicalProject project) {
    QueriesAsOperands taking = new QueriesAsOperands(project.getInput());
    List<RexNode> above = taking.apply(project.getProjects());
    return taking.isEmpty()
        ? project
        : LogicalProject.create(
            taking.input(project.getVariablesSet()),
            project.getHints(),
            above,
            project.getRowType(),
            project.getVariablesSet());
  }

  /** The filter, or one between two projections. */
  static RelNode apart(LogicalFilter filter) {
    QueriesAsOperands taking = new QueriesAsOperands(filter.getInput());
    RexNode above = filter.getCondition().accept(taking);
    if (taking.isEmpty()) {
      return filter;
    }
    RelBuilder builder = RelFactories.LOGICAL_BUILDER.create(filter.getCluster(), null);
    return builder
        .push(taking.input(filter.getVariablesSet()))
        .filter(filter.getVariablesSet(), above)
        .project(
            builder.fields().subList(0, filter.getRowType().getFieldCount()),
            filter.getRowType().getFieldNames(),
            true)
        .build();
  }

  private boolean isEmpty() {
    return below.size() == input.getRowType().getFieldCount();
  }

  /** The rows with what is computed of them, for which they have a name of their own. */
  private RelNode input(Set<CorrelationId> variables) {
    List<RexNode> columns = below;
    Set<CorrelationId> names = new LinkedHashSet<>();
    for (CorrelationId variable : variables) {
      CorrelationId name = input.getCluster().createCorrel();
      columns = MovedColumns.named(input, variable, name).apply(columns);
      names.add(name);
    }
    RelNode computed =
        RelFactories.LOGICAL_BUILDER
            .create(input.getCluster(), null)
            .push(input)
            .project(columns, List.of(), true, names)
            .build();
    return computed instanceof LogicalProject project ? apart(project) : computed;
  }

  @Override
  public RexNode visitSubQuery(RexSubQuery subQuery) {
    List<RexNode> operands = new ArrayList<>();
    for (RexNode operand : subQuery.getOperands()) {
      if (SubQueries.in(operand).isEmpty()) {
        operands.add(operand);
      } else {
        operands.add(new RexInputRef(below.size(), operand.getType()));
        below.add(operand);
      }
    }
    return operands.equals(subQuery.getOperands())
        ? subQuery
        : subQuery.clone(subQuery.getType(), operands);
  }
}
