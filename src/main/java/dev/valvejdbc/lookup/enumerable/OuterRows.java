package dev.valvejdbc.lookup.enumerable;

import dev.valvejdbc.lookup.rel.CollectedRows;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Calc;
import org.apache.calcite.rel.core.Correlate;
import org.apache.calcite.rel.core.CorrelationId;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rex.RexCorrelVariable;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;

/** Tells whether the rows of a plan's part are made of the row of an outer query. */
final class OuterRows {
  private OuterRows() {}

  /**
   * Whether values of an outer row are among those of this part's rows. One that an outer row only
   * narrows, as conditions do that were pushed down, has the same rows as without it.
   */
  static boolean makeUp(RelNode node) {
    return !outer(node).isEmpty();
  }

  private static Set<CorrelationId> outer(RelNode node) {
    Set<CorrelationId> found = new HashSet<>();
    node.getInputs().forEach(i -> found.addAll(outer(i)));
    if (node instanceof CollectedRows) {
      found.addAll(RelOptUtil.getVariablesUsed(node));
    }
    expressions(node)
        .forEach(
            e ->
                e.accept(
                    new RexShuttle() {
                      @Override
                      public RexNode visitCorrelVariable(RexCorrelVariable variable) {
                        found.add(variable.id);
                        return variable;
                      }
                    }));
    if (node instanceof Correlate correlate) {
      found.remove(correlate.getCorrelationId());
    }
    return found;
  }

  private static List<RexNode> expressions(RelNode node) {
    if (node instanceof Project project) {
      return project.getProjects();
    }
    return node instanceof Calc calc
        ? calc.getProgram().getProjectList().stream()
            .map(calc.getProgram()::expandLocalRef)
            .toList()
        : List.of();
  }
}
