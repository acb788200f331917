package dev.valvejdbc.tables;

import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A table of what this process knows already; reading it asks nobody.
 *
 * @param <T> what a row is read from
 * @param source yields what rows are read from
 */
public record LocalTable<T>(
    String name, String remarks, Columns<T> columns, Supplier<List<T>> source)
    implements DescribedTable {

  /** The rows as they are now. */
  public List<@Nullable Object[]> rows() {
    List<Column.Reader<T>> readers = columns.readers();
    return source.get().stream().<@Nullable Object[]>map(r -> Columns.row(r, readers)).toList();
  }
}
