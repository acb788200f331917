package dev.valvejdbc.lookup.plan;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.RelHomogeneousShuttle;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rel.logical.LogicalUnion;
import org.apache.calcite.rex.RexUtil;

/**
 * Writes unions of unions as one each. Rules that do so look at any two of them, and each such step
 * derives the type of all anew.
 */
final class MergedUnions extends RelHomogeneousShuttle {
  private MergedUnions() {}

  static RelNode merged(RelNode plan) {
    return plan.accept(new MergedUnions());
  }

  @Override
  public RelNode visit(LogicalUnion union) {
    List<RelNode> flat = new ArrayList<>();
    RelNode node = union;
    while (node instanceof LogicalUnion left
        && left.all == union.all
        && left.getInputs().size() == 2
        && left.getRowType().equals(union.getRowType())) {
      flat.add(0, left.getInput(1).accept(this));
      node = bare(left.getInput(0));
    }
    if (flat.size() < 2) {
      return super.visit(union);
    }
    flat.add(0, node.accept(this));
    return LogicalUnion.create(flat, union.all);
  }

  /** A union without a projection that changes nothing. */
  private static RelNode bare(RelNode node) {
    return node instanceof LogicalProject project
            && RexUtil.isIdentity(project.getProjects(), project.getInput().getRowType())
        ? project.getInput()
        : node;
  }
}
