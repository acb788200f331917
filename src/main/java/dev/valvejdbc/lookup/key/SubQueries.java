package dev.valvejdbc.lookup.key;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.core.CorrelationId;
import org.apache.calcite.rex.RexCorrelVariable;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexSubQuery;
import org.apache.calcite.rex.RexVisitorImpl;

/** Looks into the sub-queries of expressions. */
public final class SubQueries {
  private SubQueries() {}

  /** The sub-queries within an expression, those within them left out. */
  public static List<RexSubQuery> in(RexNode node) {
    List<RexSubQuery> found = new ArrayList<>();
    node.accept(
        new RexVisitorImpl<Void>(true) {
          @Override
          public Void visitSubQuery(RexSubQuery subQuery) {
            found.add(subQuery);
            return super.visitSubQuery(subQuery);
          }
        });
    return found;
  }

  /** Whether an expression, sub-queries included, reads rows of the given variables. */
  public static boolean read(RexNode node, Set<CorrelationId> variables) {
    Set<CorrelationId> used = new LinkedHashSet<>();
    node.accept(
        new RexVisitorImpl<Void>(true) {
          @Override
          public Void visitCorrelVariable(RexCorrelVariable variable) {
            used.add(variable.id);
            return super.visitCorrelVariable(variable);
          }
        });
    in(node).forEach(s -> used.addAll(RelOptUtil.getVariablesUsed(s.rel)));
    return used.stream().anyMatch(variables::contains);
  }
}
