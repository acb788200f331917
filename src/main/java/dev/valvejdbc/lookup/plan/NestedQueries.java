package dev.valvejdbc.lookup.plan;

import dev.valvejdbc.lookup.key.SubQueries;
import dev.valvejdbc.lookup.rel.Inputs;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.CorrelationId;
import org.apache.calcite.rel.logical.LogicalFilter;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexOver;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexSubQuery;
import org.apache.calcite.sql.SqlKind;

/**
 * Computes the sub-queries within window functions, and within what IN, ANY and ALL compare, before
 * these: Calcite looks for them in all expressions but these. So are IN, ANY and ALL below NOT and
 * another function, such as IS TRUE, where Calcite takes what is unknown of them for false.
 */
final class NestedQueries extends RexShuttle {
  private static final Set<SqlKind> CONNECTIVES = EnumSet.of(SqlKind.AND, SqlKind.OR, SqlKind.NOT);

  private static final Set<SqlKind> NEGATIONS =
      EnumSet.of(SqlKind.NOT, SqlKind.IS_FALSE, SqlKind.IS_NOT_FALSE, SqlKind.IS_NOT_TRUE);

  private final List<RexNode> below;
  private final RexBuilder rex;
  private boolean within;
  private boolean negated;
  private boolean asOperand;

  private NestedQueries(RelNode input) {
    rex = input.getCluster().getRexBuilder();
    below = new ArrayList<>(rex.identityProjects(input.getRowType()));
  }

  /** The plan in which no sub-query is within a window or another's operands. */
  static RelNode settled(RelNode plan) {
    RelNode node = Inputs.rewritten(plan, NestedQueries::settled).accept(new Queries());
    if (node instanceof LogicalProject project) {
      return settled(project);
    }
    return node instanceof LogicalFilter filter ? settled(filter) : node;
  }

  /** Whether one of an expression's sub-queries has another among its operands. */
  static boolean in(RelNode input, RexNode node) {
    NestedQueries taking = new NestedQueries(input);
    node.accept(taking);
    return taking.below.size() > input.getRowType().getFieldCount();
  }

  private static RelNode settled(LogicalProject project) {
    NestedQueries taking = new NestedQueries(project.getInput());
    List<RexNode> above = taking.apply(project.getProjects());
    Set<CorrelationId> variables = project.getVariablesSet();
    RelNode input = taking.computed(project.getInput(), variables);
    if (input == project.getInput()) {
      return project;
    }
    boolean asks = above.stream().anyMatch(a -> !SubQueries.in(a).isEmpty());
    return LogicalProject.create(
        input,
        project.getHints(),
        above,
        project.getRowType(),
        asks ? variables : Set.of()); // Calcite cannot run one that names a row nobody reads
  }

  private static RelNode settled(LogicalFilter filter) {
    RelDataType row = filter.getRowType();
    NestedQueries taking = new NestedQueries(filter.getInput());
    RexNode condition = filter.getCondition().accept(taking);
    Set<CorrelationId> variables = filter.getVariablesSet();
    RelNode input = taking.computed(filter.getInput(), variables);
    return input == filter.getInput()
        ? filter
        : LogicalProject.create(
            Filters.of(input, condition, variables),
            List.of(),
            taking.rex.identityProjects(row),
            row,
            Set.of());
  }

  /** The rows with what was taken; as they are if nothing was. */
  private RelNode computed(RelNode input, Set<CorrelationId> variables) {
    if (below.size() == input.getRowType().getFieldCount()) {
      return input;
    }
    List<RexNode> columns = below;
    Set<CorrelationId> names = new LinkedHashSet<>();
    for (CorrelationId variable : variables) {
      CorrelationId name = input.getCluster().createCorrel();
      columns = MovedColumns.named(input, variable, name).apply(columns);
      names.add(name);
    }
    if (names.isEmpty()) { // of a projection that names no row, Calcite takes all for its own
      names.add(input.getCluster().createCorrel());
    }
    return settled(LogicalProject.create(input, List.of(), columns, (List<String>) null, names));
  }

  @Override
  public RexNode visitOver(RexOver over) {
    boolean before = within;
    within = true;
    RexNode visited = super.visitOver(over);
    within = before;
    return visited;
  }

  @Override
  public RexNode visitCall(RexCall call) {
    boolean negatedBefore = negated;
    boolean operandBefore = asOperand;
    negated |= NEGATIONS.contains(call.getKind());
    asOperand |= !CONNECTIVES.contains(call.getKind());
    RexNode visited = super.visitCall(call);
    negated = negatedBefore;
    asOperand = operandBefore;
    return visited;
  }

  /** Whether Calcite would take what is unknown of it for false. */
  private boolean isMistaken(RexSubQuery subQuery) {
    return negated
        && asOperand
        && (subQuery.getKind() == SqlKind.IN || subQuery.getKind() == SqlKind.SOME);
  }

  @Override
  public RexNode visitSubQuery(RexSubQuery subQuery) {
    if (within || isMistaken(subQuery)) {
      below.add(subQuery);
      return rex.makeInputRef(subQuery.getType(), below.size() - 1);
    }
    within = true;
    RexNode visited = super.visitSubQuery(subQuery);
    within = false;
    return visited;
  }

  /** Settles the plans of sub-queries. */
  private static final class Queries extends RexShuttle {
    @Override
    public RexNode visitSubQuery(RexSubQuery subQuery) {
      RexSubQuery visited = (RexSubQuery) super.visitSubQuery(subQuery);
      RelNode plan = settled(visited.rel);
      return plan == visited.rel ? visited : visited.clone(plan);
    }
  }
}
