package dev.valvejdbc.attach;

import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Watches over a statement of another driver while it runs: when ours is to end, that one is
 * cancelled. Many drivers wait in a socket or in native code, where no flag reaches them.
 */
public final class Watched {
  private static final long SLICE_MILLIS = 20;

  private final CountDownLatch over = new CountDownLatch(1);

  private Watched() {}

  /**
   * Work with a statement.
   *
   * @param <T> what comes of it
   */
  public interface Work<T> {
    /** Does it. */
    T done() throws SQLException;
  }

  /**
   * Watches over a statement while work is done with it.
   *
   * @param check throws when the statement is to end
   */
  public static <T> T during(Statement statement, Runnable check, Work<T> work)
      throws SQLException {
    Watched watched = over(statement, check);
    try {
      return work.done();
    } finally {
      watched.end();
    }
  }

  /**
   * Begins to watch.
   *
   * @param check throws when the statement is to end
   */
  public static Watched over(Statement statement, Runnable check) {
    Watched watched = new Watched();
    Thread thread = new Thread(() -> watched.watch(statement, check), "valve-jdbc-watch");
    thread.setDaemon(true);
    thread.start();
    return watched;
  }

  private void watch(Statement statement, Runnable check) {
    try {
      while (!over.await(SLICE_MILLIS, TimeUnit.MILLISECONDS)) {
        check.run();
      }
    } catch (RuntimeException e) {
      cancel(statement); // its own thread finds out why
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void cancel(Statement statement) {
    try {
      statement.cancel();
    } catch (SQLException e) {
      // it has ended
    }
  }

  /** Watches no longer. */
  public void end() {
    over.countDown();
  }
}
