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
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.jspecify.annotations.Nullable;

/** Lists the constant keys of a query: literals and parameters, each key once, nulls left out. */
public class KeyRows extends AbstractRelNode {
  private static final int SHOWN = 5;

  public final List<RexNode> keys;

  protected KeyRows(
      RelOptCluster cluster, RelTraitSet traits, RelDataType rowType, List<RexNode> keys) {
    super(cluster, traits);
    this.rowType = rowType;
    this.keys = List.copyOf(keys);
  }

  public static KeyRows create(KeyedScan scan, int column, List<RexNode> keys) {
    RelOptCluster cluster = scan.getCluster();
    RelDataTypeFactory types = cluster.getTypeFactory();
    RelDataType rowType =
        types.builder().add(scan.field(column).getName(), keyType(scan, column, types)).build();
    return new KeyRows(
        cluster, cluster.traitSetOf(Convention.NONE), rowType, keys.stream().distinct().toList());
  }

  /** The type of a key column without null, and without padding. */
  public static RelDataType keyType(KeyedScan scan, int column, RelDataTypeFactory types) {
    RelDataType type = scan.field(column).getType();
    RelDataType plain =
        SqlTypeUtil.isCharacter(type) ? types.createSqlType(SqlTypeName.VARCHAR) : type;
    return types.createTypeWithNullability(plain, false);
  }

  @Override
  public RelNode copy(RelTraitSet traits, List<RelNode> inputs) {
    return with(traits, keys);
  }

  /** The same node with other keys. */
  protected KeyRows with(RelTraitSet traits, List<RexNode> changed) {
    return new KeyRows(getCluster(), traits, getRowType(), changed);
  }

  @Override
  public RelNode accept(RexShuttle shuttle) {
    List<RexNode> changed = shuttle.apply(keys);
    return changed.equals(keys) ? this : with(getTraitSet(), changed);
  }

  @Override
  public RelWriter explainTerms(RelWriter writer) {
    List<RexNode> shown = keys.subList(0, Math.min(SHOWN, keys.size()));
    return super.explainTerms(writer)
        .item("keys", keys.size() > SHOWN ? shown + " …" : shown.toString())
        .item("count", count());
  }

  /** Compares all keys, where the explanation shows the first few. */
  @Override
  public boolean deepEquals(@Nullable Object other) {
    return other instanceof KeyRows rows
        && rows.getClass() == getClass()
        && rows.getTraitSet().equals(getTraitSet())
        && rows.getRowType().equals(getRowType())
        && rows.keys.equals(keys);
  }

  @Override
  public int deepHashCode() {
    return 31 * keys.hashCode() + getTraitSet().hashCode();
  }

  @Override
  public double estimateRowCount(RelMetadataQuery metadata) {
    return count();
  }

  private int count() {
    return keys.stream().mapToInt(LiteralParameter::count).sum();
  }
}
