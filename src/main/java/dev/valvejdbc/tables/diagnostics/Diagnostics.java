package dev.valvejdbc.tables.diagnostics;

import dev.valvejdbc.client.Failure;
import dev.valvejdbc.client.a2s.ScanCounts;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Remembers the scans and failures of a connection's recent statements; safe for many threads. */
public final class Diagnostics {
  private static final int SCANS = 200;
  private static final int FAILURES = 20_000;

  private final Deque<ScanRecord> scans = new ArrayDeque<>();
  private final Deque<FailureRecord> failures = new ArrayDeque<>();
  private long numbers;

  /**
   * One server that did not answer.
   *
   * @param scan the number of the scan that asked it
   */
  public record FailureRecord(
      long scan,
      String table,
      String addr,
      Failure failure,
      String error,
      int attempts,
      Instant at) {}

  /** Begins the record of a scan of game servers. */
  public ScanRecord begin(String sql, String tables, ScanCounts counts) {
    return begin(sql, tables, counts, null);
  }

  /** Begins the record of a scan whose packets are not counted. */
  public ScanRecord begin(String sql, String tables) {
    return begin(sql, tables, new ScanCounts(), null);
  }

  /** Begins the record of a scan that calls a service or a master server. */
  public ScanRecord begin(String sql, String tables, ScanRecord.Calls calls) {
    return begin(sql, tables, new ScanCounts(), calls);
  }

  private synchronized ScanRecord begin(
      String sql, String tables, ScanCounts counts, ScanRecord.@Nullable Calls calls) {
    ScanRecord scan = new ScanRecord(++numbers, sql, tables, counts, calls);
    if (scans.size() == SCANS) {
      scans.remove();
    }
    scans.add(scan);
    return scan;
  }

  /** Remembers a server that did not answer. */
  public synchronized void add(FailureRecord failure) {
    if (failures.size() == FAILURES) {
      failures.remove();
    }
    failures.add(failure);
  }

  synchronized List<ScanRecord> scans() {
    return List.copyOf(scans);
  }

  synchronized List<FailureRecord> failures() {
    return List.copyOf(failures);
  }
}
