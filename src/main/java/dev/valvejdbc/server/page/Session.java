package dev.valvejdbc.server.page;

import dev.valvejdbc.script.Catalogue;
import dev.valvejdbc.script.Completion;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What one open page has: a connection, its catalogue, and the scripts that it runs. */
final class Session {
  private static final String FIGURES =
      "SELECT SUM(addresses_asked), SUM(answered), SUM(silent) FROM diagnostics.scans WHERE"
          + " running";

  private final Connection connection;
  private final String remote;
  private final int most;
  private final Catalogue catalogue;
  private final Map<String, Script> scripts = new HashMap<>();
  private @Nullable PreparedStatement figures;
  private volatile long heard = System.nanoTime();

  /**
   * A page's session.
   *
   * @param most how many scripts may run at once
   */
  Session(Connection connection, String remote, int most) {
    this.connection = connection;
    this.remote = remote;
    this.most = most;
    catalogue = new Catalogue(connection);
  }

  /**
   * How much was asked so far.
   *
   * @param asked servers
   * @param answered of them
   * @param silent of them
   */
  record Figures(long asked, long answered, long silent) {}

  Connection connection() {
    return connection;
  }

  String remote() {
    return remote;
  }

  void touch() {
    heard = System.nanoTime();
  }

  /** Whether nothing runs, and nothing was heard for so long. */
  synchronized boolean isIdle(long nanos) {
    return scripts.isEmpty() && System.nanoTime() - heard > nanos;
  }

  /** Counts a script that is to run; false if there are as many as may be. */
  synchronized boolean begin(String name, Script script) {
    return scripts.size() < most && scripts.putIfAbsent(name, script) == null;
  }

  synchronized void end(String name) {
    scripts.remove(name);
    touch();
  }

  synchronized void stop(String name) {
    Script script = scripts.get(name);
    if (script != null) {
      script.stop();
    }
  }

  /** Reads the catalogue, which one thread at a time may. */
  interface Reading<T> {
    T of(Catalogue catalogue) throws SQLException;
  }

  <T> T read(Reading<T> reading) throws SQLException {
    synchronized (catalogue) {
      return reading.of(catalogue);
    }
  }

  Map<String, String> offered(String text, int cursor) throws SQLException {
    return read(c -> new Completion(c).offered(text, Math.max(0, Math.min(cursor, text.length()))));
  }

  /** What the scripts that run have asked; null where that is not known. */
  synchronized @Nullable Figures figures() {
    try {
      if (figures == null) {
        figures = connection.prepareStatement(FIGURES);
      }
      try (ResultSet rs = figures.executeQuery()) {
        return rs.next() && rs.getLong(1) > 0
            ? new Figures(rs.getLong(1), rs.getLong(2), rs.getLong(3))
            : null;
      }
    } catch (SQLException e) {
      return null; // another driver, or a connection that is being closed
    }
  }

  /** Ends what runs, and closes the connection. */
  void close() {
    synchronized (this) {
      scripts.values().forEach(Script::cancel);
    }
    try {
      connection.close();
    } catch (SQLException e) {
      // it is of no use any more
    }
  }
}
