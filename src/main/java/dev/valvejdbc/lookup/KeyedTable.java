package dev.valvejdbc.lookup;

import org.apache.calcite.schema.TranslatableTable;

/** A table that can be read only by the values of its key column. */
public interface KeyedTable extends TranslatableTable {

  /** The table's name, for plans and errors. */
  String name();

  /** The ordinal of the key column. */
  int keyColumn();

  /** An example of a key as an SQL literal, for the sentence about a missing key. */
  String exampleKey();

  /** Tables of the same source, joined on the same key, share one visit. Compared by identity. */
  LookupSource source();
}
