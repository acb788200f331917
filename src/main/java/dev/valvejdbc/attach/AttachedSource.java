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
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * One attached database: its connections, made when they are first needed and used again. While a
 * transaction is open in it, everything reads and writes through that. Safe for many threads.
 */
public final class AttachedSource implements AutoCloseable {
  private static final int MOST_IDLE = 4;
  private static final int SECONDS_TO_ANSWER = 5;

  private final AttachedDatabase database;
  private final Drivers drivers;
  private final AttachedErrors errors;
  private final Deque<Connection> idle = new ArrayDeque<>();
  private @Nullable Dialect dialect;
  private @Nullable Connection transaction;
  private @Nullable Connection only;
  private boolean closed;

  /** Connects to nothing yet. */
  public AttachedSource(AttachedDatabase database, Drivers drivers) {
    this.database = database;
    this.drivers = drivers;
    Secret password = database.password();
    this.errors =
        new AttachedErrors(
            database.name(), database.target(), password == null ? null : password.reveal());
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

  /** What is special about the database; asks it once, where its URL does not tell. */
  public synchronized Dialect dialect() throws SQLException {
    Dialect known = dialect;
    if (known == null) {
      known = Dialects.ofUrl(database.target());
      if (known == null) {
        Connection connection = lend();
        try {
          known = Dialects.of(connection.getMetaData());
        } catch (SQLException | RuntimeException e) {
          throw errors.of(e);
        } finally {
          giveBack(connection);
        }
      }
      dialect = known;
    }
    return known;
  }

  /** Works with a connection, and gives it back. */
  public <T> T work(Work<T> work) throws SQLException {
    Connection connection = lend();
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
      Dialect told = Dialects.ofUrl(database.target());
      if (told != null && told.sharesConnection()) {
        only = connect();
        return only;
      }
      known = idle.poll();
    }
    while (known != null) {
      if (answers(known)) {
        return known;
      }
      discard(known);
      synchronized (this) {
        known = idle.poll();
      }
    }
    return connect();
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
    Properties properties = new Properties();
    String user = database.user();
    Secret password = database.password();
    if (user != null) {
      properties.setProperty("user", user);
    }
    if (password != null) {
      properties.setProperty("password", password.reveal());
    }
    java.sql.Driver driver = drivers.of(database.name(), database.target());
    Connection made;
    try {
      made = driver.connect(database.target(), properties);
    } catch (SQLException | RuntimeException e) {
      throw errors.connecting(e);
    }
    if (made == null) {
      throw SqlError.DRIVER_MISSING.exception("that URL", database.name());
    }
    try {
      Dialects.ready(made, database.target());
      return made;
    } catch (SQLException e) {
      discard(made);
      throw errors.connecting(e);
    }
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
    discard(connection);
  }

  private static void discard(Connection connection) {
    try {
      connection.close();
    } catch (SQLException e) {
      // whoever is at its other end is gone
    }
  }

  /** The connection of the transaction, begun where none is open. */
  synchronized Connection begun() throws SQLException {
    Connection open = transaction;
    if (open == null) {
      open = lend();
      try {
        open.setAutoCommit(false);
      } catch (SQLException e) {
        discard(open);
        throw errors.of(e);
      }
      transaction = open;
    }
    return open;
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
      discard(open);
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
    Connection open;
    synchronized (this) {
      closed = true;
      open = transaction == null ? only : transaction;
      transaction = null;
      only = null;
    }
    if (open != null) {
      rollBack(open);
      discard(open);
    }
    while (true) {
      Connection unused;
      synchronized (this) {
        unused = idle.poll();
      }
      if (unused == null) {
        return;
      }
      discard(unused);
    }
  }
}
