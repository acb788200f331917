package dev.valvejdbc.engine;

import dev.valvejdbc.attach.read.AttachedSchema;
import dev.valvejdbc.errors.StatementException;
import dev.valvejdbc.jdbc.metadata.SchemaObjects;
import dev.valvejdbc.lookup.KeyedTable;
import dev.valvejdbc.lookup.rel.KeyedRelation;
import dev.valvejdbc.sql.SteamApiSchema;
import dev.valvejdbc.sql.function.CommentedFunction;
import dev.valvejdbc.sql.table.CommentedTable;
import dev.valvejdbc.tables.Column;
import dev.valvejdbc.tables.DescribedFunction;
import java.sql.SQLException;
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
final class SchemaCatalogue implements SchemaObjects {
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
  public List<SchemaObjects.ListedTable> tables(String schema, boolean amongAll) {
    CalciteSchema parent = schema(schema);
    Map<String, Table> tables = new LinkedHashMap<>();
    if (parent.schema instanceof AttachedSchema attached) {
      return attached(schema, attached, amongAll);
    }
    Set<String> names =
        amongAll && parent.schema instanceof SteamApiSchema api
            ? api.describedTables()
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

  /** A database that is down hides its own tables, where those of all are listed, and no others. */
  private List<SchemaObjects.ListedTable> attached(
      String schema, AttachedSchema attached, boolean amongAll) {
    try {
      return attached.found().entrySet().stream()
          .map(e -> table(schema, e.getKey(), e.getValue()))
          .toList();
    } catch (SQLException e) {
      if (amongAll) {
        return List.of();
      }
      throw new StatementException(e);
    }
  }

  private SchemaObjects.ListedTable table(String schema, String name, Table table) {
    return new SchemaObjects.ListedTable(
        schema,
        name,
        table.getJdbcTableType().jdbcName,
        table instanceof CommentedTable commented ? commented.described().remarks() : null,
        lookups(table),
        () -> readable(table));
  }

  private static List<SchemaObjects.Lookup> lookups(Table table) {
    KeyedTable keyed = table instanceof KeyedRelation relation ? relation.keyed() : null;
    return keyed == null || !keyed.hasSimpleKey()
        ? List.of()
        : List.of(new SchemaObjects.Lookup(keyed.keyColumns().get(0).name(), keyed.hasOneRow()));
  }

  /** A file that is broken hides its own columns, and no others; who reads it is told why. */
  private List<SchemaObjects.ListedColumn> readable(Table table) {
    try {
      return columns(table);
    } catch (StatementException e) {
      return List.of();
    }
  }

  private List<SchemaObjects.ListedColumn> columns(Table table) {
    List<SchemaObjects.ListedColumn> columns = new ArrayList<>();
    for (var field : table.getRowType(types).getFieldList()) {
      String remarks =
          table instanceof CommentedTable commented ? commented.remarks(field.getIndex()) : null;
      columns.add(
          new SchemaObjects.ListedColumn(
              field.getName(), field.getType(), remarks, longest(table, field.getIndex())));
    }
    return columns;
  }

  private static int longest(Table table, int column) {
    int told =
        table instanceof CommentedTable commented
            ? commented.described().columns().list().get(column).longest()
            : Column.UNBOUND;
    return told == Column.UNBOUND ? UNBOUND : told;
  }

  @Override
  public int of(String schema, String table, String column) {
    CalciteSchema parent = root.getSubSchema(schema, false);
    CalciteSchema.TableEntry entry = parent == null ? null : parent.getTable(table, false);
    if (entry == null || !(entry.getTable() instanceof CommentedTable commented)) {
      return UNBOUND;
    }
    int ordinal = commented.described().columns().names().indexOf(column);
    return ordinal < 0 ? UNBOUND : longest(commented, ordinal);
  }

  @Override
  public List<SchemaObjects.ListedFunction> functions(String schema) {
    CalciteSchema parent = schema(schema);
    List<SchemaObjects.ListedFunction> functions = new ArrayList<>();
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

  private SchemaObjects.ListedFunction function(
      String schema, String name, org.apache.calcite.schema.Function function) {
    DescribedFunction described =
        function instanceof CommentedFunction ours ? ours.described() : null;
    List<SchemaObjects.ListedColumn> parameters = new ArrayList<>();
    for (FunctionParameter parameter : function.getParameters()) {
      parameters.add(
          new SchemaObjects.ListedColumn(
              parameter.getName().toLowerCase(Locale.ROOT),
              types.createTypeWithNullability(parameter.getType(types), true),
              described == null
                  ? null
                  : described.arguments().get(parameter.getOrdinal()).remarks()));
    }
    SchemaObjects.ListedColumn returned =
        function instanceof ScalarFunction scalar
            ? new SchemaObjects.ListedColumn("", scalar.getReturnType(types), null)
            : null;
    RelDataType rows = rows(function);
    return new SchemaObjects.ListedFunction(
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
                        new SchemaObjects.ListedColumn(
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
