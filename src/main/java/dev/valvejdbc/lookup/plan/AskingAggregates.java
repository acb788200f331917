package dev.valvejdbc.lookup.plan;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.util.SqlBasicVisitor;
import org.apache.calcite.util.Util;

/**
 * Finds aggregates that ask about lists or queries in windows and orders, as in {@code ORDER BY
 * SUM(CASE WHEN x IN (1, 2) THEN 1 END)}: Calcite looks for what aggregates ask in selected columns
 * and HAVING alone. As columns they are found, and are taken away again.
 */
final class AskingAggregates extends SqlBasicVisitor<Void> {
  private static final Set<SqlKind> ASKING =
      EnumSet.of(SqlKind.IN, SqlKind.NOT_IN, SqlKind.SOME, SqlKind.ALL, SqlKind.EXISTS);

  private final List<SqlNode> found = new ArrayList<>();
  private boolean within;

  private AskingAggregates() {}

  /**
   * Those of a query.
   *
   * @param columns in whose windows they are
   * @param others anywhere in which they are
   */
  static List<SqlNode> in(List<SqlNode> columns, List<SqlNode> others) {
    AskingAggregates visitor = new AskingAggregates();
    columns.forEach(e -> e.accept(visitor));
    visitor.within = true;
    others.forEach(e -> e.accept(visitor));
    return visitor.found;
  }

  @Override
  @SuppressWarnings("NullAway") // Void has no other value
  public Void visit(SqlCall call) {
    if (call.isA(SqlKind.QUERY)) {
      return null;
    }
    if (call.getKind() == SqlKind.OVER) {
      SqlNode function = call.operand(0);
      boolean before = within;
      within = true;
      if (function instanceof SqlCall own) {
        own.getOperandList().stream().filter(o -> o != null).forEach(o -> o.accept(this));
      }
      call.operand(1).accept(this);
      within = before;
      return null;
    }
    boolean aggregate =
        call.getOperator().isAggregator()
            || call.getKind() == SqlKind.FILTER
            || call.getKind() == SqlKind.WITHIN_GROUP;
    if (!within || !aggregate) {
      return super.visit(call);
    }
    if (asks(call)) {
      found.add(call);
    }
    return null;
  }

  private static boolean asks(SqlCall aggregate) {
    try {
      aggregate.accept(
          new SqlBasicVisitor<Void>() {
            @Override
            public Void visit(SqlCall call) {
              if (ASKING.contains(call.getKind()) || call.isA(SqlKind.QUERY)) {
                throw Util.FoundOne.NULL;
              }
              return super.visit(call);
            }
          });
      return false;
    } catch (Util.FoundOne e) {
      return true;
    }
  }

  /** A projection without some of its columns. */
  static RelNode without(RelNode plan, int from, int count) {
    if (!(plan instanceof Project project)) {
      throw new IllegalStateException("Aggregates were to be columns of " + plan.getRelTypeName());
    }
    List<RexNode> columns = new ArrayList<>(project.getProjects());
    List<RelDataTypeField> fields = new ArrayList<>(project.getRowType().getFieldList());
    columns.subList(from, from + count).clear();
    fields.subList(from, from + count).clear();
    return LogicalProject.create(
        project.getInput(),
        project.getHints(),
        columns,
        project.getCluster().getTypeFactory().createStructType(fields),
        project.getVariablesSet());
  }
}
