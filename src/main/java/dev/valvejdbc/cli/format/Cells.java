package dev.valvejdbc.cli.format;

import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The cells of rows, as values that every format can show. */
public interface Cells {
  /** The names of the columns. */
  List<String> labels();

  /** Whether a column, from 0, holds numbers. */
  boolean isNumber(int column);

  /** Goes to the next row, if there is one. */
  boolean next() throws SQLException;

  /**
   * A number, a Boolean, text, or a list of such; moments in ISO 8601, UTC; bytes as hex digits.
   */
  @Nullable Object value(int column) throws SQLException;

  /** Text on one line without anything that would drive a terminal; null for null. */
  default @Nullable String shown(int column) throws SQLException {
    Object value = value(column);
    return value == null ? null : ShownText.of(value.toString());
  }

  /** The same, line by line; null for null. */
  default @Nullable List<String> lines(int column) throws SQLException {
    Object value = value(column);
    return value == null ? null : ShownText.lines(value.toString());
  }
}
