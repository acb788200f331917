package dev.valvejdbc.tables;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A column, said once: its name, type, comment, and how its value is read.
 *
 * @param <T> what a row of its table is read from
 * @param nullable whether it may be null, "not known"
 * @param remarks one sentence for the user
 */
public record Column<T>(
    String name, ColumnType type, boolean nullable, String remarks, Reader<T> reader) {

  /** Reads a column's value: of the Java class that {@link ColumnType} says, or null. */
  public interface Reader<T> {
    @Nullable Object read(T row);
  }

  /** A column that may be null. */
  public static <T> Column<T> of(String name, ColumnType type, String remarks, Reader<T> reader) {
    return new Column<>(name, type, true, remarks, reader);
  }

  /** The same column, never null. */
  public Column<T> notNull() {
    return new Column<>(name, type, false, remarks, reader);
  }

  /** The same column of a row of which the present one is read. */
  public <S> Column<S> of(Function<S, T> part) {
    return new Column<>(name, type, nullable, remarks, row -> reader.read(part.apply(row)));
  }
}
