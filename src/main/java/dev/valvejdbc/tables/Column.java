package dev.valvejdbc.tables;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A column, said once: its name, type, comment, and how its value is read.
 *
 * @param <T> what a row of its table is read from
 * @param nullable whether it may be null, "not known"
 * @param remarks one sentence for the user
 * @param longest characters that a text has at most; {@value #UNBOUND} for those of others, which
 *     have no bound
 */
public record Column<T>(
    String name, ColumnType type, boolean nullable, String remarks, int longest, Reader<T> reader) {
  /** What has no bound. */
  public static final int UNBOUND = 0;

  /** Reads a column's value: of the Java class that {@link ColumnType} says, or null. */
  public interface Reader<T> {
    @Nullable Object read(T row);
  }

  /** A column that may be null. */
  public static <T> Column<T> of(String name, ColumnType type, String remarks, Reader<T> reader) {
    return new Column<>(name, type, true, remarks, UNBOUND, reader);
  }

  /** The column as a table that is a join tells it: the join reads its values. */
  public static Column<Object> ofJoin(Column<?> column) {
    return new Column<>(
        column.name,
        column.type,
        column.nullable,
        column.remarks,
        column.longest,
        row -> {
          throw new UnsupportedOperationException("This table is a join");
        });
  }

  /** The same column, never null. */
  public Column<T> notNull() {
    return new Column<>(name, type, false, remarks, longest, reader);
  }

  /** The same column of texts that this program writes itself, with so many characters at most. */
  public Column<T> atMost(int characters) {
    return new Column<>(name, type, nullable, remarks, characters, reader);
  }

  /** The same column of a row of which the present one is read. */
  public <S> Column<S> of(Function<S, T> part) {
    return new Column<>(
        name, type, nullable, remarks, longest, row -> reader.read(part.apply(row)));
  }
}
