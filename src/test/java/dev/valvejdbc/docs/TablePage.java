package dev.valvejdbc.docs;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes the page of a topic: what the driver's metadata say, and the examples with their rows. */
final class TablePage {
  static final String WRITE = "mvn test -Dtest=TablePagesTest -Ddocs.write=true";

  private static final String NOTE =
      "<!-- Written by `" + WRITE + "`; change the comments in the code, or docs/examples. -->";
  private static final List<String> HEADS = List.of("column", "type", "meaning");

  private final DemoFleet fleet;
  private final Topic topic;
  private final Markdown page = new Markdown();

  private TablePage(DemoFleet fleet, Topic topic) {
    this.fleet = fleet;
    this.topic = topic;
  }

  static String of(DemoFleet fleet, Topic topic) throws SQLException, IOException {
    return new TablePage(fleet, topic).write();
  }

  /** The page that leads to the others. */
  static String index(List<Topic> topics) {
    Markdown page = new Markdown().block(NOTE).block("# Tables and functions");
    page.block(
        "Each page has the columns and some examples with their results on a simulated fleet. The"
            + " tables of the Steam Web API have [a page](../steam-api.md) of their own; a few of"
            + " them are here, too.");
    page.table(
        List.of("table or function", "what"),
        topics.stream()
            .map(
                t ->
                    List.of(
                        "[%s](%s.md)".formatted(Markdown.code(t.title()), t.name()),
                        Markdown.plain(t.remarks())))
            .toList());
    return page.toString();
  }

  private String write() throws SQLException, IOException {
    page.block(NOTE).block("# " + Markdown.code(topic.title()));
    page.block(Markdown.plain(topic.remarks()));
    switch (topic.kind()) {
      case TABLE -> table();
      case TABLE_FUNCTION -> tableFunction();
      case FUNCTIONS -> functions();
    }
    page.block("## Examples");
    page.block(
        "Their results are those of the demo fleet: `./valve-sql --url \"%s\"`."
            .formatted(DemoFleet.URL));
    for (Example example : Example.of(topic.name())) {
      page.block(example.question()).block("```sql\n" + example.sql() + "\n```");
      fleet.show(example, page);
    }
    return page.toString();
  }

  private void table() throws SQLException {
    List<String> keys = keys();
    page.block(
        keys.isEmpty()
            ? "It has no key: it can be read as a whole."
            : "Read by "
                + keys.stream().map(Markdown::code).collect(Collectors.joining(" and "))
                + ", which must be given: by `=`, `IN`, a sub-query, a parameter, or a join.");
    page.block("## Columns");
    try (ResultSet rs = fleet.meta().getColumns(null, topic.schema(), exact(), "%")) {
      page.table(HEADS, columns(rs));
    }
  }

  private List<String> keys() throws SQLException {
    List<String> keys = new ArrayList<>();
    try (ResultSet rs = fleet.meta().getColumns(null, topic.schema(), exact(), "%")) {
      while (rs.next()) {
        String remarks = String.valueOf(rs.getString("REMARKS"));
        if (remarks.startsWith("Parameter, required") || remarks.endsWith("the key: required.")) {
          keys.add(requireNonNull(rs.getString("COLUMN_NAME")));
        }
      }
    }
    return keys;
  }

  /** The name as a pattern that matches nothing else. */
  private String exact() {
    return topic.name().replace("_", "\\_");
  }

  private static List<List<String>> columns(ResultSet rs) throws SQLException {
    List<List<String>> columns = new ArrayList<>();
    while (rs.next()) {
      columns.add(column(rs));
    }
    return columns;
  }

  private static List<String> column(ResultSet rs) throws SQLException {
    return List.of(
        Markdown.code(requireNonNull(rs.getString("COLUMN_NAME"))),
        requireNonNull(rs.getString("TYPE_NAME")).replace("OTHER", "any"),
        Markdown.plain(rs.getString("REMARKS")));
  }

  private void tableFunction() throws SQLException {
    List<List<String>> arguments = new ArrayList<>();
    List<List<String>> columns = new ArrayList<>();
    List<String> names = new ArrayList<>();
    try (ResultSet rs = fleet.meta().getFunctionColumns(null, "valve", exact(), "%")) {
      while (rs.next()) {
        if (!requireNonNull(rs.getString("SPECIFIC_NAME")).endsWith("_table")) {
          continue; // a scalar function of the same name
        }
        if (rs.getInt("COLUMN_TYPE") == DatabaseMetaData.functionColumnIn) {
          arguments.add(column(rs));
          names.add(requireNonNull(rs.getString("COLUMN_NAME")));
        } else {
          columns.add(column(rs));
        }
      }
    }
    page.block("Called as `TABLE(%s(%s))`.".formatted(topic.name(), String.join(", ", names)));
    page.block("## Arguments").table(List.of("argument", "type", "meaning"), arguments);
    page.block("## Columns").table(HEADS, columns);
  }

  private void functions() throws SQLException {
    Map<String, String> arguments = new LinkedHashMap<>();
    List<List<String>> rows = new ArrayList<>();
    try (ResultSet rs = fleet.meta().getFunctions(null, "valve", "%")) {
      while (rs.next()) {
        if (rs.getInt("FUNCTION_TYPE") == DatabaseMetaData.functionNoTable) {
          String name = requireNonNull(rs.getString("FUNCTION_NAME"));
          String specific = requireNonNull(rs.getString("SPECIFIC_NAME"));
          rows.add(scalar(name, specific, Markdown.plain(rs.getString("REMARKS")), arguments));
        }
      }
    }
    page.table(List.of("function", "returns", "meaning"), rows);
    page.block("## Arguments");
    page.table(
        List.of("argument", "meaning"),
        arguments.entrySet().stream()
            .map(e -> List.of(Markdown.code(e.getKey()), e.getValue()))
            .toList());
  }

  private List<String> scalar(
      String name, String specific, String remarks, Map<String, String> arguments)
      throws SQLException {
    List<String> own = new ArrayList<>();
    String returned = "";
    String pattern = name.replace("_", "\\_");
    try (ResultSet rs = fleet.meta().getFunctionColumns(null, "valve", pattern, "%")) {
      while (rs.next()) {
        if (!specific.equals(rs.getString("SPECIFIC_NAME"))) {
          continue; // a function of the same name
        }
        if (rs.getInt("COLUMN_TYPE") == DatabaseMetaData.functionReturn) {
          returned = requireNonNull(rs.getString("TYPE_NAME"));
        } else {
          String argument = requireNonNull(rs.getString("COLUMN_NAME"));
          own.add(argument);
          arguments.put(argument, Markdown.plain(rs.getString("REMARKS")));
        }
      }
    }
    String call = name + "(" + String.join(", ", own) + ")";
    return List.of(Markdown.code(call), returned, remarks);
  }
}
