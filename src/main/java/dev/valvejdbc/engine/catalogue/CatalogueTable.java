package dev.valvejdbc.engine.catalogue;

import dev.valvejdbc.tables.Column;
import dev.valvejdbc.tables.ColumnType;
import dev.valvejdbc.tables.Columns;
import dev.valvejdbc.tables.LocalTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Makes the tables of information_schema. */
final class CatalogueTable {
  private static final String NUMBER = ":i";

  private CatalogueTable() {}

  /** A row, by the names of its columns; what is not there is null. */
  static final class Row {
    private final Map<String, @Nullable Object> values = new LinkedHashMap<>();

    Row with(String column, @Nullable Object value) {
      values.put(column, value);
      return this;
    }

    @Nullable Object get(String column) {
      return values.get(column);
    }
  }

  /**
   * A table.
   *
   * @param columns their names, with {@code :i} behind those that are numbers
   */
  static LocalTable<Row> of(String name, String remarks, String columns, Supplier<List<Row>> rows) {
    List<Column<Row>> declared = new ArrayList<>();
    for (String column : columns.strip().split("\\s+", -1)) {
      boolean number = column.endsWith(NUMBER);
      String bare = number ? column.substring(0, column.length() - NUMBER.length()) : column;
      declared.add(
          Column.of(
              bare,
              number ? ColumnType.INTEGER : ColumnType.VARCHAR,
              "The " + bare.replace('_', ' ').toLowerCase(Locale.ROOT) + ", as PostgreSQL has it.",
              row -> row.get(bare)));
    }
    return new LocalTable<>(name, remarks, new Columns<>(declared), rows);
  }
}
