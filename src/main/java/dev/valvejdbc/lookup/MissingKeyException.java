package dev.valvejdbc.lookup;

import java.util.List;

/** Says that a keyed table is read without its key, and how to read it. */
public final class MissingKeyException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Repeats a sentence that was made before. */
  public MissingKeyException(String message) {
    super(message);
  }

  /** The sentence for a table. */
  public static MissingKeyException of(KeyedTable table) {
    List<String> keys =
        table.keyColumns().stream().filter(KeyColumn::required).map(KeyColumn::name).toList();
    String first = keys.isEmpty() ? "" : keys.get(0);
    return new MissingKeyException(
        (keys.size() == 1
                ? "Table %1$s can only be read by its key %2$s: add WHERE %3$s, %2$s IN (…), or join it ON %1$s.%2$s = <other table>.%2$s, for example SELECT * FROM %1$s WHERE %3$s"
                    .formatted(table.name(), first, table.exampleCondition())
                : "Table %1$s can only be read by its keys %2$s: give each of them by = or IN, or join it on them, for example SELECT * FROM %1$s WHERE %3$s"
                    .formatted(table.name(), String.join(", ", keys), table.exampleCondition()))
            + table.alternative());
  }
}
