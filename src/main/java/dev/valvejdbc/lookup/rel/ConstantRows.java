package dev.valvejdbc.lookup.rel;

import java.util.List;
import org.apache.calcite.plan.Convention;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.RelTraitSet;
import org.apache.calcite.rel.AbstractRelNode;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.RelWriter;
import org.apache.calcite.rel.metadata.RelMetadataQuery;
import org.apache.calcite.rel.type.RelDataType;
import org.jspecify.annotations.Nullable;

/** Holds VALUES that are too many for generated code. */
public class ConstantRows extends AbstractRelNode {
  public final List<@Nullable Object[]> rows;

  protected ConstantRows(
      RelOptCluster cluster,
      RelTraitSet traits,
      RelDataType rowType,
      List<@Nullable Object[]> rows) {
    super(cluster, traits);
    this.rowType = rowType;
    this.rows = rows;
  }

  public static ConstantRows create(
      RelOptCluster cluster, RelDataType rowType, List<@Nullable Object[]> rows) {
    return new ConstantRows(cluster, cluster.traitSetOf(Convention.NONE), rowType, rows);
  }

  @Override
  public RelNode copy(RelTraitSet traits, List<RelNode> inputs) {
    return new ConstantRows(getCluster(), traits, getRowType(), rows);
  }

  @Override
  public RelWriter explainTerms(RelWriter writer) {
    return super.explainTerms(writer)
        .item("type", getRowType())
        .item("first", List.of(rows.get(0)))
        .item("count", rows.size());
  }

  @Override
  @SuppressWarnings("ReferenceEquality") // the same rows are the same list; comparing them is slow
  public boolean deepEquals(@Nullable Object other) {
    return other instanceof ConstantRows that
        && that.getClass() == getClass()
        && that.getTraitSet().equals(getTraitSet())
        && that.getRowType().equals(getRowType())
        && that.rows == rows;
  }

  @Override
  public int deepHashCode() {
    return 31 * System.identityHashCode(rows) + getTraitSet().hashCode();
  }

  @Override
  public double estimateRowCount(RelMetadataQuery metadata) {
    return rows.size();
  }
}
