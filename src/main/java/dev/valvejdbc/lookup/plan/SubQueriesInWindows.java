package dev.valvejdbc.lookup.plan;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.RelFactories;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexOver;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexSubQuery;

/**
 * Computes the sub-queries within window functions before the windows: Calcite looks for them in
 * all expressions but these.
 */
final class SubQueriesInWindows extends RexShuttle {
  private final List<RexNode> below = new ArrayList<>();
  private boolean inWindow;

  private SubQueriesInWindows(LogicalProject project) {
    for (int i = 0; i < project.getInput().getRowType().getFieldCount(); i++) {
      below.add(RexInputRef.of(i, project.getInput().getRowType()));
    }
  }

  static RelNode taken(LogicalProject project) {
    if (!project.containsOver()) {
      return project;
    }
    SubQueriesInWindows taking = new SubQueriesInWindows(project);
    int width = taking.below.size();
    List<RexNode> above = taking.apply(project.getProjects());
    return taking.below.size() == width
        ? project
        : RelFactories.LOGICAL_BUILDER
            .create(project.getCluster(), null)
            .push(project.getInput())
            .project(taking.below, List.of(), true, project.getVariablesSet())
            .project(above, project.getRowType().getFieldNames(), true, project.getVariablesSet())
            .build();
  }

  @Override
  public RexNode visitOver(RexOver over) {
    boolean before = inWindow;
    inWindow = true;
    RexNode visited = super.visitOver(over);
    inWindow = before;
    return visited;
  }

  @Override
  public RexNode visitSubQuery(RexSubQuery subQuery) {
    if (!inWindow) {
      return subQuery;
    }
    below.add(subQuery);
    return new RexInputRef(below.size() - 1, subQuery.getType());
  }
}
