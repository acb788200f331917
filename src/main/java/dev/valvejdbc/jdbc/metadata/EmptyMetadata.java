package dev.valvejdbc.jdbc.metadata;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Answers the listings that are always empty: procedures, privileges, relations, own types. */
abstract class EmptyMetadata extends MetaFacts {
  private final MetadataResults results;

  EmptyMetadata(Connection connection, MetadataResults results, Product product) {
    super(connection, product);
    this.results = results;
  }

  final ResultSet result(MetadataRows listing) throws SQLException {
    return results.of(listing);
  }

  private ResultSet none(String shape) throws SQLException {
    return result(new MetadataRows(shape));
  }

  public ResultSet getProcedures(
      @Nullable String catalog, @Nullable String schema, @Nullable String name)
      throws SQLException {
    return none(Shapes.PROCEDURES);
  }

  public ResultSet getProcedureColumns(
      @Nullable String catalog,
      @Nullable String schema,
      @Nullable String name,
      @Nullable String member)
      throws SQLException {
    return none(Shapes.PROCEDURE_COLUMNS);
  }

  public ResultSet getColumnPrivileges(
      @Nullable String catalog,
      @Nullable String schema,
      @Nullable String name,
      @Nullable String member)
      throws SQLException {
    return none(Shapes.COLUMN_PRIVILEGES);
  }

  public ResultSet getTablePrivileges(
      @Nullable String catalog, @Nullable String schema, @Nullable String name)
      throws SQLException {
    return none(Shapes.TABLE_PRIVILEGES);
  }

  public ResultSet getVersionColumns(
      @Nullable String catalog, @Nullable String schema, @Nullable String name)
      throws SQLException {
    return none(Shapes.ROW_IDENTIFIERS);
  }

  public ResultSet getImportedKeys(
      @Nullable String catalog, @Nullable String schema, @Nullable String name)
      throws SQLException {
    return none(Shapes.FOREIGN_KEYS);
  }

  public ResultSet getExportedKeys(
      @Nullable String catalog, @Nullable String schema, @Nullable String name)
      throws SQLException {
    return none(Shapes.FOREIGN_KEYS);
  }

  public ResultSet getCrossReference(
      @Nullable String catalog,
      @Nullable String schema,
      @Nullable String table,
      @Nullable String otherCatalog,
      @Nullable String otherSchema,
      @Nullable String otherTable)
      throws SQLException {
    return none(Shapes.FOREIGN_KEYS);
  }

  public ResultSet getUDTs(
      @Nullable String catalog,
      @Nullable String schema,
      @Nullable String name,
      int @Nullable [] types)
      throws SQLException {
    return none(Shapes.USER_TYPES);
  }

  public ResultSet getSuperTypes(
      @Nullable String catalog, @Nullable String schema, @Nullable String name)
      throws SQLException {
    return none(Shapes.SUPER_TYPES);
  }

  public ResultSet getSuperTables(
      @Nullable String catalog, @Nullable String schema, @Nullable String name)
      throws SQLException {
    return none(Shapes.SUPER_TABLES);
  }

  public ResultSet getAttributes(
      @Nullable String catalog,
      @Nullable String schema,
      @Nullable String name,
      @Nullable String member)
      throws SQLException {
    return none(Shapes.ATTRIBUTES);
  }

  public ResultSet getPseudoColumns(
      @Nullable String catalog,
      @Nullable String schema,
      @Nullable String name,
      @Nullable String member)
      throws SQLException {
    return none(Shapes.PSEUDO_COLUMNS);
  }

  public ResultSet getClientInfoProperties() throws SQLException {
    return none(Shapes.CLIENT_INFO);
  }
}
