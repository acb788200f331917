package dev.valvejdbc.engine.catalogue;

import dev.valvejdbc.engine.catalogue.CatalogueTable.Row;
import dev.valvejdbc.jdbc.metadata.SchemaObjects;
import dev.valvejdbc.jdbc.metadata.SchemaObjects.ListedColumn;
import dev.valvejdbc.jdbc.metadata.SchemaObjects.ListedFunction;
import dev.valvejdbc.jdbc.metadata.SchemaObjects.ListedTable;
import dev.valvejdbc.jdbc.metadata.SchemaObjects.Lookup;
import dev.valvejdbc.sql.table.LocalTableBinding;
import dev.valvejdbc.tables.Later;
import dev.valvejdbc.tables.LocalTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.schema.Table;
import org.apache.calcite.schema.impl.AbstractSchema;

/** Tells what exists in the tables that PostgreSQL has for it. */
public final class InformationSchema extends AbstractSchema {
  public static final String NAME = "information_schema";

  private static final String CATALOG = "valve";
  private static final String NO = "NO";

  private final SchemaObjects objects;
  private final Later<Map<String, Table>> tables = new Later<>(this::made);

  /**
   * Makes the schema.
   *
   * @param objects what exists; asked when a table is read
   */
  public InformationSchema(SchemaObjects objects) {
    this.objects = objects;
  }

  private Map<String, Table> made() {
    Map<String, Table> tables = new LinkedHashMap<>();
    for (LocalTable<Row> table :
        List.of(
            CatalogueTable.of("schemata", "The schemas.", Shapes.SCHEMATA, this::schemata),
            CatalogueTable.of("tables", "The tables and views.", Shapes.TABLES, this::tableRows),
            CatalogueTable.of("views", "The views.", Shapes.VIEWS, this::views),
            CatalogueTable.of(
                "columns", "The columns of all tables.", Shapes.COLUMNS, this::columns),
            CatalogueTable.of(
                "table_constraints", "The keys.", Shapes.TABLE_CONSTRAINTS, this::constraints),
            CatalogueTable.of(
                "key_column_usage", "The columns of keys.", Shapes.KEY_COLUMN_USAGE, this::keys),
            CatalogueTable.of(
                "constraint_column_usage",
                "The columns of keys, again.",
                Shapes.CONSTRAINT_COLUMN_USAGE,
                this::keys),
            CatalogueTable.of("routines", "The functions.", Shapes.ROUTINES, this::routines),
            CatalogueTable.of(
                "parameters", "The arguments of functions.", Shapes.PARAMETERS, this::parameters),
            CatalogueTable.of(
                "referential_constraints",
                "Foreign keys, of which there are none.",
                Shapes.REFERENTIAL_CONSTRAINTS,
                List::of),
            CatalogueTable.of(
                "sequences", "Sequences, of which there are none.", Shapes.SEQUENCES, List::of))) {
      tables.put(table.name(), new LocalTableBinding(table, true));
    }
    return tables;
  }

  @Override
  protected Map<String, Table> getTableMap() {
    return tables.get();
  }

  private static Row in(String what, String schema) {
    return new Row().with(what + "_catalog", CATALOG).with(what + "_schema", schema);
  }

  private List<ListedTable> listed() {
    List<ListedTable> all = new ArrayList<>();
    for (String schema : objects.schemas()) {
      all.addAll(objects.tables(schema, true)); // as if among all: then nobody is asked
    }
    return all;
  }

  private static boolean isView(ListedTable table) {
    return table.type().endsWith("VIEW");
  }

  private List<Row> schemata() {
    return objects.schemas().stream()
        .map(
            s ->
                new Row()
                    .with("catalog_name", CATALOG)
                    .with("schema_name", s)
                    .with("schema_owner", CATALOG))
        .toList();
  }

  private static Row of(ListedTable table) {
    return in("table", table.schema()).with("table_name", table.name());
  }

  private List<Row> tableRows() {
    return listed().stream()
        .map(
            t ->
                of(t)
                    .with("table_type", isView(t) ? "VIEW" : "BASE TABLE")
                    .with("is_insertable_into", NO)
                    .with("is_typed", NO))
        .toList();
  }

  private List<Row> views() {
    return listed().stream()
        .filter(InformationSchema::isView)
        .map(
            t ->
                of(t)
                    .with("check_option", "NONE")
                    .with("is_updatable", NO)
                    .with("is_insertable_into", NO)
                    .with("is_trigger_updatable", NO)
                    .with("is_trigger_deletable", NO)
                    .with("is_trigger_insertable_into", NO))
        .toList();
  }

  private List<Row> columns() {
    List<Row> rows = new ArrayList<>();
    for (ListedTable table : listed()) {
      int position = 0;
      for (ListedColumn column : table.columns().get()) {
        position++;
        boolean nullable = column.type().isNullable();
        rows.add(
            typed(of(table), column.type())
                .with("column_name", column.name())
                .with("ordinal_position", position)
                .with("is_nullable", nullable ? "YES" : NO)
                .with("udt_catalog", CATALOG)
                .with("udt_schema", "pg_catalog")
                .with("dtd_identifier", String.valueOf(position))
                .with("is_self_referencing", NO)
                .with("is_identity", NO)
                .with("identity_cycle", NO)
                .with("is_generated", "NEVER")
                .with("is_updatable", NO));
      }
    }
    return rows;
  }

  private static Row typed(Row row, RelDataType type) {
    SqlTypeWords words = SqlTypeWords.of(type);
    return row.with("data_type", words.name())
        .with("udt_name", words.internal())
        .with("numeric_precision", words.precision())
        .with("numeric_precision_radix", words.radix())
        .with("numeric_scale", words.scale())
        .with("datetime_precision", words.secondDigits());
  }

  private static Row constraint(ListedTable table) {
    return of(table)
        .with("constraint_catalog", CATALOG)
        .with("constraint_schema", table.schema())
        .with("constraint_name", table.name() + "_pk");
  }

  private List<Row> constraints() {
    return listed().stream()
        .filter(t -> t.lookups().stream().anyMatch(Lookup::unique))
        .map(
            t ->
                constraint(t)
                    .with("constraint_type", "PRIMARY KEY")
                    .with("is_deferrable", NO)
                    .with("initially_deferred", NO)
                    .with("enforced", "YES"))
        .toList();
  }

  private List<Row> keys() {
    List<Row> rows = new ArrayList<>();
    for (ListedTable table : listed()) {
      int position = 0;
      for (Lookup key : table.lookups()) {
        if (key.unique()) {
          rows.add(
              constraint(table)
                  .with("column_name", key.column())
                  .with("ordinal_position", ++position));
        }
      }
    }
    return rows;
  }

  private List<Row> routines() {
    List<Row> rows = new ArrayList<>();
    for (String schema : objects.schemas()) {
      for (ListedFunction function : objects.functions(schema)) {
        ListedColumn returned = function.returned();
        Row row =
            specific(function)
                .with("routine_catalog", CATALOG)
                .with("routine_schema", schema)
                .with("routine_name", function.name())
                .with("routine_type", "FUNCTION")
                .with("routine_body", "EXTERNAL")
                .with("external_language", "JAVA")
                .with("is_deterministic", NO)
                .with("sql_data_access", "READS SQL DATA")
                .with("security_type", "INVOKER");
        rows.add(returned == null ? row.with("data_type", "record") : typed(row, returned.type()));
      }
    }
    return rows;
  }

  private static Row specific(ListedFunction function) {
    return in("specific", function.schema())
        .with("specific_name", function.name() + "_" + function.parameters().size());
  }

  private List<Row> parameters() {
    List<Row> rows = new ArrayList<>();
    for (String schema : objects.schemas()) {
      for (ListedFunction function : objects.functions(schema)) {
        int position = 0;
        for (ListedColumn parameter : function.parameters()) {
          rows.add(
              typed(specific(function), parameter.type())
                  .with("ordinal_position", ++position)
                  .with("parameter_mode", "IN")
                  .with("is_result", NO)
                  .with("parameter_name", parameter.name()));
        }
      }
    }
    return rows;
  }
}
