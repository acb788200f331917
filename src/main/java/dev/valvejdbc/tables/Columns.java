package dev.valvejdbc.tables;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The columns of a table, in order. */
public record Columns<T>(List<Column<T>> list) implements Iterable<Column<T>> {
  public Columns {
    list = List.copyOf(list);
  }

  /** These columns, in this order. */
  @SafeVarargs
  @SuppressWarnings("varargs") // they go into a list of their own
  public static <T> Columns<T> of(Column<T>... columns) {
    return new Columns<>(List.of(columns));
  }

  /** These columns, then others. */
  public Columns<T> and(List<Column<T>> more) {
    List<Column<T>> all = new ArrayList<>(list);
    all.addAll(more);
    return new Columns<>(all);
  }

  /** The names of the columns, in order. */
  public List<String> names() {
    return list.stream().map(Column::name).toList();
  }

  /** The readers of some columns, in the order given. */
  public List<Column.Reader<T>> readers(List<Integer> ordinals) {
    return ordinals.stream().<Column.Reader<T>>map(i -> list.get(i).reader()).toList();
  }

  /** The readers of all columns. */
  public List<Column.Reader<T>> readers() {
    return list.stream().<Column.Reader<T>>map(Column::reader).toList();
  }

  /** The values that some readers find in a row. */
  public static <T> @Nullable Object[] row(T source, List<Column.Reader<T>> readers) {
    @Nullable Object[] row = new Object[readers.size()];
    for (int i = 0; i < row.length; i++) {
      row[i] = readers.get(i).read(source);
    }
    return row;
  }

  @Override
  public Iterator<Column<T>> iterator() {
    return list.iterator();
  }
}
