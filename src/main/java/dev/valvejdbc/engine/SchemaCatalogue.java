package dev.valvejdbc.engine;

import dev.valvejdbc.jdbc.Catalogue;
import dev.valvejdbc.lookup.rel.KeyedRelation;
import dev.valvejdbc.lookup.KeyedTable;
import dev.valvejdbc.sql.SteamApiSchema;
import dev.valvejdbc.sql.function.CommentedFunction;
import dev.valvejdbc.sql.table.CommentedTable;
import dev.valvejdbc.tables.DescribedFunction;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.calcite.jdbc.CalciteConnection;
import org.apache.calcite.jdbc.CalciteSchema;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.schema.FunctionParameter;
import org.apache.calcite.schema.ScalarFunction;
import org.apache.calcite.schema.Table;
import org.apache.calcite.schema.TableFunction;
import org.apache.calcite.schema.TableMacro;
import org.jspecify.annotations.Nullable;

/** Lists the schemas of a connection, ours and those of a model, with our comments. */
final class SchemaCatalogue implements Catalogue {
  private final CalciteSchema root;
  private final RelDataTypeFactory types;

  SchemaCatalogue(CalciteConnection connection) {
    root = CalciteSchema.from(connection.getRootSchema());
    types = connection.getTypeFactory();
  }

  @Override
  public List<String> schemas() {
    return List.copyOf(root.getSubSchemaMap().keySet());
  }

  private CalciteSchema schema(String name) {
    return Objects.requireNonNull(root.getSubSchema(name, true));
  }

  @Override
  public List<Catalogue.ListedTable> tables(String schema, boolean amongAll) {
    CalciteSchema parent = schema(schema);
    Map<String, Table> tables = new LinkedHashMap<>();
    Set<String> names =
        amongAll && parent.schema instanceof SteamApiSchema api
            ? api.knownTables()
            : parent.getTableNames();
    for (String name : names) {
      CalciteSchema.TableEntry entry = parent.getTable(name, true);
      if (entry != null) {
        tables.put(name, entry.getTable());
      }
    }
    tables.putAll(parent.getTablesBasedOnNullaryFunctions());
    return tables.entrySet().stream().map(e -> table(schema, e.getKey(), e.getValue())).toList();
  }

  private Catalogue.ListedTable table(String schema, String name, Table table) {
    return new Catalogue.ListedTable(
        schema,
        name,
        table.getJdbcTableType().jdbcName,
        table instanceof CommentedTable commented ? commented.described().remarks() : null,
        lookups(table),
        () -> columns(table));
  }

  private static List<Catalogue.Lookup> lookups(Table table) {
    KeyedTable keyed = table instanceof KeyedRelation relation ? relation.keyed() : null;
    return keyed == null || !keyed.hasSimpleKey()
        ? List.of()
        : List.of(new Catalogue.Lookup(keyed.keyColumns().get(0).name(), keyed.hasOneRow()));
  }

  private List<Catalogue.ListedColumn> columns(Table table) {
    List<Catalogue.ListedColumn> columns = new ArrayList<>();
    for (var field : table.getRowType(types).getFieldList()) {
      String remarks =
          table instanceof CommentedTable commented ? commented.remarks(field.getIndex()) : null;
      columns.add(new Catalogue.ListedColumn(field.getName(), field.getType(), remarks));
    }
    return columns;
  }

  @Override
  public List<Catalogue.ListedFunction> functions(String schema) {
    CalciteSchema parent = schema(schema);
    List<Catalogue.ListedFunction> functions = new ArrayList<>();
    for (String name : parent.getFunctionNames()) {
      for (org.apache.calcite.schema.Function function : parent.getFunctions(name, true)) {
        boolean view = function instanceof TableMacro && function.getParameters().isEmpty();
        if (!view) {
          functions.add(function(schema, name, function));
        }
      }
    }
    return functions;
  }

  private Catalogue.ListedFunction function(
      String schema, String name, org.apache.calcite.schema.Function function) {
    DescribedFunction described =
        function instanceof CommentedFunction ours ? ours.described() : null;
    List<Catalogue.ListedColumn> parameters = new ArrayList<>();
    for (FunctionParameter parameter : function.getParameters()) {
      parameters.add(
          new Catalogue.ListedColumn(
              parameter.getName().toLowerCase(Locale.ROOT),
              types.createTypeWithNullability(parameter.getType(types), true),
              described == null
                  ? null
                  : described.arguments().get(parameter.getOrdinal()).remarks()));
    }
    Catalogue.ListedColumn returned =
        function instanceof ScalarFunction scalar
            ? new Catalogue.ListedColumn("", scalar.getReturnType(types), null)
            : null;
    RelDataType rows = rows(function);
    return new Catalogue.ListedFunction(
        schema,
        name,
        described == null ? null : described.remarks(),
        parameters,
        returned,
        rows == null
            ? List.of()
            : rows.getFieldList().stream()
                .map(
                    f ->
                        new Catalogue.ListedColumn(
                            f.getName(),
                            f.getType(),
                            described == null
                                ? null
                                : described.columns().list().get(f.getIndex()).remarks()))
                .toList());
  }

  /** The rows of a table function; their type does not depend on the arguments here. */
  private @Nullable RelDataType rows(org.apache.calcite.schema.Function function) {
    int count = function.getParameters().size();
    if (function instanceof TableFunction table) {
      return table.getRowType(types, Collections.nCopies(count, null));
    }
    return function instanceof TableMacro macro
        ? macro.apply(Collections.nCopies(count, "")).getRowType(types)
        : null;
  }
}
