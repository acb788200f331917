package dev.valvejdbc.server.page;

import dev.valvejdbc.script.Catalogue;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a page reads beside rows: the catalogue, completions, examples, dashboards. */
final class Reading {
  private static final int MOST_OFFERED = 200;

  private final PageSettings settings;
  private final String version;
  private final Library library;

  Reading(PageSettings settings, String version) {
    this.settings = settings;
    this.version = version;
    library = new Library(settings.dashboards());
  }

  /** What a page is told when it opens. */
  Map<String, Object> about(String session) {
    return Map.of(
        "session",
        session,
        "version",
        version,
        "rows",
        settings.bounds().rows(),
        "parquet",
        settings.parquet() != null);
  }

  Map<String, Object> library() throws IOException {
    return Map.of("examples", library.examples(), "dashboards", library.dashboards());
  }

  Map<String, Object> tables(Session session) throws SQLException {
    return session.read(
        catalogue -> Map.of("tables", catalogue.tables(), "functions", catalogue.functions()));
  }

  Map<String, Object> columns(Session session, String schema, String name) throws SQLException {
    return session.read(
        catalogue -> {
          Catalogue.Table table = catalogue.table(schema + "." + name);
          return Map.of("columns", table == null ? List.of() : catalogue.columns(table));
        });
  }

  /** What may stand at the cursor, and where the word begins that it replaces. */
  Map<String, Object> offered(Session session, String text, int cursor) throws SQLException {
    List<Map<String, String>> offered = new ArrayList<>();
    for (Map.Entry<String, String> one : session.offered(text, cursor).entrySet()) {
      if (offered.size() == MOST_OFFERED) {
        break;
      }
      offered.add(Map.of("text", one.getKey(), "about", one.getValue()));
    }
    return Map.of("offered", offered);
  }
}
