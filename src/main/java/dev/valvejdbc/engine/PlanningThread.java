package dev.valvejdbc.engine;

import dev.valvejdbc.errors.Breakdown;
import dev.valvejdbc.errors.SqlError;
import dev.valvejdbc.waiting.Waiting;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * Works with Calcite on a thread of its own, which ends with the work: Calcite leaves objects in
 * ThreadLocals, by which the threads of a program would keep its classes for ever. Its stack is
 * deep, as are the expressions of some statements.
 */
final class PlanningThread {
  private static final long STACK = 32L << 20;

  private PlanningThread() {}

  /**
   * Does the work, and waits for it; does not begin where nobody wants it.
   *
   * @param check throws if nobody wants it any more; the work is then told by an interrupt
   * @throws RuntimeException what the work throws; errors of the machine in their finished form
   */
  static <T> T work(Callable<T> work, Runnable check) {
    check.run();
    FutureTask<T> task = new FutureTask<>(work);
    Thread thread = new Thread(null, task, "valve-jdbc-planning", STACK);
    thread.setDaemon(true);
    thread.start();
    try {
      Waiting waiting = check::run;
      return waiting.await(task);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof AssertionError) { // the planner's, about this statement
        throw new IllegalStateException(e.getCause());
      }
      throw Breakdown.carried(e.getCause() == null ? e : e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw SqlError.CANCELLED.inStatement();
    } finally {
      if (!task.isDone()) {
        thread.interrupt();
      }
    }
  }
}
