package dev.valvejdbc.sql;

import dev.valvejdbc.client.ScanCounts;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/** One remote scan, under way or over; its counts grow while it runs. */
final class ScanRecord {
  final long number;
  final String sql;
  final String tables;
  final ScanCounts counts;
  final AtomicLong rows = new AtomicLong();
  final Instant startedAt = Instant.now();
  final @Nullable ListTally list;
  private final long startedNanos = System.nanoTime();
  private volatile long endedNanos;

  /**
   * What a scan of a server list asked.
   *
   * @param filter the filter strings as sent; empty for none
   * @param byHttp whether its calls are HTTP calls, else UDP packets
   * @param calls made so far
   */
  record ListTally(String source, String filter, boolean byHttp, IntSupplier calls) {}

  ScanRecord(long number, String sql, String tables, ScanCounts counts) {
    this(number, sql, tables, counts, null);
  }

  static ScanRecord ofList(long number, String sql, String tables, ListTally list) {
    return new ScanRecord(number, sql, tables, new ScanCounts(), list);
  }

  private ScanRecord(
      long number, String sql, String tables, ScanCounts counts, @Nullable ListTally list) {
    this.list = list;
    this.number = number;
    this.sql = sql;
    this.tables = tables;
    this.counts = counts;
  }

  @Nullable String filter() {
    return list == null || list.filter().isEmpty() ? null : list.filter();
  }

  long httpCalls() {
    return list != null && list.byHttp() ? list.calls().getAsInt() : 0;
  }

  long packetsSent() {
    return counts.sent() + (list != null && !list.byHttp() ? list.calls().getAsInt() : 0);
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
