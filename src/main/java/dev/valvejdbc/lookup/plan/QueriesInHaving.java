package dev.valvejdbc.lookup.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.CorrelationId;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.util.SqlBasicVisitor;
import org.jspecify.annotations.Nullable;

/**
 * Takes conditions of HAVING for columns and back again: Calcite looks for rows around it in the
 * first sub-query of a HAVING alone, in those of columns in all.
 */
final class QueriesInHaving extends SqlBasicVisitor<Void> {
  private int queries;

  private QueriesInHaving() {}

  /** Whether a condition has several sub-queries. */
  static boolean areSeveral(@Nullable SqlNode having) {
    QueriesInHaving counted = new QueriesInHaving();
    if (having != null) {
      having.accept(counted);
    }
    return counted.queries > 1;
  }

  @Override
  @SuppressWarnings("NullAway") // Void has no other value
  public Void visit(SqlCall call) {
    if (call.isA(SqlKind.QUERY)) {
      queries++;
      return null;
    }
    return super.visit(call);
  }

  /** The projection without one of its columns, above the rows for which that is true. */
  static RelNode filtered(RelNode plan, int column) {
    if (!(plan instanceof Project project)) {
      throw new IllegalStateException("A condition was to be a column of " + plan.getRelTypeName());
    }
    List<RexNode> columns = new ArrayList<>(project.getProjects());
    List<RelDataTypeField> fields = new ArrayList<>(project.getRowType().getFieldList());
    RexNode condition = columns.remove(column);
    fields.remove(column);
    Set<CorrelationId> variables = project.getVariablesSet();
    return LogicalProject.create(
        Filters.of(project.getInput(), condition, variables),
        project.getHints(),
        columns,
        project.getCluster().getTypeFactory().createStructType(fields),
        variables);
  }
}
