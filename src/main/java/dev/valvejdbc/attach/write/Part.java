package dev.valvejdbc.attach.write;

import java.util.List;

/** What a statement writes, and who does it. */
sealed interface Part {
  /**
   * A statement that the database does by itself.
   *
   * @param counts whether it tells how many rows it wrote
   */
  record Own(String sql, boolean counts) implements Part {}

  /**
   * Rows that the statement says, in words that the database may not know.
   *
   * @param own told the database first
   * @param ours if it does not understand, and we do
   */
  record Values(Own own, Insert ours) implements Part {}

  /**
   * Rows of a query of ours that are merged in by the database.
   *
   * @param before what stands before the source
   * @param after what stands behind it
   */
  record Merge(String before, String query, String after) implements Part {}

  /**
   * Rows of a query of ours.
   *
   * @param verb all before the table, such as INSERT OR IGNORE INTO
   * @param table as the database is told it
   * @param columns none for all
   * @param conflict what becomes of rows that are there: a clause, or empty
   */
  record Insert(String verb, String table, List<String> columns, String query, String conflict)
      implements Part {
    /** All columns of a new table. */
    static Insert all(String table) {
      return new Insert("INSERT INTO", table, List.of(), "", "");
    }
  }

  /** A new table of the rows of a query of ours. */
  record CreateAs(String table, String query, boolean unlessThere) implements Part {}

  /** A lock that nobody else has. */
  record Lock(String name) implements Part {}
}
