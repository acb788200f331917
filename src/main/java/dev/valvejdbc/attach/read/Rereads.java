package dev.valvejdbc.attach.read;

import dev.valvejdbc.guard.Guard;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import org.apache.calcite.DataContext;
import org.apache.calcite.linq4j.Enumerator;
import org.apache.calcite.linq4j.Linq4j;
import org.jspecify.annotations.Nullable;

/**
 * What a statement reads again and again, such as a sub-query for each row: from the second time on
 * it is kept, as far as it is not too much, so that a database is not asked thousands of times.
 */
final class Rereads {
  private static final int MOST_ROWS = 200_000;

  private static final class Kept {
    private int times;
    private boolean tooMuch;
    private @Nullable List<@Nullable Object> rows;
  }

  private final IdentityHashMap<DatabaseQuery, Kept> all = new IdentityHashMap<>();

  /** Reads one of them. */
  interface Reading {
    Enumerator<@Nullable Object> rows();
  }

  synchronized Enumerator<@Nullable Object> rows(
      DataContext root, DatabaseQuery query, Reading reading) {
    Kept kept = all.computeIfAbsent(query, q -> new Kept());
    if (kept.rows == null && ++kept.times > 1 && !kept.tooMuch) {
      keep(kept, Guard.of(root), reading);
    }
    return kept.rows == null ? reading.rows() : Linq4j.enumerator(kept.rows);
  }

  private static void keep(Kept kept, Guard guard, Reading reading) {
    int place = Integer.MIN_VALUE | System.identityHashCode(kept);
    List<@Nullable Object> rows = new ArrayList<>();
    try (Enumerator<@Nullable Object> read = reading.rows()) {
      while (read.moveNext()) {
        if (rows.size() == MOST_ROWS) {
          kept.tooMuch = true;
          guard.restart(place);
          return;
        }
        rows.add(guard.kept(place, read.current()));
      }
    }
    kept.rows = rows;
  }
}
