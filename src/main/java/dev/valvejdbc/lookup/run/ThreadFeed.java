package dev.valvejdbc.lookup.run;

import dev.valvejdbc.errors.Breakdown;
import dev.valvejdbc.errors.SqlError;
import dev.valvejdbc.lookup.LookupScan;
import dev.valvejdbc.waiting.Waiting;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Draws left rows on a thread of its own, so that look-ups that follow each other overlap. */
final class ThreadFeed implements KeyFeed {
  private static final long CLOSE_MILLIS = 2000;

  private final LeftRows left;
  private final LookupScan scan;
  private final Thread thread;
  private final Object monitor = new Object();
  private final Deque<@Nullable Object[]> keyless = new ArrayDeque<>();
  private volatile boolean stopped;
  private @Nullable RuntimeException failure;
  private boolean ended;
  private long asked;
  private long taken;

  @SuppressWarnings("ThreadStart")
  ThreadFeed(LeftRows left, LookupScan scan) {
    this.left = left;
    this.scan = scan;
    this.thread = new Thread(this::run, "lookup-feed");
    thread.setDaemon(true);
    thread.start();
  }

  private void run() {
    RuntimeException thrown = null;
    try {
      feed();
    } catch (InterruptedException e) {
      thrown = stopped ? null : SqlError.CANCELLED.inStatement();
    } catch (Throwable e) {
      thrown = Breakdown.carried(e);
    } finally {
      try {
        left.close();
      } finally {
        synchronized (monitor) {
          failure = thrown;
          ended = true;
          monitor.notifyAll();
        }
      }
    }
  }

  private void feed() throws InterruptedException {
    while (!stopped) {
      @Nullable Object[] row = left.next();
      if (row == null) {
        return;
      }
      Object key = left.key(row);
      if (key == null) {
        synchronized (monitor) {
          keyless.add(row);
          monitor.notifyAll();
        }
      } else {
        ask(key, row);
      }
    }
  }

  private void ask(Object key, @Nullable Object[] row) throws InterruptedException {
    synchronized (monitor) {
      while (!stopped && asked - taken >= left.window(taken)) {
        monitor.wait();
      }
      // Counted before it is asked: the answer may come before ask returns.
      asked++;
    }
    boolean entered = false;
    try {
      while (!stopped && !entered) {
        entered = scan.ask(key, row);
        if (!entered) {
          scan.awaitRoom(Waiting.SLICE);
        }
      }
    } finally {
      if (!entered) {
        taken(); // nothing will come of it
      }
    }
    synchronized (monitor) {
      monitor.notifyAll();
    }
  }

  @Override
  public State state() {
    synchronized (monitor) {
      if (asked > taken) {
        return State.ASKED;
      }
      if (!ended || !keyless.isEmpty()) {
        return State.WAITING_FOR_LEFT;
      }
      if (failure == null || stopped) {
        return State.ENDED;
      }
      throw failure;
    }
  }

  @Override
  public @Nullable Object @Nullable [] pollKeyless() {
    synchronized (monitor) {
      return keyless.poll();
    }
  }

  @Override
  public void awaitLeft(long nanos) throws InterruptedException {
    synchronized (monitor) {
      long deadline = System.nanoTime() + nanos;
      long remaining = nanos;
      while (!ended && keyless.isEmpty() && asked == taken && remaining > 0) {
        monitor.wait(Math.max(1, TimeUnit.NANOSECONDS.toMillis(remaining)));
        remaining = deadline - System.nanoTime();
      }
    }
  }

  @Override
  public void taken() {
    synchronized (monitor) {
      taken++;
      monitor.notifyAll();
    }
  }

  @Override
  public void close() {
    stopped = true;
    synchronized (monitor) {
      monitor.notifyAll();
    }
    thread.interrupt();
    boolean interrupted = false;
    try {
      thread.join(CLOSE_MILLIS);
    } catch (InterruptedException e) {
      interrupted = true;
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
