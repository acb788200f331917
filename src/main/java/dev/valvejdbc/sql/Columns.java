package dev.valvejdbc.sql;

import java.util.Iterator;
import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.jspecify.annotations.Nullable;

/** The columns of a table, in order. */
record Columns<T>(List<Column<T>> list) implements Iterable<Column<T>> {
  Columns {
    list = List.copyOf(list);
  }

  @SafeVarargs
  @SuppressWarnings("varargs") // they go into a list of their own
  static <T> Columns<T> of(Column<T>... columns) {
    return new Columns<>(List.of(columns));
  }

  RelDataType rowType(RelDataTypeFactory types) {
    RelDataTypeFactory.Builder row = types.builder();
    list.forEach(c -> row.add(c.name(), c.relType(types)));
    return row.build();
  }

  String remarks(int ordinal) {
    return list.get(ordinal).remarks();
  }

  /** The readers of some columns, in the order given. */
  List<Column.Reader<T>> readers(List<Integer> ordinals) {
    return ordinals.stream().<Column.Reader<T>>map(i -> list.get(i).reader()).toList();
  }

  @Nullable Object[] row(T source) {
    return row(source, list.stream().<Column.Reader<T>>map(Column::reader).toList());
  }

  static <T> @Nullable Object[] row(T source, List<Column.Reader<T>> readers) {
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
