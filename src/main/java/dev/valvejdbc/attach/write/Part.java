package dev.valvejdbc.attach.write;

import java.util.List;

/** What a statement writes, and who does it. */
sealed interface Part {
  /** A statement that the database does by itself. */
  record Own(String sql) implements Part {}

  /**
   * Rows of a query of ours.
   *
   * @param table as the database is told it
   * @param columns none for all
   * @param conflict what becomes of rows that are there: a clause, or empty
   */
  record Insert(String table, List<String> columns, String query, String conflict)
      implements Part {}

  /** A new table of the rows of a query of ours. */
  record CreateAs(String table, String query, boolean unlessThere) implements Part {}

  /** A lock that nobody else has. */
  record Lock(String name) implements Part {}
}
