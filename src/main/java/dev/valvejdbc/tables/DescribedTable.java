package dev.valvejdbc.tables;

import org.jspecify.annotations.Nullable;

/** A table, told without an engine: what it is called, what it means, which columns it has. */
public interface DescribedTable {
  /** The name, for plans and errors. */
  String name();

  /** One or two sentences for the user, the required key among them. */
  String remarks();

  /** The columns, in order. */
  Columns<?> columns();

  /** The words that a column's values are taken from; null if they are no such words. */
  default @Nullable Vocabulary vocabulary(String column) {
    return null;
  }
}
