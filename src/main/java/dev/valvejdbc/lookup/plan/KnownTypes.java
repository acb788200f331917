package dev.valvejdbc.lookup.plan;

import dev.valvejdbc.lookup.rel.Inputs;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexSubQuery;

/**
 * Gives columns the types of what they read: a query that was just converted may take an aggregate
 * for one that can be null, which it is not, and rules refuse to put the one in the other's place.
 */
final class KnownTypes extends RexShuttle {
  private KnownTypes() {}

  static RelNode settled(RelNode plan) {
    return new KnownTypes().within(plan);
  }

  private RelNode within(RelNode plan) {
    RelNode node = Inputs.rewritten(plan, this::within).accept(this);
    return node instanceof LogicalProject project ? settled(project) : node;
  }

  @Override
  public RexNode visitSubQuery(RexSubQuery subQuery) {
    RexSubQuery visited = (RexSubQuery) super.visitSubQuery(subQuery);
    RelNode plan = within(visited.rel);
    return plan == visited.rel ? visited : visited.clone(plan);
  }

  @SuppressWarnings("ReferenceEquality") // columns of other types are equal
  private static RelNode settled(LogicalProject project) {
    RexBuilder rex = project.getCluster().getRexBuilder();
    List<RexNode> columns = new ArrayList<>();
    boolean changed = false;
    for (RexNode column : project.getProjects()) {
      RexNode typed = Filters.typed(column, project.getInput().getRowType());
      changed |= typed != column;
      columns.add(
          typed.getType().equals(column.getType())
              ? typed
              : rex.makeAbstractCast(column.getType(), typed, false));
    }
    return changed
        ? LogicalProject.create(
            project.getInput(),
            project.getHints(),
            columns,
            project.getRowType(),
            project.getVariablesSet())
        : project;
  }
}
