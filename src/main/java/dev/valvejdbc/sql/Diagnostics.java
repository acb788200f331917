package dev.valvejdbc.sql;

import dev.valvejdbc.client.Failure;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Remembers the scans and failures of a connection's recent statements; safe for many threads. */
public final class Diagnostics {
  private static final int SCANS = 200;
  private static final int FAILURES = 20_000;

  private final Deque<ScanRecord> scans = new ArrayDeque<>();
  private final Deque<FailureRecord> failures = new ArrayDeque<>();
  private long statements;

  /** One server that did not answer. */
  record FailureRecord(
      long statement,
      String table,
      String addr,
      Failure failure,
      String error,
      int attempts,
      Instant at) {}

  synchronized long nextNumber() {
    return ++statements;
  }

  synchronized void add(ScanRecord scan) {
    if (scans.size() == SCANS) {
      scans.remove();
    }
    scans.add(scan);
  }

  synchronized void add(FailureRecord failure) {
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
