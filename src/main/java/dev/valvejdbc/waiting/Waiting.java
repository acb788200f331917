package dev.valvejdbc.waiting;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.Lock;
import org.jspecify.annotations.Nullable;

/**
 * Waits for what a statement wants, in slices, between which it asks whether the statement is to
 * end.
 */
@FunctionalInterface
public interface Waiting {
  /** Nanoseconds to wait, at most, between two checks. */
  long SLICE = 10_000_000;

  /** Nanoseconds to wait, at most, between two checks of this one. */
  default long slice() {
    return SLICE;
  }

  /** Throws if the statement is to end. */
  void check();

  /**
   * A wait of at most a slice.
   *
   * @param <T> what is waited for
   * @param <E> what may go wrong
   */
  interface Slice<T, E extends Exception> {
    /**
     * Waits.
     *
     * @param nanos how long at most, at least 1
     * @return null if nothing came
     */
    @Nullable T await(long nanos) throws E, InterruptedException;
  }

  /**
   * Waits slice by slice until something comes, the time is over, or the statement is to end.
   *
   * @param nanos how long at most; nothing is waited for if it is not positive
   * @return null if nothing came in time
   * @throws InterruptedException if the thread is interrupted, even where a slice passes that over
   */
  default <T, E extends Exception> @Nullable T await(long nanos, Slice<T, E> slice)
      throws E, InterruptedException {
    long end = System.nanoTime() + nanos;
    for (long left = nanos; left > 0; left = end - System.nanoTime()) {
      check();
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      T found = slice.await(Math.min(left, slice()));
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  /**
   * Waits slice by slice until something comes or the statement is to end.
   *
   * @throws InterruptedException if the thread is interrupted, even where a slice passes that over
   */
  default <T, E extends Exception> T await(Slice<T, E> slice) throws E, InterruptedException {
    while (true) {
      T found = await(Long.MAX_VALUE, slice);
      if (found != null) {
        return found;
      }
    }
  }

  /**
   * Waits for a future's value; does not cancel it.
   *
   * @throws ExecutionException if the future fails
   */
  default <T> T await(Future<T> future) throws ExecutionException, InterruptedException {
    return this.<Future<T>, InterruptedException>await(
            nanos -> isDone(future, nanos) ? future : null)
        .get();
  }

  /**
   * Waits for a future's value; does not cancel it.
   *
   * @param most how long at most
   * @throws ExecutionException if the future fails
   * @throws TimeoutException if it takes longer
   */
  default <T> T await(Future<T> future, Duration most)
      throws ExecutionException, InterruptedException, TimeoutException {
    Future<T> done =
        this.<Future<T>, InterruptedException>await(
            most.toNanos(), nanos -> isDone(future, nanos) ? future : null);
    if (done == null) {
      throw new TimeoutException();
    }
    return done.get();
  }

  private static boolean isDone(Future<?> future, long nanos) throws InterruptedException {
    try {
      future.get(nanos, TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      return false;
    } catch (ExecutionException e) {
      return true; // and it says so again
    }
    return true;
  }

  /**
   * Takes the next element of a queue.
   *
   * @param nanos how long to wait at most; one that is there is taken without a wait
   * @return null if none came in time
   */
  default <T> @Nullable T await(BlockingQueue<T> queue, long nanos) throws InterruptedException {
    T there = queue.poll();
    return there != null
        ? there
        : this.<T, InterruptedException>await(nanos, n -> queue.poll(n, TimeUnit.NANOSECONDS));
  }

  /** Takes a lock, which the caller gives back. */
  default void await(Lock lock) throws InterruptedException {
    this.<Lock, InterruptedException>await(
        nanos -> lock.tryLock(nanos, TimeUnit.NANOSECONDS) ? lock : null);
  }

  /** Waits for a time to pass. */
  default void pause(Duration time) throws InterruptedException {
    this.<Object, InterruptedException>await(
        time.toNanos(),
        nanos -> {
          TimeUnit.NANOSECONDS.sleep(nanos);
          return null;
        });
  }
}
