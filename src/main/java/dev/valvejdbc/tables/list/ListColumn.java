package dev.valvejdbc.tables.list;

import dev.valvejdbc.tables.Column;
import dev.valvejdbc.tables.ColumnType;
import org.jspecify.annotations.Nullable;

/**
 * A column of master_servers.
 *
 * @param meaning where a condition on it can narrow a list; null if nowhere
 * @param told which sources tell its values, so that a condition can be checked on them
 */
public record ListColumn(Column<ListedRow> column, @Nullable Meaning meaning, Told told) {

  /** Which sources tell the values of a column. */
  public enum Told {
    ALWAYS,
    /** A source that tells more than addresses. */
    WITH_DETAILS,
    NEVER;

    /** Whether a source tells them. */
    public boolean by(boolean tellsDetails) {
      return switch (this) {
        case ALWAYS -> true;
        case WITH_DETAILS -> tellsDetails;
        case NEVER -> false;
      };
    }
  }

  static ListColumn of(
      String name, ColumnType type, String remarks, Column.Reader<ListedRow> reader) {
    return new ListColumn(Column.of(name, type, remarks, reader), null, Told.WITH_DETAILS);
  }

  /** The same column of texts that have so many characters at most. */
  ListColumn atMost(int characters) {
    return new ListColumn(column.atMost(characters), meaning, told);
  }

  /** The same column with a meaning. */
  ListColumn means(Meaning what) {
    return new ListColumn(column, what, told);
  }

  /** The same column, told by every source. */
  ListColumn always() {
    return new ListColumn(column.notNull(), meaning, Told.ALWAYS);
  }

  /** The same column, told by no source. */
  ListColumn never() {
    return new ListColumn(column, meaning, Told.NEVER);
  }
}
