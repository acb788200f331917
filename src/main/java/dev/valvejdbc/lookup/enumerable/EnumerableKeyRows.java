package dev.valvejdbc.lookup.enumerable;

import dev.valvejdbc.lookup.rel.KeyRows;
import dev.valvejdbc.lookup.run.ConstantKeySource;
import dev.valvejdbc.lookup.run.LookupRuntime;
import java.util.List;
import org.apache.calcite.DataContext;
import org.apache.calcite.adapter.enumerable.EnumerableRel;
import org.apache.calcite.adapter.enumerable.EnumerableRelImplementor;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.RelTraitSet;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexNode;

/** Yields the constant keys, which are handed over as data, so that their number is unlimited. */
final class EnumerableKeyRows extends KeyRows implements EnumerableRel {
  private EnumerableKeyRows(
      RelOptCluster cluster, RelTraitSet traits, RelDataType rowType, List<RexNode> keys) {
    super(cluster, traits, rowType, keys);
  }

  static EnumerableKeyRows of(KeyRows rows) {
    return new EnumerableKeyRows(
        rows.getCluster(), RuntimeCall.traits(rows), rows.getRowType(), rows.keys);
  }

  @Override
  protected KeyRows with(RelTraitSet traits, List<RexNode> changed) {
    return new EnumerableKeyRows(getCluster(), traits, getRowType(), changed);
  }

  @Override
  public Result implement(EnumerableRelImplementor implementor, Prefer pref) {
    ConstantKeySource source =
        new ConstantKeySource(keys, getRowType().getFieldList().get(0).getType().getSqlTypeName());
    return RuntimeCall.of(
            LookupRuntime.class,
            "keys",
            DataContext.ROOT,
            implementor.stash(source, ConstantKeySource.class))
        .implement(implementor, this);
  }
}
