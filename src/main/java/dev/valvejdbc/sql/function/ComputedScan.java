package dev.valvejdbc.sql.function;

import dev.valvejdbc.lookup.enumerable.RuntimeCall;
import java.util.List;
import org.apache.calcite.DataContext;
import org.apache.calcite.adapter.enumerable.EnumerableConvention;
import org.apache.calcite.adapter.enumerable.EnumerableRel;
import org.apache.calcite.adapter.enumerable.EnumerableRelImplementor;
import org.apache.calcite.linq4j.Enumerable;
import org.apache.calcite.plan.RelOptTable;
import org.apache.calcite.plan.RelTraitSet;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.RelWriter;
import org.apache.calcite.rel.core.TableScan;
import org.jspecify.annotations.Nullable;

/** Reads the rows of a table function, once for each execution and not before. */
public final class ComputedScan extends TableScan implements EnumerableRel {
  private final Rows rows;
  private final String argument;

  /** Makes the rows of an execution. */
  public interface Rows {
    /** Called by generated code. */
    Enumerable<@Nullable Object[]> rows(DataContext root);
  }

  /** Called by generated code. */
  public static Enumerable<@Nullable Object[]> computed(Rows rows, DataContext root) {
    return rows.rows(root);
  }

  private ComputedScan(
      RelOptTable.ToRelContext context, RelOptTable table, String argument, Rows rows) {
    super(
        context.getCluster(),
        context.getCluster().traitSetOf(EnumerableConvention.INSTANCE),
        List.of(),
        table);
    this.argument = argument;
    this.rows = rows;
  }

  static ComputedScan create(
      RelOptTable.ToRelContext context, RelOptTable table, String argument, Rows rows) {
    return new ComputedScan(context, table, argument, rows);
  }

  @Override
  public RelNode copy(RelTraitSet traits, List<RelNode> inputs) {
    return this;
  }

  @Override
  public RelWriter explainTerms(RelWriter writer) {
    return super.explainTerms(writer).item("argument", argument);
  }

  @Override
  public Result implement(EnumerableRelImplementor implementor, Prefer pref) {
    return RuntimeCall.of(
            ComputedScan.class,
            "computed",
            implementor.stash(rows, Rows.class),
            implementor.getRootExpression())
        .implement(implementor, this);
  }
}
