package dev.valvejdbc.lookup;

import org.apache.calcite.plan.RelOptTable;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.schema.TranslatableTable;

/** A keyed table as Calcite sees it: with a row type, and a scan that waits for its key. */
public interface KeyedRelation extends TranslatableTable {
  /** The table without the engine. */
  KeyedTable keyed();

  @Override
  default RelNode toRel(RelOptTable.ToRelContext context, RelOptTable table) {
    return KeyedScan.create(context, table, keyed());
  }
}
