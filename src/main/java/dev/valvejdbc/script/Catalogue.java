package dev.valvejdbc.script;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What there is to ask, read when it is first wanted. */
public final class Catalogue {
  private final Connection connection;
  private final Map<String, List<Column>> columns = new HashMap<>();
  private @Nullable List<Table> tables;
  private @Nullable List<Function> functions;

  /** A table or a view, with what is said of it. */
  public record Table(String schema, String name, String kind, String remarks) {
    private boolean isCalled(String text) {
      String wanted = text.replace("\"", "").toLowerCase(Locale.ROOT);
      return name.toLowerCase(Locale.ROOT).equals(wanted)
          || (schema + "." + name).toLowerCase(Locale.ROOT).equals(wanted);
    }
  }

  /** A column of a table. */
  public record Column(String name, String type, boolean nullable, String remarks) {}

  /** A function; {@code table} if it stands in FROM. */
  public record Function(String name, boolean table, String remarks) {}

  /** The catalogue of a connection, of which nothing is read yet. */
  public Catalogue(Connection connection) {
    this.connection = connection;
  }

  /** What the connection says of itself. */
  public DatabaseMetaData meta() throws SQLException {
    return connection.getMetaData();
  }

  /** All tables and views. */
  public List<Table> tables() throws SQLException {
    List<Table> known = tables;
    if (known == null) {
      known = new ArrayList<>();
      try (ResultSet rs = meta().getTables(null, null, "%", null)) {
        while (rs.next()) {
          known.add(
              new Table(
                  text(rs, "TABLE_SCHEM"),
                  text(rs, "TABLE_NAME"),
                  text(rs, "TABLE_TYPE"),
                  text(rs, "REMARKS")));
        }
      }
      tables = known;
    }
    return known;
  }

  /** The names of the schemas that hold tables, in order. */
  public List<String> schemas() throws SQLException {
    TreeSet<String> names = new TreeSet<>();
    tables().forEach(t -> names.add(t.schema()));
    return List.copyOf(names);
  }

  /** The table of a name, with or without its schema; null if there is none. */
  public @Nullable Table table(String name) throws SQLException {
    return tables().stream().filter(t -> t.isCalled(name)).findFirst().orElse(null);
  }

  /** The columns of a table, in its order. */
  public List<Column> columns(Table table) throws SQLException {
    String key = table.schema() + "." + table.name();
    List<Column> known = columns.get(key);
    if (known == null) {
      known = new ArrayList<>();
      String escape = meta().getSearchStringEscape();
      try (ResultSet rs =
          meta()
              .getColumns(
                  null, escaped(table.schema(), escape), escaped(table.name(), escape), "%")) {
        while (rs.next()) {
          known.add(
              new Column(
                  text(rs, "COLUMN_NAME"),
                  text(rs, "TYPE_NAME"),
                  rs.getInt("NULLABLE") != DatabaseMetaData.columnNoNulls,
                  text(rs, "REMARKS")));
        }
      }
      columns.put(key, known);
    }
    return known;
  }

  /** All functions: the driver's own, and those of the language. */
  public List<Function> functions() throws SQLException {
    List<Function> known = functions;
    if (known == null) {
      known = new ArrayList<>();
      try (Statement statement = connection.createStatement();
          ResultSet rs = statement.executeQuery("SHOW FUNCTIONS")) {
        while (rs.next()) {
          known.add(
              new Function(
                  text(rs, "function_name"),
                  text(rs, "kind").equals("table"),
                  text(rs, "remarks")));
        }
      }
      functions = known;
    }
    return known;
  }

  /** Forgets everything, so that it is read anew. */
  public void forget() {
    tables = null;
    functions = null;
    columns.clear();
  }

  private static String escaped(String name, String escape) {
    return name.replace(escape, escape + escape)
        .replace("_", escape + "_")
        .replace("%", escape + "%");
  }

  private static String text(ResultSet rs, String column) throws SQLException {
    String text = rs.getString(column);
    return text == null ? "" : text;
  }
}
