package dev.valvejdbc.lookup.rel;

import org.apache.calcite.schema.TableFunction;

/**
 * A table function whose arguments are keys: its calls, lateral ones too, are look-ups in a keyed
 * table. Its columns are those of that table without the key columns.
 */
public interface KeyedFunction extends TableFunction {

  /** The table in which a call looks its arguments up, one for each key column, in order. */
  KeyedRelation table();
}
