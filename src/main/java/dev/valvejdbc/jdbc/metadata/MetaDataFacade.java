package dev.valvejdbc.jdbc.metadata;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Repairs the metadata: lists schemas, tables, columns, keys, types and functions. */
public final class MetaDataFacade extends EmptyMetadata {
  private final SchemaObjects objects;
  private final Entries entries;

  /**
   * Makes the metadata of a connection.
   *
   * @param connection the facade before Calcite's
   */
  public MetaDataFacade(Connection connection, MetadataResults results, Database database) {
    super(connection, results, database.product());
    objects = database.objects();
    entries = new Entries(objects);
  }

  public ResultSet getCatalogs() throws SQLException {
    return result(new MetadataRows(Shapes.CATALOGS));
  }

  public ResultSet getSchemas() throws SQLException {
    return getSchemas(null, null);
  }

  public ResultSet getSchemas(@Nullable String catalog, @Nullable String schema)
      throws SQLException {
    MetadataRows list = new MetadataRows(Shapes.SCHEMAS);
    if (Entries.isOurs(catalog)) {
      new NamePattern(schema)
          .select(objects.schemas(), s -> s).stream().sorted().forEach(list::add);
    }
    return result(list);
  }

  public ResultSet getTableTypes() throws SQLException {
    MetadataRows list = new MetadataRows(Shapes.TABLE_TYPES);
    entries.types().forEach(list::add);
    return result(list);
  }

  public ResultSet getTypeInfo() throws SQLException {
    return result(TypeList.list());
  }

  public ResultSet getTables(
      @Nullable String catalog,
      @Nullable String schema,
      @Nullable String table,
      String @Nullable [] types)
      throws SQLException {
    MetadataRows list = new MetadataRows(Shapes.TABLES);
    entries.tables(catalog, new NamePattern(schema), new NamePattern(table)).stream()
        .filter(t -> types == null || Arrays.stream(types).anyMatch(t.type()::equalsIgnoreCase))
        .sorted(Entries.BY_TYPE)
        .forEach(t -> list.add(null, t.schema(), t.name(), t.type(), t.remarks()));
    return result(list);
  }

  public ResultSet getColumns(
      @Nullable String catalog,
      @Nullable String schema,
      @Nullable String table,
      @Nullable String column)
      throws SQLException {
    MetadataRows list = new MetadataRows(Shapes.COLUMNS);
    for (Entries.Placed placed :
        entries.columns(
            catalog, new NamePattern(schema), new NamePattern(table), new NamePattern(column))) {
      TypeFacts facts = TypeFacts.of(placed.column().type(), placed.column().longest());
      boolean nullable = placed.column().type().isNullable();
      list.add(
          null,
          placed.table().schema(),
          placed.table().name(),
          placed.column().name(),
          facts.code(),
          facts.name(),
          facts.size(),
          null,
          facts.digits(),
          facts.radix(),
          nullable ? DatabaseMetaData.columnNullable : DatabaseMetaData.columnNoNulls,
          placed.column().remarks(),
          null,
          null,
          null,
          facts.octets(),
          placed.position(),
          nullable ? "YES" : "NO",
          null,
          null,
          null,
          null,
          "NO",
          "NO");
    }
    return result(list);
  }

  public ResultSet getPrimaryKeys(
      @Nullable String catalog, @Nullable String schema, @Nullable String table)
      throws SQLException {
    MetadataRows list = new MetadataRows(Shapes.PRIMARY_KEYS);
    for (SchemaObjects.ListedTable found : named(catalog, schema, table)) {
      for (SchemaObjects.Lookup key : found.lookups()) {
        if (key.unique()) {
          list.add(null, found.schema(), found.name(), key.column(), 1, found.name() + "_pk");
        }
      }
    }
    return result(list);
  }

  /** The columns by which rows are found, so that tools ask by them and do not read it all. */
  public ResultSet getIndexInfo(
      @Nullable String catalog,
      @Nullable String schema,
      @Nullable String table,
      boolean unique,
      boolean approximate)
      throws SQLException {
    MetadataRows list = new MetadataRows(Shapes.INDEXES);
    for (SchemaObjects.ListedTable found : named(catalog, schema, table)) {
      for (SchemaObjects.Lookup key : found.lookups()) {
        if (key.unique() || !unique) {
          list.add(
              null,
              found.schema(),
              found.name(),
              !key.unique(),
              null,
              found.name() + "_" + key.column(),
              DatabaseMetaData.tableIndexHashed,
              1,
              key.column(),
              null,
              0,
              0,
              null);
        }
      }
    }
    return result(list);
  }

  public ResultSet getBestRowIdentifier(
      @Nullable String catalog,
      @Nullable String schema,
      @Nullable String table,
      int scope,
      boolean nullable)
      throws SQLException {
    MetadataRows list = new MetadataRows(Shapes.ROW_IDENTIFIERS);
    for (SchemaObjects.ListedTable found : named(catalog, schema, table)) {
      for (SchemaObjects.Lookup key : found.lookups()) {
        if (key.unique()) {
          found.columns().get().stream()
              .filter(c -> c.name().equals(key.column()))
              .map(c -> TypeFacts.of(c.type(), c.longest()))
              .forEach(
                  t ->
                      list.add(
                          DatabaseMetaData.bestRowSession,
                          key.column(),
                          t.code(),
                          t.name(),
                          t.size(),
                          null,
                          t.digits(),
                          DatabaseMetaData.bestRowNotPseudo));
        }
      }
    }
    return result(list);
  }

  private List<SchemaObjects.ListedTable> named(
      @Nullable String catalog, @Nullable String schema, @Nullable String table) {
    return entries.tables(catalog, NamePattern.literally(schema), NamePattern.literally(table));
  }

  public ResultSet getFunctions(
      @Nullable String catalog, @Nullable String schema, @Nullable String name)
      throws SQLException {
    MetadataRows list = new MetadataRows(Shapes.FUNCTIONS);
    List<SchemaObjects.ListedFunction> functions =
        entries.functions(catalog, new NamePattern(schema), new NamePattern(name));
    for (SchemaObjects.ListedFunction f : functions) {
      list.add(
          null,
          f.schema(),
          f.name(),
          f.remarks(),
          f.returned() == null
              ? DatabaseMetaData.functionReturnsTable
              : DatabaseMetaData.functionNoTable,
          specific(f, functions));
    }
    return result(list);
  }

  /** Functions of one name differ in what they return, or in how many arguments they take. */
  private static String specific(
      SchemaObjects.ListedFunction function, List<SchemaObjects.ListedFunction> all) {
    if (function.returned() == null) {
      return function.name() + "_table";
    }
    int arguments = function.parameters().size();
    boolean fewer =
        all.stream()
            .anyMatch(
                o ->
                    o.returned() != null
                        && o.name().equals(function.name())
                        && o.parameters().size() < arguments);
    return function.name() + (fewer ? "_" + arguments : "");
  }

  public ResultSet getFunctionColumns(
      @Nullable String catalog,
      @Nullable String schema,
      @Nullable String name,
      @Nullable String column)
      throws SQLException {
    FunctionColumns columns = new FunctionColumns(new NamePattern(column));
    List<SchemaObjects.ListedFunction> functions =
        entries.functions(catalog, new NamePattern(schema), new NamePattern(name));
    functions.forEach(f -> columns.add(f, specific(f, functions)));
    return result(columns.list());
  }
}
