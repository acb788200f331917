package dev.valvejdbc.engine.session;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Collects rows and writes them as a query, so that they are read as all others are. */
final class RowsText {
  private final List<String> columns;
  private final List<String> rows = new ArrayList<>();

  /** No rows yet, of columns of text. */
  RowsText(String... columns) {
    this.columns = List.of(columns);
  }

  /** Adds a row, as many values as there are columns. */
  RowsText add(@Nullable Object... values) {
    List<String> texts = new ArrayList<>();
    for (Object value : values) {
      texts.add(literal(value));
    }
    rows.add("(" + String.join(", ", texts) + ")");
    return this;
  }

  private static String literal(@Nullable Object value) {
    return value == null
        ? "CAST(NULL AS VARCHAR)"
        : "CAST('" + value.toString().replace("'", "''") + "' AS VARCHAR)";
  }

  /** The query that gives the rows in their order. */
  String query() {
    String names = columns.stream().map(RowsText::quoted).collect(Collectors.joining(", "));
    boolean none = rows.isEmpty();
    if (none) {
      add(new @Nullable Object[columns.size()]);
    }
    return "SELECT * FROM (VALUES "
        + String.join(", ", rows)
        + ") AS \"told\" ("
        + names
        + ")"
        + (none ? " WHERE 1 = 0" : "");
  }

  /** A name as SQL quotes it. */
  static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }
}
