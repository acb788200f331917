package dev.valvejdbc.lookup;

import java.util.List;

/**
 * Answers look-ups by key for the tables of one group; one key's tables are fetched in one visit.
 */
public interface LookupSource {
  /**
   * Opens a scan for one execution of one operator.
   *
   * @param statement the execution
   * @param legs the tables wanted of every key, and the columns wanted of each
   */
  LookupScan open(LookupStatement statement, List<LookupLeg> legs);

  /** What a key costs at most, if these tables are wanted of it, for explanations. */
  default String most(List<? extends KeyedTable> tables) {
    return "one call each";
  }
}
