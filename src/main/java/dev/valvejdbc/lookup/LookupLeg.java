package dev.valvejdbc.lookup;

import java.util.List;

/**
 * One table of a visit.
 *
 * @param table the keyed table
 * @param columns the ordinals of the columns wanted, in the order of the values in a row
 */
public record LookupLeg(KeyedTable table, List<Integer> columns) {
  public LookupLeg {
    columns = List.copyOf(columns);
  }
}
