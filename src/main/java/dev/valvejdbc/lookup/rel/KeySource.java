package dev.valvejdbc.lookup.rel;

import dev.valvejdbc.lookup.LookupTable;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rex.RexNode;

/**
 * Scans rows that bring the keys of look-ups, and may read fewer of them if it knows what is asked
 * of the tables looked up.
 */
public interface KeySource extends RelNode {

  /** The ordinal of the column that holds the keys. */
  int keyColumn();

  /**
   * Tells what must hold for the rows of a table looked up by the key.
   *
   * @param condition over all columns of the table
   * @return this scan, or one that leaves out rows whose look-ups could not satisfy the condition
   */
  RelNode implying(LookupTable table, RexNode condition);
}
