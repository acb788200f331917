package dev.valvejdbc.engine.session;

import dev.valvejdbc.errors.SqlError;
import dev.valvejdbc.jdbc.execution.Execution;
import dev.valvejdbc.jdbc.metadata.SchemaObjects;
import dev.valvejdbc.jdbc.metadata.SchemaObjects.ListedColumn;
import dev.valvejdbc.jdbc.metadata.SchemaObjects.ListedFunction;
import dev.valvejdbc.jdbc.metadata.SchemaObjects.ListedTable;
import dev.valvejdbc.lookup.plan.StatementText;
import dev.valvejdbc.options.ConnectionProperties;
import dev.valvejdbc.options.Property;
import dev.valvejdbc.sql.library.Listing;
import dev.valvejdbc.sql.statement.Describe;
import dev.valvejdbc.sql.statement.Show;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.calcite.sql.SqlIdentifier;
import org.jspecify.annotations.Nullable;

/** Answers SHOW and DESCRIBE. */
final class Listings {
  private final Session session;
  private final Settings settings;

  Listings(Session session, Settings settings) {
    this.session = session;
    this.settings = settings;
  }

  String of(Show show) throws SQLException {
    Predicate<String> wanted = like(show.pattern());
    return switch (show.what().toLowerCase(Locale.ROOT)) {
      case "tables" -> tables(schema(show.of()), wanted, false);
      case "views" -> tables(schema(show.of()), wanted, true);
      case "schemas", "databases" -> schemas(wanted);
      case "columns", "fields" -> columns(show, wanted);
      case "functions" -> functions(show.of() == null ? null : schema(show.of()), wanted);
      case "variables", "settings", "all" -> variables(wanted);
      default -> value(show.what());
    };
  }

  private static Predicate<String> like(@Nullable String pattern) {
    if (pattern == null) {
      return name -> true;
    }
    String regex =
        pattern
            .chars()
            .mapToObj(c -> c == '%' ? ".*" : c == '_' ? "." : Pattern.quote(Character.toString(c)))
            .collect(Collectors.joining());
    Pattern compiled = Pattern.compile(regex, Pattern.CASE_INSENSITIVE);
    return name -> compiled.matcher(name).matches();
  }

  /** The schema of a name; the current one without. */
  private String schema(@Nullable SqlIdentifier name) throws SQLException {
    String wanted = name == null ? session.connection().getSchema() : name.names.get(0);
    for (String known : session.objects().schemas()) {
      if (known.equalsIgnoreCase(wanted)) {
        return known;
      }
    }
    throw SqlError.UNKNOWN_SCHEMA.exception(wanted);
  }

  private String schemas(Predicate<String> wanted) {
    RowsText rows = new RowsText("schema_name");
    session.objects().schemas().stream().filter(wanted).sorted().forEach(rows::add);
    return rows.query();
  }

  private String tables(String schema, Predicate<String> wanted, boolean views) {
    RowsText rows = new RowsText("table_schema", "table_name", "table_type", "remarks");
    session.objects().tables(schema, false).stream()
        .filter(t -> wanted.test(t.name()))
        .filter(t -> !views || t.type().equals("VIEW"))
        .sorted(Comparator.comparing(ListedTable::name))
        .forEach(t -> rows.add(t.schema(), t.name(), t.type(), t.remarks()));
    return rows.query();
  }

  private String functions(@Nullable String schema, Predicate<String> wanted) {
    RowsText rows =
        new RowsText("function_schema", "function_name", "arguments", "kind", "remarks");
    for (String known : session.objects().schemas()) {
      if (schema == null || known.equals(schema)) {
        session.objects().functions(known).stream()
            .filter(f -> wanted.test(f.name()))
            .sorted(Comparator.comparing(ListedFunction::name))
            .forEach(
                f ->
                    rows.add(
                        known,
                        f.name(),
                        f.parameters().stream()
                            .map(ListedColumn::name)
                            .collect(Collectors.joining(", ")),
                        f.returned() == null ? "table" : "scalar",
                        f.remarks()));
      }
    }
    if (schema == null) {
      Listing.functions().stream()
          .filter(f -> wanted.test(f.name()))
          .forEach(f -> rows.add(null, f.name(), f.arguments(), f.kind(), f.meaning()));
    }
    return rows.query();
  }

  private String variables(Predicate<String> wanted) {
    RowsText rows = new RowsText("name", "value", "description");
    for (Property<?> property : ConnectionProperties.settable()) {
      if (wanted.test(property.name())) {
        rows.add(property.name(), settings.now().text(property), property.description());
      }
    }
    return rows.query();
  }

  private String value(String name) throws SQLException {
    Property<?> property = Settings.named(name);
    if (property != null) {
      return new RowsText(property.name()).add(settings.now().text(property)).query();
    }
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "search_path" -> new RowsText(name).add(session.connection().getSchema()).query();
      case "transaction_isolation" -> new RowsText(name).add("none").query();
      default -> throw Settings.unknown(name);
    };
  }

  String of(Execution execution, Describe describe, String sql) throws SQLException {
    if (describe.subject() == null) {
      return tables(schema(null), name -> true, false);
    }
    if (describe.subject() instanceof SqlIdentifier name) {
      return columns(name.names, n -> true);
    }
    int start = StatementText.start(sql);
    String query = StatementText.from(sql, start + StatementText.word(sql, start).length());
    return session.preparing(
        execution,
        query,
        (statement, plan) -> {
          RowsText rows = new RowsText("column_name", "data_type", "is_nullable", "key", "remarks");
          ResultSetMetaData columns = statement.getMetaData();
          for (int i = 1; i <= columns.getColumnCount(); i++) {
            boolean nullable = columns.isNullable(i) != ResultSetMetaData.columnNoNulls;
            rows.add(
                columns.getColumnLabel(i),
                plain(columns.getColumnTypeName(i)),
                nullable ? "YES" : "NO",
                null,
                null);
          }
          return rows.query();
        });
  }

  private String columns(Show show, Predicate<String> wanted) throws SQLException {
    SqlIdentifier of = show.of();
    if (of == null) {
      throw SqlError.SYNTAX.said("SHOW COLUMNS needs a table: SHOW COLUMNS FROM players.", null);
    }
    SqlIdentifier in = show.in();
    return columns(in == null ? of.names : List.of(in.getSimple(), of.getSimple()), wanted);
  }

  private String columns(List<String> path, Predicate<String> wanted) throws SQLException {
    ListedTable table = table(path);
    List<String> keys =
        table.lookups().stream().map(SchemaObjects.Lookup::column).collect(Collectors.toList());
    RowsText rows = new RowsText("column_name", "data_type", "is_nullable", "key", "remarks");
    for (ListedColumn column : table.columns().get()) {
      if (wanted.test(column.name())) {
        rows.add(
            column.name(),
            plain(column.type().toString()),
            column.type().isNullable() ? "YES" : "NO",
            keys.contains(column.name()) ? "needed" : null,
            column.remarks());
      }
    }
    return rows.query();
  }

  private ListedTable table(List<String> path) throws SQLException {
    String name = path.get(path.size() - 1);
    String schema =
        path.size() > 1
            ? schema(
                new SqlIdentifier(
                    path.get(path.size() - 2), org.apache.calcite.sql.parser.SqlParserPos.ZERO))
            : schema(null);
    return session.objects().tables(schema, false).stream()
        .filter(t -> t.name().equalsIgnoreCase(name))
        .findFirst()
        .orElseThrow(() -> unknown(path));
  }

  private static SQLException unknown(List<String> path) {
    return SqlError.UNKNOWN_TABLE.exception(String.join(".", path));
  }

  private static String plain(String type) {
    return type.replace(" NOT NULL", "").replaceAll("\\(.*", "").replaceAll(" CHARACTER SET.*", "");
  }
}
