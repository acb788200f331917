package dev.valvejdbc.trino.scan;

import io.trino.spi.HostAddress;
import io.trino.spi.connector.ConnectorSplit;
import java.util.List;
import java.util.Optional;

/**
 * A part of a table: rows that the coordinator has read, or keys to be looked up.
 *
 * @param share what a worker may send for it
 * @param rows values of all columns that the coordinator knows, each row's first the key
 * @param keys values of all key columns; none where the rows are the table's
 * @param joined whether the keys are of the other side of a join, and not the query's own
 * @param place the only worker that may look them up; empty for any
 */
public record ValveSplit(
    Share share,
    List<List<Object>> rows,
    List<List<Object>> keys,
    boolean joined,
    Optional<HostAddress> place)
    implements ConnectorSplit {
  private static final int VALUE = 64;

  @Override
  public boolean isRemotelyAccessible() {
    return place.isEmpty();
  }

  @Override
  public List<HostAddress> getAddresses() {
    return place.stream().toList();
  }

  @Override
  public long getRetainedSizeInBytes() {
    long values = 0;
    for (List<Object> row : rows) {
      values += row.size();
    }
    for (List<Object> key : keys) {
      values += key.size();
    }
    return VALUE * (1 + values);
  }

  /** Not the values: a command may stand among them. */
  @Override
  public String toString() {
    return rows.size() + " rows, " + keys.size() + " keys";
  }
}
