package dev.valvejdbc.server;

import dev.valvejdbc.errors.SqlError;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** Bounds what one remote address has of a server: its connections, and the statements it runs. */
final class Callers {
  private final int most;
  private final Supplier<Set<String>> open;
  private final Map<String, String> addresses = new ConcurrentHashMap<>();
  private final Map<String, Integer> running = new HashMap<>();

  /**
   * Knows nobody yet.
   *
   * @param most connections, and running statements, of one address
   * @param open the names of the connections that are open
   */
  Callers(int most, Supplier<Set<String>> open) {
    this.most = most;
    this.open = open;
  }

  /**
   * Counts a connection that is to be opened.
   *
   * @throws SQLException if the address has as many as it may
   */
  synchronized void opens(String connection, String remote) throws SQLException {
    addresses.keySet().retainAll(open.get());
    if (addresses.values().stream().filter(remote::equals).count() >= most) {
      throw SqlError.TOO_MANY_OF_ADDRESS.exception(most);
    }
    addresses.put(connection, remote);
  }

  /**
   * Counts a statement that is to run.
   *
   * @throws SQLException if the address runs as many as it may
   */
  synchronized void begins(String remote) throws SQLException {
    int count = running.getOrDefault(remote, 0);
    if (count >= most) {
      throw SqlError.TOO_MANY_RUNNING.exception(most);
    }
    running.put(remote, count + 1);
  }

  /** Forgets a statement that ran. */
  synchronized void ends(String remote) {
    int left = running.getOrDefault(remote, 1) - 1;
    if (left == 0) {
      running.remove(remote);
    } else {
      running.put(remote, left);
    }
  }
}
