package dev.valvejdbc.attach;

import dev.valvejdbc.errors.Breakdown;
import dev.valvejdbc.errors.SqlError;
import dev.valvejdbc.waiting.Waiting;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Calls the driver of one database on threads of its own, so that a statement of ours ends also
 * where a call of theirs does not: a call that is told to end and goes on is left behind, with its
 * connection. Many drivers wait in a socket or in native code, where no flag and no interrupt
 * reaches them. Safe for many threads.
 */
public final class DriverCalls {
  /** Between two cancels of the same call: one may come before the driver has begun to run it. */
  private static final Duration AGAIN = Duration.ofMillis(100);

  /** For what is only tidied up. */
  private static final Duration TIDYING = Duration.ofSeconds(1);

  private static final long IDLE_SECONDS = 1;

  private final String name;
  private final String url;
  private final LeftBehind left;
  private final ExecutorService threads;

  /**
   * Calls nobody yet.
   *
   * @param name of the database
   * @param left counts what is left behind, over all connections of ours
   */
  DriverCalls(String name, String url, LeftBehind left) {
    this.name = name;
    this.url = url;
    this.left = left;
    this.threads =
        new ThreadPoolExecutor(
            0,
            Integer.MAX_VALUE,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            DriverCalls::thread);
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "valve-jdbc-attached");
    thread.setDaemon(true);
    return thread;
  }

  /**
   * Does work, and waits for it; where the statement ends before, it is cancelled.
   *
   * @param check throws when the statement is to end; the wait ends by an interrupt, too
   * @param underway what the work has running
   * @param leaving is told if it is left behind
   */
  public <T> T call(Waiting check, Underway underway, Leaving leaving, Underway.Work<T> work)
      throws SQLException {
    left.refuseMore(url, name);
    Call<T> call = new Call<>(work, leaving);
    begin(call);
    try {
      return check.await(call);
    } catch (ExecutionException e) {
      throw thrown(e);
    } catch (InterruptedException e) {
      end(call, underway);
      Thread.currentThread().interrupt();
      throw SqlError.CANCELLED.inStatement();
    } catch (RuntimeException e) { // the statement is to end
      return ended(call, underway, e);
    }
  }

  /**
   * Does work, and waits for it for a time.
   *
   * @return null if it took longer; it is left behind then
   */
  <T> @Nullable T within(Duration most, Leaving leaving, Underway.Work<T> work)
      throws SQLException {
    left.refuseMore(url, name);
    Call<T> call = new Call<>(work, leaving);
    begin(call);
    try {
      Waiting patient = () -> {};
      return patient.await(call, most);
    } catch (ExecutionException e) {
      throw thrown(e);
    } catch (TimeoutException e) {
      call.leave();
      return null;
    } catch (InterruptedException e) {
      call.leave();
      Thread.currentThread().interrupt();
      throw SqlError.CANCELLED.inStatement();
    }
  }

  /** Tidies up, and waits for it a moment. */
  public void tidy(Runnable work) {
    Call<Boolean> call =
        new Call<>(
            () -> {
              work.run();
              return true;
            },
            Leaving.ALONE);
    boolean interrupted = Thread.interrupted();
    try {
      begin(call);
      call.get(TIDYING.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      call.leave();
    } catch (InterruptedException e) {
      interrupted = true;
      call.leave();
    } catch (ExecutionException | SQLException e) {
      // what was to be tidied up is gone
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void begin(FutureTask<?> task) throws SQLException {
    try {
      threads.execute(task);
    } catch (RejectedExecutionException e) {
      throw SqlError.CLOSED.exception("connection");
    }
  }

  private static SQLException thrown(ExecutionException e) {
    if (e.getCause() instanceof SQLException said) {
      return said;
    }
    throw Breakdown.carried(e.getCause() == null ? e : e.getCause());
  }

  /** What work makes of being told to end: its result, if it was as good as over. */
  private <T> T ended(Call<T> call, Underway underway, RuntimeException end) throws SQLException {
    if (!end(call, underway)) {
      throw end;
    }
    try {
      return call.get();
    } catch (ExecutionException e) {
      throw thrown(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw end;
    }
  }

  /** Tells work to end, and waits a moment; false if it was left behind. */
  private boolean end(Call<?> call, Underway underway) {
    long until = System.nanoTime() + underway.grace().toNanos();
    underway.end();
    FutureTask<Boolean> telling = telling(underway);
    try {
      while (System.nanoTime() < until) {
        try {
          call.get(AGAIN.toNanos(), TimeUnit.NANOSECONDS);
          return true;
        } catch (ExecutionException e) {
          return true;
        } catch (TimeoutException e) {
          telling = telling.isDone() ? telling(underway) : telling;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (call.leave()) {
      return true;
    }
    tellToAbort(underway);
    return false;
  }

  private FutureTask<Boolean> telling(Underway underway) {
    FutureTask<Boolean> telling = new FutureTask<>(underway::cancel, true);
    try {
      threads.execute(telling);
    } catch (RejectedExecutionException e) {
      telling.cancel(false); // the connection is closed, and ends what runs on it
    }
    return telling;
  }

  private void tellToAbort(Underway underway) {
    try {
      threads.execute(() -> underway.abort(threads));
    } catch (RejectedExecutionException e) {
      // the connection is closed, and ends what runs on it
    }
  }

  /** Takes no more calls; the threads end with theirs. */
  void close() {
    threads.shutdown();
  }

  /** One piece of work, counted from when it is left behind until it ends. */
  private final class Call<T> extends FutureTask<T> {
    private final Leaving leaving;

    /** 0 while it is waited for, 1 if it was left behind, 2 when that is over. */
    private final AtomicInteger state = new AtomicInteger();

    Call(Underway.Work<T> work, Leaving leaving) {
      super(work::done);
      this.leaving = leaving;
    }

    /** Waits no longer; true if it is over already. */
    boolean leave() {
      if (isDone()) {
        return true;
      }
      left.add(url);
      leaving.left();
      state.set(1);
      if (isDone()) {
        returned();
      }
      return false;
    }

    @Override
    protected void done() {
      returned();
    }

    private void returned() {
      if (state.compareAndSet(1, 2)) {
        left.remove(url);
        leaving.ended();
      }
    }
  }
}
