package dev.valvejdbc.client.a2s;

import dev.valvejdbc.client.StopCheck;
import java.util.Queue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Brings the visits of one scan from the network thread to its reader, who is woken once for many
 * of them, since waking a thread costs more than a visit does.
 */
final class VisitQueue implements StopCheck {
  private static final int WORTH_WAKING = 32;
  private static final long NAP = 1_000_000;

  private final ScanOptions options;
  private final ScanCounts counts = new ScanCounts();
  private final Queue<Visit> finished = new ConcurrentLinkedQueue<>();
  private final AtomicInteger ready = new AtomicInteger();
  private final AtomicInteger underWay = new AtomicInteger();
  private volatile @Nullable Thread poller;
  private volatile @Nullable Thread asker;
  private volatile boolean closed;

  VisitQueue(ScanOptions options) {
    this.options = options;
  }

  ScanOptions options() {
    return options;
  }

  ScanCounts counts() {
    return counts;
  }

  boolean isClosed() {
    return closed;
  }

  boolean hasVisitsUnderWay() {
    return underWay.get() > 0;
  }

  /** Ends work for a scan that nobody reads any more. */
  @Override
  public void check() {
    if (closed) {
      throw new CancellationException("the statement ended");
    }
  }

  @Override
  public void call() {
    check();
    options.budget().spend();
    options.budget().check();
  }

  private boolean isFull() {
    return underWay.get() + ready.get() >= options.maxInFlight();
  }

  /** Counts a visit that begins, if there is room for one. */
  boolean enter() {
    if (closed || isFull()) {
      return false;
    }
    options.budget().check();
    counts.asked.incrementAndGet();
    underWay.incrementAndGet();
    return true;
  }

  /** Takes a visit whose last answer has come, on whichever thread it came. */
  void add(Visit visit, boolean anyFailed) {
    (anyFailed ? counts.silent : counts.answered).incrementAndGet();
    finished.add(visit);
    int waiting = ready.incrementAndGet();
    int left = underWay.decrementAndGet();
    if (waiting == WORTH_WAKING || left < WORTH_WAKING) { // once for all that follow
      LockSupport.unpark(poller);
    }
  }

  /** The next visit, null if none finishes in time. */
  @Nullable Visit poll(long nanos) throws InterruptedException {
    options.budget().check();
    Visit visit = finished.poll();
    if (visit == null && nanos > 0) {
      visit = waitForOne(nanos);
    }
    if (visit != null) {
      ready.decrementAndGet();
      LockSupport.unpark(asker);
    }
    return visit;
  }

  private @Nullable Visit waitForOne(long nanos) throws InterruptedException {
    long end = System.nanoTime() + nanos;
    poller = Thread.currentThread();
    try {
      Visit visit;
      long left = nanos;
      while ((visit = finished.poll()) == null && left > 0) {
        park(left);
        left = end - System.nanoTime();
      }
      return visit;
    } finally {
      poller = null;
    }
  }

  /** Waits at most the given time until there may be room for another visit. */
  void awaitRoom(long nanos) throws InterruptedException {
    asker = Thread.currentThread();
    try {
      if (isFull() && !closed) {
        park(nanos);
      }
    } finally {
      asker = null;
    }
  }

  private void park(long nanos) throws InterruptedException {
    LockSupport.parkNanos(this, Math.min(nanos, NAP));
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
  }

  void close() {
    closed = true;
  }
}
