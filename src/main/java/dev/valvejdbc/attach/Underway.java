package dev.valvejdbc.attach;

import dev.valvejdbc.errors.SqlError;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * What a piece of work has running in databases, so that it can be told to end from another thread.
 * Safe for many threads.
 */
public final class Underway {
  private static final Duration READING = Duration.ofMillis(400);
  private static final Duration WRITING = Duration.ofMillis(800);

  private final List<Statement> statements = new CopyOnWriteArrayList<>();
  private final Duration grace;
  private volatile @Nullable Connection connection;
  private volatile boolean told;

  /**
   * Work with a driver.
   *
   * @param <T> what comes of it
   */
  public interface Work<T> {
    /** Does it. */
    T done() throws SQLException;
  }

  private Underway(Duration grace) {
    this.grace = grace;
  }

  /** Nothing yet, of work that reads. */
  public static Underway reading() {
    return new Underway(READING);
  }

  /** Nothing yet, of work that writes what other work reads, and so ends after that. */
  public static Underway writing() {
    return new Underway(WRITING);
  }

  /** For a driver to end what it was told to end. */
  Duration grace() {
    return grace;
  }

  /** Throws if the work was told to end: what it does from now on shall have no effect. */
  public void check() {
    if (told) {
      throw SqlError.CANCELLED.inStatement();
    }
  }

  /** Does work with a statement, which may be cancelled meanwhile. */
  public <T> T during(Statement statement, Work<T> work) throws SQLException {
    statements.add(statement);
    try {
      return work.done();
    } finally {
      statements.remove(statement);
    }
  }

  /** Begins to work with a connection, which is given up where its driver heeds no cancel. */
  public void with(Connection connection) {
    this.connection = connection;
  }

  /** Begins to run a statement, until the work is over. */
  public void runs(Statement statement) {
    statements.add(statement);
  }

  /** Tells the work to end. */
  void end() {
    told = true;
  }

  /** Cancels what runs; the drivers may wait for their databases meanwhile. */
  void cancel() {
    for (Statement statement : statements) {
      try {
        statement.cancel();
      } catch (SQLException | RuntimeException e) {
        // it has ended, or knows no cancel
      }
    }
  }

  /** Closes the connection: the work is over. */
  void close() {
    Discard.connection(connection);
  }

  /** Ends the connection under whatever still runs on it. */
  void abort(Executor threads) {
    Connection open = connection;
    try {
      if (open != null) {
        open.abort(threads);
      }
    } catch (SQLException | RuntimeException | AbstractMethodError e) {
      // it ends when its call does
    }
  }
}
