package dev.valvejdbc.lookup.rel;

import dev.valvejdbc.lookup.LookupTable;
import org.apache.calcite.schema.TranslatableTable;

/** A keyed table as Calcite sees it: with a row type, and a scan that waits for its key. */
public interface KeyedRelation extends TranslatableTable {
  /** The table without the engine. */
  LookupTable keyed();
}
