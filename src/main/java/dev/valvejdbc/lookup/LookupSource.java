package dev.valvejdbc.lookup;

import java.util.List;
import org.apache.calcite.DataContext;

/**
 * Answers look-ups by key for the tables of one group; one key's tables are fetched in one visit.
 */
public interface LookupSource {

  /**
   * Opens a scan for one execution of one operator.
   *
   * @param root the statement's context; a source finds its client through its root schema
   * @param legs the tables wanted of every key, and the columns wanted of each
   */
  LookupScan open(DataContext root, List<LookupLeg> legs);
}
