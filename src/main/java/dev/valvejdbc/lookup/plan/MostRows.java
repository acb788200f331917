package dev.valvejdbc.lookup.plan;

import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.metadata.RelMdMaxRowCount;
import org.apache.calcite.rel.metadata.RelMetadataQuery;
import org.apache.calcite.util.ImmutableBitSet;
import org.jspecify.annotations.Nullable;

/**
 * Tells how many rows there may be: a total among grouping sets has one even where all else is
 * none.
 */
public final class MostRows extends RelMdMaxRowCount {
  MostRows() {}

  @Override
  public @Nullable Double getMaxRowCount(Aggregate aggregate, RelMetadataQuery metadata) {
    Double most = super.getMaxRowCount(aggregate, metadata);
    long totals = aggregate.getGroupSets().stream().filter(ImmutableBitSet::isEmpty).count();
    return most == null ? null : Double.valueOf(Math.max(most, (double) totals));
  }
}
