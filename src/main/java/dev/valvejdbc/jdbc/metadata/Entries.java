package dev.valvejdbc.jdbc.metadata;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds schema objects by patterns of their names. */
record Entries(SchemaObjects objects) {
  private static final Comparator<SchemaObjects.ListedTable> BY_NAME =
      Comparator.comparing(SchemaObjects.ListedTable::schema)
          .thenComparing(SchemaObjects.ListedTable::name);
  static final Comparator<SchemaObjects.ListedTable> BY_TYPE =
      Comparator.comparing(SchemaObjects.ListedTable::type).thenComparing(BY_NAME);

  /** A column with its table and its place there, from 1. */
  record Placed(SchemaObjects.ListedTable table, SchemaObjects.ListedColumn column, int position) {}

  /** There are no catalogs; tools pass none, or the empty name. */
  static boolean isOurs(@Nullable String catalog) {
    return catalog == null || catalog.isEmpty();
  }

  private List<String> schemas(@Nullable String catalog, NamePattern schema) {
    return isOurs(catalog) ? schema.select(objects.schemas(), s -> s) : List.of();
  }

  List<SchemaObjects.ListedTable> tables(
      @Nullable String catalog, NamePattern schema, NamePattern table) {
    List<SchemaObjects.ListedTable> all = new ArrayList<>();
    boolean amongAll = schema.isAny() && table.isAny();
    schemas(catalog, schema).forEach(s -> all.addAll(objects.tables(s, amongAll)));
    return table.select(all, SchemaObjects.ListedTable::name).stream().sorted(BY_NAME).toList();
  }

  /** The types that tables have, sorted; nothing is fetched for them. */
  List<String> types() {
    return Stream.concat(
            Stream.of("TABLE", "VIEW"),
            objects.schemas().stream()
                .flatMap(s -> objects.tables(s, true).stream())
                .map(SchemaObjects.ListedTable::type))
        .distinct()
        .sorted()
        .toList();
  }

  List<Placed> columns(
      @Nullable String catalog, NamePattern schema, NamePattern table, NamePattern column) {
    List<Placed> all = new ArrayList<>();
    for (SchemaObjects.ListedTable found : tables(catalog, schema, table)) {
      int position = 0;
      for (SchemaObjects.ListedColumn each : found.columns().get()) {
        position++;
        all.add(new Placed(found, each, position));
      }
    }
    return column.select(all, p -> p.column().name());
  }

  List<SchemaObjects.ListedFunction> functions(
      @Nullable String catalog, NamePattern schema, NamePattern name) {
    List<SchemaObjects.ListedFunction> all = new ArrayList<>();
    schemas(catalog, schema).forEach(s -> all.addAll(objects.functions(s)));
    return name.select(all, SchemaObjects.ListedFunction::name).stream()
        .sorted(
            Comparator.comparing(SchemaObjects.ListedFunction::schema)
                .thenComparing(SchemaObjects.ListedFunction::name)
                .thenComparing(f -> f.returned() == null))
        .toList();
  }
}
