package dev.valvejdbc.trino.scan;

import io.trino.spi.connector.ColumnHandle;
import io.trino.spi.connector.ConnectorIndexHandle;
import io.trino.spi.predicate.TupleDomain;

/**
 * A keyed table whose keys come from a join.
 *
 * @param visit words about how many tables a visit of a server is for; empty where none is asked
 * @param enforced what its rows are checked for here, constant keys among it
 * @param share what a worker may send for it
 */
public record ValveIndexHandle(
    String schema, String table, String visit, TupleDomain<ColumnHandle> enforced, Share share)
    implements ConnectorIndexHandle {

  /** What EXPLAIN shows. */
  @Override
  public String toString() {
    return schema
        + "."
        + table
        + visit
        + (enforced.isAll() ? "" : " where " + enforced)
        + (share.packetRate() == 0 ? "" : " at " + share.packetRate() + " packets/s a worker");
  }
}
