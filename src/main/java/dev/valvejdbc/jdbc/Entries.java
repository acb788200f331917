package dev.valvejdbc.jdbc;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the entries of a catalogue by patterns of their names. */
record Entries(Catalogue catalogue) {
  private static final Comparator<Catalogue.ListedTable> BY_NAME =
      Comparator.comparing(Catalogue.ListedTable::schema)
          .thenComparing(Catalogue.ListedTable::name);
  static final Comparator<Catalogue.ListedTable> BY_TYPE =
      Comparator.comparing(Catalogue.ListedTable::type).thenComparing(BY_NAME);

  /** A column with its table and its place there, from 1. */
  record Placed(Catalogue.ListedTable table, Catalogue.ListedColumn column, int position) {}

  /** There are no catalogs; tools pass none, or the empty name. */
  static boolean isOurs(@Nullable String catalog) {
    return catalog == null || catalog.isEmpty();
  }

  private List<String> schemas(@Nullable String catalog, NamePattern schema) {
    return isOurs(catalog) ? schema.select(catalogue.schemas(), s -> s) : List.of();
  }

  List<Catalogue.ListedTable> tables(
      @Nullable String catalog, NamePattern schema, NamePattern table) {
    List<Catalogue.ListedTable> all = new ArrayList<>();
    boolean amongAll = schema.isAny() && table.isAny();
    schemas(catalog, schema).forEach(s -> all.addAll(catalogue.tables(s, amongAll)));
    return table.select(all, Catalogue.ListedTable::name).stream().sorted(BY_NAME).toList();
  }

  List<Placed> columns(
      @Nullable String catalog, NamePattern schema, NamePattern table, NamePattern column) {
    List<Placed> all = new ArrayList<>();
    for (Catalogue.ListedTable found : tables(catalog, schema, table)) {
      int position = 0;
      for (Catalogue.ListedColumn each : found.columns().get()) {
        position++;
        all.add(new Placed(found, each, position));
      }
    }
    return column.select(all, p -> p.column().name());
  }

  List<Catalogue.ListedFunction> functions(
      @Nullable String catalog, NamePattern schema, NamePattern name) {
    List<Catalogue.ListedFunction> all = new ArrayList<>();
    schemas(catalog, schema).forEach(s -> all.addAll(catalogue.functions(s)));
    return name.select(all, Catalogue.ListedFunction::name).stream()
        .sorted(
            Comparator.comparing(Catalogue.ListedFunction::schema)
                .thenComparing(Catalogue.ListedFunction::name)
                .thenComparing(f -> f.returned() == null))
        .toList();
  }
}
