package dev.valvejdbc.cli.shell;

import dev.valvejdbc.cli.format.ListedCells;
import dev.valvejdbc.script.Catalogue;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Tells what there is: tables, columns, functions. */
final class Describing {
  /** Schemas whose tables are so many that nobody wants them among the others. */
  private static final Set<String> BY_NAME_ALONE = Set.of("information_schema", "steam_api");

  private final Session session;
  private final Catalogue catalogue;

  Describing(Session session, Catalogue catalogue) {
    this.session = session;
    this.catalogue = catalogue;
  }

  void tables(String pattern) throws SQLException, IOException {
    List<List<@Nullable String>> rows = new ArrayList<>();
    int elsewhere = 0;
    for (Catalogue.Table table : catalogue.tables()) {
      if (pattern.isEmpty() && BY_NAME_ALONE.contains(table.schema())) {
        elsewhere++;
        continue;
      }
      if (matches(pattern, table.name()) || matches(pattern, table.schema() + "." + table.name())) {
        rows.add(List.of(table.schema(), table.name(), lower(table.kind()), table.remarks()));
      }
    }
    print(List.of("schema", "name", "type", "description"), rows, "table", pattern);
    if (elsewhere > 0) {
      session.say(
          elsewhere
              + " more are in information_schema and steam_api: \\dt steam_api.* lists them, \\dn"
              + " the schemas.");
    }
  }

  void views(String pattern) throws SQLException, IOException {
    List<List<@Nullable String>> rows = new ArrayList<>();
    for (Catalogue.Table table : catalogue.tables()) {
      if (table.kind().equals("VIEW") && matches(pattern, table.name())) {
        rows.add(List.of(table.schema(), table.name(), table.remarks()));
      }
    }
    print(List.of("schema", "name", "description"), rows, "view", pattern);
  }

  void functions(String pattern) throws SQLException, IOException {
    List<List<@Nullable String>> rows = new ArrayList<>();
    for (Catalogue.Function function : catalogue.functions()) {
      if (matches(pattern, function.name())) {
        rows.add(
            List.of(function.name(), function.table() ? "table" : "value", function.remarks()));
      }
    }
    print(List.of("name", "gives", "description"), rows, "function", pattern);
  }

  void schemas() throws SQLException, IOException {
    List<List<@Nullable String>> rows = new ArrayList<>();
    for (String schema : catalogue.schemas()) {
      long count = catalogue.tables().stream().filter(t -> t.schema().equals(schema)).count();
      rows.add(List.of(schema, Long.toString(count)));
    }
    print(List.of("schema", "tables"), rows, "schema", "");
  }

  /** The columns of a table; the list of tables for none. */
  void table(String name) throws SQLException, IOException {
    if (name.isEmpty()) {
      tables("");
      return;
    }
    Catalogue.Table table = catalogue.table(name);
    if (table == null) {
      tables(name);
      return;
    }
    List<List<@Nullable String>> rows = new ArrayList<>();
    for (Catalogue.Column column : catalogue.columns(table)) {
      rows.add(
          List.of(
              column.name(), column.type(), column.nullable() ? "" : "not null", column.remarks()));
    }
    session.say(
        (table.kind().equals("VIEW") ? "View " : "Table ") + table.schema() + "." + table.name());
    if (!table.remarks().isEmpty()) {
      session.say(table.remarks());
    }
    session.print(new ListedCells(List.of("column", "type", "null", "description"), rows));
  }

  private void print(
      List<String> labels, List<List<@Nullable String>> rows, String kind, String pattern)
      throws SQLException, IOException {
    if (rows.isEmpty()) {
      session.say(
          "There is no " + kind + " '" + pattern + "'; \\dt lists the tables, \\df the functions.");
    } else {
      session.print(new ListedCells(labels, rows));
    }
  }

  private static String lower(String kind) {
    return kind.toLowerCase(Locale.ROOT);
  }

  /** As psql matches: * and ? stand for anything; a name alone is that name. */
  private static boolean matches(String pattern, String name) {
    if (pattern.isEmpty()) {
      return true;
    }
    StringBuilder regex = new StringBuilder();
    for (char c : pattern.replace("%", "*").toCharArray()) {
      regex.append(c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(String.valueOf(c)));
    }
    return Pattern.compile(regex.toString(), Pattern.CASE_INSENSITIVE).matcher(name).matches();
  }
}
