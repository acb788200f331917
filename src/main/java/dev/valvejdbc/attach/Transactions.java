package dev.valvejdbc.attach;

import dev.valvejdbc.errors.SqlError;
import dev.valvejdbc.waiting.Waiting;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** The one transaction that a connection may have, in one attached database. */
public final class Transactions {
  private final ReentrantLock writing = new ReentrantLock();
  private volatile boolean autoCommit = true;
  private @Nullable AttachedSource open;

  /** The one whose transaction ended by itself, which nobody has been told yet. */
  private @Nullable AttachedSource lost;

  /** The one whose driver goes on with a statement that has ended; null where there is none. */
  private volatile @Nullable AttachedSource stuck;

  /**
   * Does work that writes.
   *
   * @param <T> what comes of it
   */
  public interface Work<T> {
    /** Does it, with a connection whose transaction is open. */
    T in(Connection connection) throws SQLException;
  }

  /**
   * Writes: all of it or nothing. Without autocommit it holds only when the transaction does.
   *
   * @param underway what the work has running
   * @throws SQLException also if another database's transaction is open
   */
  public <T> T write(AttachedSource source, Underway underway, Work<T> work) throws SQLException {
    lock();
    try {
      AttachedSource other = open;
      if (other != null && other != source) {
        throw SqlError.SECOND_TRANSACTION.exception(source.name(), other.name());
      }
      Connection connection = source.begun();
      underway.with(connection);
      open = source;
      T done;
      Savepoint before = null;
      try {
        before = autoCommit ? null : connection.setSavepoint();
        done = work.in(connection);
        underway.check();
        if (before != null) {
          connection.releaseSavepoint(before);
        }
      } catch (SQLException | RuntimeException e) {
        undo(source, connection, before);
        throw source.errors().of(e);
      } catch (Error e) {
        undo(source, connection, before);
        throw e;
      }
      if (autoCommit) {
        end(true);
      }
      return done;
    } finally {
      writing.unlock();
    }
  }

  private void lock() throws SQLException {
    try {
      while (!writing.tryLock(Waiting.SLICE, TimeUnit.NANOSECONDS)) {
        AttachedSource going = stuck;
        if (going != null) {
          throw SqlError.ATTACHED_STUCK.exception(going.name(), 1);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw SqlError.CANCELLED.exception();
    }
  }

  /** What is done about a write that goes on when its statement has ended. */
  public Leaving leaving(AttachedSource source, Underway underway) {
    return new Leaving() {
      @Override
      public void left() {
        stuck = source;
        source.leave();
      }

      @Override
      public void ended() {
        underway.close();
        stuck = null;
      }
    };
  }

  /** Takes back one statement, or the whole transaction where that cannot be had. */
  private void undo(AttachedSource source, Connection connection, @Nullable Savepoint before)
      throws SQLException {
    if (before != null) {
      try {
        connection.rollback(before);
        return;
      } catch (SQLException e) {
        lost = source; // the connection is gone, and the transaction with it
      }
    }
    end(false);
  }

  private void end(boolean commit) throws SQLException {
    AttachedSource source = open;
    open = null;
    if (source != null) {
      source.end(commit);
    }
  }

  /** Makes what was written hold. */
  public void commit() throws SQLException {
    ended(true);
  }

  /** Takes back what was written. */
  public void rollback() throws SQLException {
    ended(false);
  }

  private void ended(boolean commit) throws SQLException {
    lock();
    try {
      AttachedSource gone = lost;
      lost = null;
      if (commit && gone != null) {
        end(false);
        throw SqlError.TRANSACTION_LOST.exception(gone.name());
      }
      end(commit);
    } finally {
      writing.unlock();
    }
  }

  /** Whether each statement is a transaction of its own; turned on, it commits what is open. */
  public void setAutoCommit(boolean on) throws SQLException {
    autoCommit = on;
    if (on) {
      commit();
    }
  }
}
