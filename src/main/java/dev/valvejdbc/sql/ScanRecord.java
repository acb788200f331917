package dev.valvejdbc.sql;

import dev.valvejdbc.client.ScanCounts;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/** One remote scan, under way or over; its counts grow while it runs. */
final class ScanRecord {
  final long number;
  final String sql;
  final String tables;
  final ScanCounts counts;
  final AtomicLong rows = new AtomicLong();
  final Instant startedAt = Instant.now();
  private final long startedNanos = System.nanoTime();
  private volatile long endedNanos;

  ScanRecord(long number, String sql, String tables, ScanCounts counts) {
    this.number = number;
    this.sql = sql;
    this.tables = tables;
    this.counts = counts;
  }

  void end() {
    if (endedNanos == 0) {
      endedNanos = System.nanoTime();
    }
  }

  boolean isRunning() {
    return endedNanos == 0;
  }

  double durationMillis() {
    return ((isRunning() ? System.nanoTime() : endedNanos) - startedNanos) / 1e6;
  }
}
