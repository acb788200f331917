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
import org.apache.calcite.rex.RexFieldAccess;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;

/** Reads, below a correlate, the rows that a look-up join collected for the current left row. */
public class CollectedRows extends AbstractRelNode {
  /** The column of the correlation variable that holds the rows. */
  public final RexFieldAccess rows;

  protected CollectedRows(
      RelOptCluster cluster, RelTraitSet traits, RelDataType rowType, RexFieldAccess rows) {
    super(cluster, traits);
    this.rowType = rowType;
    this.rows = rows;
  }

  public static CollectedRows create(
      RelOptCluster cluster, RelDataType rowType, RexFieldAccess rows) {
    return new CollectedRows(cluster, cluster.traitSetOf(Convention.NONE), rowType, rows);
  }

  @Override
  public RelNode copy(RelTraitSet traits, List<RelNode> inputs) {
    return new CollectedRows(getCluster(), traits, getRowType(), rows);
  }

  @Override
  public RelNode accept(RexShuttle shuttle) {
    RexNode changed = rows.accept(shuttle);
    return changed.equals(rows)
        ? this
        : new CollectedRows(getCluster(), getTraitSet(), getRowType(), (RexFieldAccess) changed);
  }

  @Override
  public RelWriter explainTerms(RelWriter writer) {
    return super.explainTerms(writer).item("rows", rows).item("columns", getRowType());
  }

  @Override
  public double estimateRowCount(RelMetadataQuery metadata) {
    return 10;
  }
}
