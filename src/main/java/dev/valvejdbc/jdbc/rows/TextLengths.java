package dev.valvejdbc.jdbc.rows;

/** Tells how long texts of a column can be, so that metadata of tables and of results agree. */
public interface TextLengths {
  /** What is told where nothing bounds a text; tools want a number. */
  int UNBOUND = 65_535;

  /** Bounds nothing. */
  TextLengths NONE = (schema, table, column) -> UNBOUND;

  /**
   * The characters that a text has at most.
   *
   * @param schema of the column's table; empty where the column is computed, as are the others
   * @return {@value #UNBOUND} where nothing bounds it
   */
  int of(String schema, String table, String column);
}
