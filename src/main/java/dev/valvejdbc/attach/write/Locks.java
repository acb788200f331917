package dev.valvejdbc.attach.write;

import dev.valvejdbc.attach.AttachedSource;
import dev.valvejdbc.errors.SqlError;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;

/** The locks that a connection has taken; they end with it. */
final class Locks implements AutoCloseable {
  private final Map<String, AutoCloseable> held = new TreeMap<>();

  /**
   * Takes a lock, or has it already.
   *
   * @throws SQLException if somebody else has it
   */
  synchronized void take(AttachedSource source, String name) throws SQLException {
    String key = source.name() + "." + name;
    AutoCloseable mine = held.get(key);
    if (mine instanceof Connection connection && !connection.isValid(5)) {
      mine = null; // the database has forgotten it
    }
    if (mine == null) {
      Connection connection = source.connect();
      AutoCloseable taken;
      try {
        taken = source.dialect().lock(connection, name);
      } catch (SQLException e) {
        connection.close();
        throw source.errors().of(e);
      }
      if (taken == null) {
        connection.close();
        throw SqlError.LOCKED.exception(name, source.name());
      }
      held.put(key, taken);
    }
  }

  @Override
  public synchronized void close() {
    for (AutoCloseable lock : held.values()) {
      try {
        lock.close();
      } catch (Exception e) {
        // it ends with the process at the latest
      }
    }
    held.clear();
  }
}
