package dev.valvejdbc.jdbc;

import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Statements that are run together: those that Calcite knows nothing of. */
final class Batch {
  private final List<Part> parts = new ArrayList<>();

  /** One of them. */
  interface Part {
    /** Runs it; returns how many rows it wrote. */
    int run() throws SQLException;
  }

  void add(Part part) {
    parts.add(part);
  }

  void clear() {
    parts.clear();
  }

  /**
   * Runs all, and forgets them.
   *
   * @throws BatchUpdateException at the first that fails, with the counts of those before
   */
  int[] run() throws SQLException {
    List<Part> all = List.copyOf(parts);
    parts.clear();
    int[] counts = new int[all.size()];
    for (int i = 0; i < counts.length; i++) {
      try {
        counts[i] = all.get(i).run();
      } catch (SQLException e) {
        throw new BatchUpdateException(
            e.getMessage(), e.getSQLState(), e.getErrorCode(), Arrays.copyOf(counts, i), e);
      }
    }
    return counts;
  }
}
