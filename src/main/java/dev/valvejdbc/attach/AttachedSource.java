package dev.valvejdbc.attach;

import dev.valvejdbc.attach.dialect.Dialect;
import dev.valvejdbc.attach.dialect.Dialects;
import dev.valvejdbc.errors.SqlError;
import dev.valvejdbc.options.AttachedDatabase;
import dev.valvejdbc.options.Secret;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * One attached database: its connections, made when they are first needed and used again. While a
 * transaction is open in it, everything reads and writes through that. Safe for many threads.
 */
public final class AttachedSource implements AutoCloseable {
  private static final int MOST_IDLE = 4;
  private static final int SECONDS_TO_ANSWER = 5;

  private final AttachedDatabase database;
  private final AttachedErrors errors;
  private final DriverCalls calls;
  private final DatabaseConnector connector;
  private final Deque<Connection> idle = new ArrayDeque<>();
  private final Object connecting = new Object();
  private volatile @Nullable Dialect dialect;
  private @Nullable Connection transaction;
  private @Nullable Connection only;
  private boolean closed;

  /**
   * Connects to nothing yet.
   *
   * @param left counts calls of drivers that go on for ever, over all connections of ours
   */
  public AttachedSource(AttachedDatabase database, Drivers drivers, LeftBehind left) {
    this.database = database;
    this.calls = new DriverCalls(database.name(), database.target(), left);
    Secret password = database.password();
    this.errors =
        new AttachedErrors(
            database.name(), database.target(), password == null ? null : password.reveal());
    this.connector = new DatabaseConnector(database, drivers, errors, calls);
  }

  /**
   * Does work with a database.
   *
   * @param <T> what comes of it
   */
  public interface Work<T> {
    /** Does it. */
    T with(Connection connection) throws SQLException;
  }

  /** The schema's name. */
  public String name() {
    return database.name();
  }

  /** Says what the database complains of. */
  public AttachedErrors errors() {
    return errors;
  }

  /** How its driver is called by what waits for it. */
  public DriverCalls calls() {
    return calls;
  }

  /** What is special about the database; asks it once, where its URL does not tell. */
  public Dialect dialect() throws SQLException {
    Dialect known = dialect;
    if (known == null) {
      known = Dialects.ofUrl(database.target());
      if (known == null) {
        known = work(connection -> Dialects.of(connection.getMetaData()));
      }
      dialect = known;
    }
    return known;
  }

  /** Works with a connection, and gives it back; ends by an interrupt. */
  public <T> T work(Work<T> work) throws SQLException {
    Underway underway = Underway.reading();
    return calls.call(() -> {}, underway, Leaving.ALONE, () -> worked(work, underway));
  }

  private <T> T worked(Work<T> work, Underway underway) throws SQLException {
    Connection connection = lend();
    underway.with(connection);
    try {
      return work.with(connection);
    } catch (SQLException e) {
      throw errors.of(e);
    } finally {
      giveBack(connection);
    }
  }

  /** A connection that is to be given back: that of the transaction, an idle one or a new one. */
  public Connection lend() throws SQLException {
    Connection known;
    synchronized (this) {
      if (closed) {
        throw SqlError.CLOSED.exception("connection");
      }
      if (transaction != null) {
        return transaction;
      }
      if (only != null) {
        return only;
      }
      known = idle.poll();
    }
    Dialect told = Dialects.ofUrl(database.target());
    if (told != null && told.sharesConnection()) {
      return shared();
    }
    while (known != null) {
      if (answers(known)) {
        return known;
      }
      Discard.connection(known);
      synchronized (this) {
        known = idle.poll();
      }
    }
    return connect();
  }

  /** The one connection of all, where the database permits no more. */
  private Connection shared() throws SQLException {
    synchronized (connecting) {
      synchronized (this) {
        if (only != null) {
          return only;
        }
      }
      Connection made = connect();
      synchronized (this) {
        only = made;
      }
      return made;
    }
  }

  private static boolean answers(Connection connection) {
    try {
      return connection.isValid(SECONDS_TO_ANSWER);
    } catch (SQLException e) {
      return false;
    }
  }

  /** A new connection, which nobody shares. */
  public Connection connect() throws SQLException {
    return connector.connect();
  }

  /** Takes a connection back that was lent. */
  public void giveBack(Connection connection) {
    synchronized (this) {
      if (connection == transaction || connection == only) {
        return;
      }
    }
    try {
      if (!connection.isClosed()) {
        if (!connection.getAutoCommit()) {
          connection.rollback();
          connection.setAutoCommit(true);
        }
        synchronized (this) {
          if (!closed && idle.size() < MOST_IDLE) {
            idle.push(connection);
            return;
          }
        }
      }
    } catch (SQLException e) {
      // it is of no use any more
    }
    Discard.connection(connection);
  }

  /** The connection of the transaction, begun where none is open. */
  Connection begun() throws SQLException {
    synchronized (this) {
      if (transaction != null) {
        return transaction;
      }
    }
    Connection open = lend();
    try {
      open.setAutoCommit(false);
    } catch (SQLException e) {
      Discard.connection(open);
      throw errors.of(e);
    }
    synchronized (this) {
      transaction = open;
    }
    return open;
  }

  /** Works without the connection of the transaction from now on, which nothing ends. */
  synchronized void leave() {
    if (only == transaction) {
      only = null;
    }
    transaction = null;
  }

  /** Ends the transaction; what it did holds only if this returns. */
  void end(boolean commit) throws SQLException {
    Connection open;
    synchronized (this) {
      open = transaction;
      transaction = null;
    }
    if (open == null) {
      return;
    }
    try {
      if (commit) {
        open.commit();
      } else {
        open.rollback();
      }
      open.setAutoCommit(true);
      giveBack(open);
    } catch (SQLException e) {
      rollBack(open);
      Discard.connection(open);
      throw errors.of(e);
    }
  }

  private static void rollBack(Connection connection) {
    try {
      connection.rollback();
    } catch (SQLException e) {
      // the database does so by itself when the connection ends
    }
  }

  @Override
  public void close() {
    calls.tidy(this::disconnect);
    calls.close();
  }

  private void disconnect() {
    Connection open;
    synchronized (this) {
      closed = true;
      open = transaction == null ? only : transaction;
      transaction = null;
      only = null;
    }
    if (open != null) {
      rollBack(open);
      Discard.connection(open);
    }
    while (true) {
      Connection unused;
      synchronized (this) {
        unused = idle.poll();
      }
      if (unused == null) {
        return;
      }
      Discard.connection(unused);
    }
  }
}
