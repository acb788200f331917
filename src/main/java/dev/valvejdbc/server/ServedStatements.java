package dev.valvejdbc.server;

import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Knows whose each statement is, since their numbers can be guessed, and ends what runs. */
final class ServedStatements {
  private record Owned(String connection, Statement statement) {}

  private final Map<Integer, Owned> statements = new ConcurrentHashMap<>();

  void add(int id, String connection, Statement statement) {
    statements.put(id, new Owned(connection, statement));
  }

  boolean belongs(int id, String connection) {
    Owned owned = statements.get(id);
    return owned != null && owned.connection().equals(connection);
  }

  @Nullable Statement get(int id) {
    Owned owned = statements.get(id);
    return owned == null ? null : owned.statement();
  }

  /** The statements of a connection. */
  List<Integer> of(String connection) {
    return statements.entrySet().stream()
        .filter(e -> e.getValue().connection().equals(connection))
        .map(Map.Entry::getKey)
        .toList();
  }

  /** Forgets all but these. */
  void keep(Set<Integer> ids) {
    statements.keySet().retainAll(ids);
  }

  /** Ends what runs on a statement, and forgets it. */
  void cancel(int id) {
    cancel(statements.remove(id));
  }

  /** Ends everything that runs. */
  void cancelAll() {
    statements.values().forEach(ServedStatements::cancel);
  }

  private static void cancel(@Nullable Owned owned) {
    try {
      if (owned != null) {
        owned.statement().cancel();
      }
    } catch (SQLException e) {
      // it was closed meanwhile
    }
  }
}
