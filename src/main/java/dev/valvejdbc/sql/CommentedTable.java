package dev.valvejdbc.sql;

import org.apache.calcite.schema.Table;

/** A table that can say what it and its columns are. */
public interface CommentedTable extends Table {

  /** One or two sentences about the table, the required key among them. */
  String remarks();

  /**
   * One sentence about a column.
   *
   * @param column its ordinal, from 0
   */
  String remarks(int column);
}
