package dev.valvejdbc.tables.list;

import dev.valvejdbc.protocol.master.MasterFilter;

/**
 * A condition as a filter of server lists, one that holds for every server that the condition holds
 * for.
 *
 * @param exact whether it holds for no other servers
 */
public record FilterReading(MasterFilter filter, boolean exact) {
  /** A condition that narrows nothing. */
  public static final FilterReading EVERYTHING = new FilterReading(MasterFilter.EVERYTHING, false);

  /** A filter that holds for the same servers as its condition. */
  public static FilterReading exact(MasterFilter filter) {
    return new FilterReading(filter, true);
  }

  /** The same filter for a condition that is narrower. */
  public FilterReading widened() {
    return new FilterReading(filter, false);
  }
}
