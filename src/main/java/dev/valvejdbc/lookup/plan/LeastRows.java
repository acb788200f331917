package dev.valvejdbc.lookup.plan;

import org.apache.calcite.rel.core.Sort;
import org.apache.calcite.rel.metadata.RelMdMinRowCount;
import org.apache.calcite.rel.metadata.RelMetadataQuery;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.jspecify.annotations.Nullable;

/** Tells how many rows there are at least: none that a parameter may leave out. */
public final class LeastRows extends RelMdMinRowCount {
  LeastRows() {}

  @Override
  public @Nullable Double getMinRowCount(Sort sort, RelMetadataQuery metadata) {
    return isOpen(sort.fetch) || isOpen(sort.offset)
        ? Double.valueOf(0)
        : super.getMinRowCount(sort, metadata);
  }

  private static boolean isOpen(@Nullable RexNode bound) {
    return bound != null && !(bound instanceof RexLiteral);
  }
}
