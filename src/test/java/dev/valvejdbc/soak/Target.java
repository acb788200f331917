package dev.valvejdbc.soak;

import java.util.Set;

/**
 * A statement of the run.
 *
 * @param name for the report
 * @param truth the rows that it may have, values joined by bars; empty where any row is right
 */
record Target(String name, String url, String sql, Set<String> truth) {
  boolean permits(String row) {
    return truth.isEmpty() || truth.contains(row);
  }
}
