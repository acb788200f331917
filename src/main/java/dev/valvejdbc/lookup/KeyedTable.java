package dev.valvejdbc.lookup;

import java.util.List;

/**
 * A table that can be read only by the values of its key columns.
 *
 * <p>The key of a table with one required column is that column's value. All other tables' keys are
 * {@link KeyTuple}s of the values of all key columns, null for an optional one that is not given.
 */
public interface KeyedTable {
  /** The table's name, for plans and errors. */
  String name();

  /** The columns that make the key, in the order of its values. */
  List<KeyColumn> keyColumns();

  /** A condition that gives the required keys, for the sentence about a missing key. */
  String exampleCondition();

  /**
   * What else may be done where no key is at hand: the end of the sentence about a missing key.
   *
   * @return empty for nothing
   */
  default String alternative() {
    return "";
  }

  /** Whether one key has at most one row. */
  default boolean hasOneRow() {
    return false;
  }

  /** Whether the key is the value of one column. */
  default boolean hasSimpleKey() {
    return keyColumns().size() == 1 && keyColumns().get(0).required();
  }

  /** Whether there is no row to be had without a key. */
  default boolean needsKey() {
    return keyColumns().stream().anyMatch(KeyColumn::required);
  }
}
