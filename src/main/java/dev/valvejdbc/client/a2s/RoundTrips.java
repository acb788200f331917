package dev.valvejdbc.client.a2s;

import java.util.concurrent.TimeUnit;

/**
 * Derives the wait before a question is sent again from the round trips seen so far, as TCP does
 * (RFC 6298): smoothed mean plus four deviations.
 */
final class RoundTrips {
  private static final long FIRST = TimeUnit.MILLISECONDS.toNanos(250);
  private static final long LEAST = TimeUnit.MILLISECONDS.toNanos(100);
  private static final long MOST = TimeUnit.SECONDS.toNanos(1);

  private long mean;
  private long deviation;

  /** Takes the round trip of a question that was sent once. */
  void observe(long nanos) {
    if (mean == 0) {
      mean = nanos;
      deviation = nanos / 2;
    } else {
      deviation += (Math.abs(nanos - mean) - deviation) / 16;
      mean += (nanos - mean) / 16;
    }
  }

  /** The wait in nanoseconds after an attempt, counted from 1; each doubles the one before. */
  long wait(int attempt) {
    long base = mean == 0 ? FIRST : Math.min(MOST, Math.max(LEAST, mean + 4 * deviation));
    return base << Math.min(attempt - 1, 6);
  }
}
