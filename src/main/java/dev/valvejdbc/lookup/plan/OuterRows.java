package dev.valvejdbc.lookup.plan;

import dev.valvejdbc.lookup.key.SubQueries;
import dev.valvejdbc.lookup.rel.Inputs;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.Correlate;
import org.apache.calcite.rel.core.CorrelationId;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.logical.LogicalCorrelate;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexSubQuery;
import org.apache.calcite.util.ImmutableBitSet;

/**
 * Settles which rows sub-queries read where Calcite confuses them: those within the sub-queries of
 * a grouped query read its groups and not a row before it was grouped, and those beside aggregates
 * read the row that is meant and not the groups.
 */
final class OuterRows extends RexShuttle {
  private final Set<CorrelationId> around;

  private OuterRows(Set<CorrelationId> around) {
    this.around = around;
  }

  static RelNode settle(RelNode plan) {
    return new OuterRows(Set.of()).settled(plan);
  }

  @Override
  public RexNode visitSubQuery(RexSubQuery subQuery) {
    RexSubQuery visited = (RexSubQuery) super.visitSubQuery(subQuery);
    RelNode plan = settled(visited.rel);
    return plan == visited.rel ? visited : visited.clone(plan);
  }

  private RelNode settled(RelNode plan) {
    RelNode node = plan instanceof LogicalProject project ? own(project) : plan;
    if (node.getInputs().size() == 1) {
      RelNode input = node.getInput(0);
      for (CorrelationId variable : node.getVariablesSet()) {
        node = moved(node, variable, input.getRowType(), groups(input));
      }
    }
    List<RelNode> inputs = new ArrayList<>();
    for (RelNode input : node.getInputs()) {
      boolean lateral = node instanceof Correlate && !inputs.isEmpty();
      inputs.add((lateral ? within(node.getVariablesSet()) : this).settled(input));
    }
    RelNode copy = Inputs.replaced(node, inputs).accept(within(node.getVariablesSet()));
    return copy instanceof LogicalCorrelate lateral ? required(lateral) : copy;
  }

  /** Calcite forgets the columns that queries within the sub-queries of VALUES read. */
  private static RelNode required(LogicalCorrelate lateral) {
    ImmutableBitSet read =
        RelOptUtil.correlationColumns(lateral.getCorrelationId(), lateral.getRight());
    return lateral.getRequiredColumns().contains(read)
        ? lateral
        : LogicalCorrelate.create(
            lateral.getLeft(),
            lateral.getRight(),
            lateral.getHints(),
            lateral.getCorrelationId(),
            lateral.getRequiredColumns().union(read),
            lateral.getJoinType());
  }

  private OuterRows within(Set<CorrelationId> variables) {
    if (around.containsAll(variables)) {
      return this;
    }
    Set<CorrelationId> all = new HashSet<>(around);
    all.addAll(variables);
    return new OuterRows(all);
  }

  /**
   * Whoever is around has named its row; nobody within names another one so. A projection that
   * names none would be taken for one that names all, so it names one that nobody reads.
   */
  private LogicalProject own(LogicalProject project) {
    Set<CorrelationId> read = new LinkedHashSet<>();
    for (RexNode each : project.getProjects()) {
      SubQueries.in(each).forEach(s -> read.addAll(RelOptUtil.getVariablesUsed(s.rel)));
    }
    if (read.isEmpty()) {
      return project;
    }
    Set<CorrelationId> own = new LinkedHashSet<>(project.getVariablesSet());
    own.removeAll(around);
    if (own.isEmpty()) {
      own.add(project.getCluster().createCorrel());
    }
    return own.equals(project.getVariablesSet())
        ? project
        : LogicalProject.create(
            project.getInput(),
            project.getHints(),
            project.getProjects(),
            project.getRowType(),
            own);
  }

  /** Only what still reads a row of another type reads one before it was grouped. */
  private static RelNode moved(
      RelNode node, CorrelationId variable, RelDataType row, Map<Integer, Integer> places) {
    if (places.isEmpty()) {
      return node;
    }
    RexNode groups = node.getCluster().getRexBuilder().makeCorrel(row, variable);
    return node.accept(
        new MovedColumns(
            variable,
            access -> {
              Integer place = places.get(access.getField().getIndex());
              return place == null || access.getReferenceExpr().getType().equals(row)
                  ? null
                  : node.getCluster().getRexBuilder().makeFieldAccess(groups, place);
            }));
  }

  /** The places of columns among the groups, by their places before they were grouped. */
  private static Map<Integer, Integer> groups(RelNode input) {
    RelNode node = input;
    while (node instanceof Filter) {
      node = node.getInput(0);
    }
    Map<Integer, Integer> groups = new HashMap<>();
    if (node instanceof Aggregate aggregate) {
      for (int column : aggregate.getGroupSet()) {
        int place = aggregate.getGroupSet().indexOf(column);
        if (!(aggregate.getInput() instanceof Project project)) {
          groups.put(column, place);
        } else if (project.getProjects().get(column) instanceof RexInputRef before) {
          groups.putIfAbsent(before.getIndex(), place);
        }
      }
    }
    return groups;
  }
}
