package dev.valvejdbc.attach;

import dev.valvejdbc.errors.SqlError;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Counts the calls of other drivers that went on when their statements had ended: each holds a
 * thread and a connection until it ends by itself. Safe for many threads.
 */
public final class LeftBehind {
  /** So many of one database, over all connections of ours. */
  private static final int MOST = 8;

  private final Map<String, Integer> counts = new ConcurrentHashMap<>();

  /**
   * Refuses to ask a database that has too many of them.
   *
   * @param url whose calls they are
   * @param name for the sentence
   */
  void refuseMore(String url, String name) throws SQLException {
    int count = counts.getOrDefault(url, 0);
    if (count >= MOST) {
      throw SqlError.ATTACHED_STUCK.exception(name, count);
    }
  }

  void add(String url) {
    counts.merge(url, 1, Integer::sum);
  }

  void remove(String url) {
    counts.computeIfPresent(url, (u, count) -> count > 1 ? count - 1 : null);
  }
}
