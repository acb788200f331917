package dev.valvejdbc.client.webapi;

import dev.valvejdbc.client.LimitState;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;

/** Allows so many calls in any stretch of time of a given length; safe for many threads. */
public final class RateLimit {
  private final String name;
  private final int most;
  private final Duration window;
  private final Deque<Long> made = new ArrayDeque<>();
  private int calls;
  private long notBefore;
  private boolean held;
  private long refused;

  RateLimit(String name, int calls, Duration window) {
    this.name = name;
    this.most = calls;
    this.calls = calls;
    this.window = window;
  }

  /** Allows a part of the calls, at least one. */
  synchronized void divide(int parts) {
    calls = Math.max(1, most / parts);
  }

  /** Takes a call; 0 if it may be made now, else how many nanoseconds it has to wait. */
  synchronized long take() {
    long now = System.nanoTime();
    forget(now);
    if (held && notBefore - now > 0) {
      refused++;
      return notBefore - now;
    }
    held = false;
    Long oldest = made.peek();
    if (made.size() >= calls && oldest != null) {
      refused++;
      return oldest + window.toNanos() - now;
    }
    made.add(now);
    return 0;
  }

  /** Makes everybody wait, as the service asked. */
  synchronized void holdBack(Duration wait) {
    held = true;
    notBefore = System.nanoTime() + wait.toNanos();
  }

  /** Whether everybody waits because the service asked. */
  synchronized boolean isHeldBack() {
    return held;
  }

  private void forget(long now) {
    Long oldest;
    while ((oldest = made.peek()) != null && now - oldest >= window.toNanos()) {
      made.remove();
    }
  }

  /** The limiter as a row of diagnostics.limits. */
  public synchronized LimitState state() {
    long now = System.nanoTime();
    forget(now);
    long wait = held ? Math.max(0, notBefore - now) : 0;
    return new LimitState(
        name,
        calls,
        window.toSeconds(),
        (long) made.size(),
        refused,
        TimeUnit.NANOSECONDS.toMillis(wait));
  }
}
