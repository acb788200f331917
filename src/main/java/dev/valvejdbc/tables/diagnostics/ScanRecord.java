package dev.valvejdbc.tables.diagnostics;

import dev.valvejdbc.client.a2s.ScanCounts;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/** One remote scan, under way or over; its counts grow while it runs. Safe for many threads. */
public final class ScanRecord {
  private final long number;
  private final String sql;
  private final String tables;
  private final ScanCounts counts;
  private final @Nullable Calls calls;
  private final AtomicLong rows = new AtomicLong();
  private final Instant startedAt = Instant.now();
  private final long startedNanos = System.nanoTime();
  private volatile long endedNanos;

  /**
   * What a scan calls beside single game servers.
   *
   * @param filter the filter strings as sent; empty for none
   * @param byHttp whether its calls are HTTP calls, else UDP packets
   * @param made calls so far
   * @param answered packets that came back so far; none where calls are HTTP calls
   */
  public record Calls(String filter, boolean byHttp, IntSupplier made, IntSupplier answered) {}

  ScanRecord(long number, String sql, String tables, ScanCounts counts, @Nullable Calls calls) {
    this.number = number;
    this.sql = sql;
    this.tables = tables;
    this.counts = counts;
    this.calls = calls;
  }

  /** The number of the scan in its connection, from 1. */
  public long number() {
    return number;
  }

  /** The text of its statement. */
  public String sql() {
    return sql;
  }

  /** The names of the tables that are read together. */
  public String tables() {
    return tables;
  }

  ScanCounts counts() {
    return counts;
  }

  Instant startedAt() {
    return startedAt;
  }

  /** Counts rows that the scan gave to its statement. */
  public void addRows(long more) {
    rows.addAndGet(more);
  }

  long rows() {
    return rows.get();
  }

  @Nullable String filter() {
    return calls == null || calls.filter().isEmpty() ? null : calls.filter();
  }

  long httpCalls() {
    return calls != null && calls.byHttp() ? calls.made().getAsInt() : 0;
  }

  long packetsSent() {
    return counts.sent() + (calls != null && !calls.byHttp() ? calls.made().getAsInt() : 0);
  }

  long packetsReceived() {
    return counts.received() + (calls != null && !calls.byHttp() ? calls.answered().getAsInt() : 0);
  }

  /** Ends the scan, once. */
  public void end() {
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
