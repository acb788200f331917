package dev.valvejdbc.lookup.rel;

import java.util.Arrays;
import java.util.List;
import org.apache.calcite.plan.Convention;
import org.apache.calcite.plan.RelTraitSet;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.RelWriter;
import org.apache.calcite.rel.SingleRel;
import org.apache.calcite.rel.metadata.RelMetadataQuery;
import org.jspecify.annotations.Nullable;

/**
 * Yields its input's rows, or one row if there are none: the total of grouping sets, which SQL has
 * over no rows, too.
 */
public class RowIfEmpty extends SingleRel {
  /** The row, values as generated code holds them. */
  public final @Nullable Object[] row;

  protected RowIfEmpty(RelNode input, RelTraitSet traits, @Nullable Object[] row) {
    super(input.getCluster(), traits, input);
    this.row = row;
  }

  public static RowIfEmpty create(RelNode input, @Nullable Object[] row) {
    return new RowIfEmpty(input, input.getCluster().traitSetOf(Convention.NONE), row);
  }

  @Override
  public RelNode copy(RelTraitSet traits, List<RelNode> inputs) {
    return new RowIfEmpty(inputs.get(0), traits, row);
  }

  @Override
  public RelWriter explainTerms(RelWriter writer) {
    return super.explainTerms(writer).item("row", Arrays.toString(row));
  }

  @Override
  public double estimateRowCount(RelMetadataQuery metadata) {
    return Math.max(1, metadata.getRowCount(input));
  }
}
