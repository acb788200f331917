package dev.valvejdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** information_schema tells what the listings of JDBC tell, in PostgreSQL's words. */
class InformationSchemaTest {
  private static Connection connection;
  private static Listener webApi;

  @BeforeAll
  static void connect() throws Exception {
    webApi = new Listener();
    connection =
        DriverManager.getConnection(
            "jdbc:valve:cacheDir=none;webApiKey=0123456789ABCDEF0123456789ABCDEF;webApiUrl=http://127.0.0.1:"
                + webApi.port());
  }

  @AfterAll
  static void close() throws Exception {
    connection.close();
    webApi.close();
  }

  private static List<String> rows(String sql) throws Exception {
    return Rows.of(connection, sql);
  }

  private static List<String> listed(ResultSet rs, String... columns) throws Exception {
    List<String> rows = new ArrayList<>();
    while (rs.next()) {
      List<String> row = new ArrayList<>();
      for (String column : columns) {
        row.add(rs.getString(column));
      }
      rows.add(String.join("|", row));
    }
    return rows;
  }

  @Test
  void tablesAndColumnsAreThoseOfTheListings() throws Exception {
    DatabaseMetaData meta = connection.getMetaData();
    assertThat(rows("SELECT table_schema, table_name FROM information_schema.tables"))
        .containsExactlyInAnyOrderElementsOf(
            listed(meta.getTables(null, "%", "%", null), "TABLE_SCHEM", "TABLE_NAME"));
    assertThat(
            rows(
                "SELECT table_schema, table_name, column_name, ordinal_position, is_nullable"
                    + " FROM information_schema.columns"))
        .containsExactlyInAnyOrderElementsOf(
            listed(
                meta.getColumns(null, "%", "%", "%"),
                "TABLE_SCHEM",
                "TABLE_NAME",
                "COLUMN_NAME",
                "ORDINAL_POSITION",
                "IS_NULLABLE"));
    assertThat(rows("SELECT schema_name FROM information_schema.schemata"))
        .containsExactlyInAnyOrderElementsOf(listed(meta.getSchemas(), "TABLE_SCHEM"));
    assertThat(webApi.visits()).isZero();
  }

  @Test
  void keysAreThoseOfTheListings() throws Exception {
    assertThat(
            rows(
                "SELECT c.constraint_name, k.column_name FROM information_schema.table_constraints"
                    + " c JOIN information_schema.key_column_usage k ON k.constraint_name ="
                    + " c.constraint_name AND k.table_name = c.table_name WHERE c.constraint_type ="
                    + " 'PRIMARY KEY' AND c.table_name = 'server_info'"))
        .containsExactly("server_info_pk|addr");
    assertThat(
            listed(
                connection.getMetaData().getPrimaryKeys(null, "valve", "server_info"),
                "PK_NAME",
                "COLUMN_NAME"))
        .containsExactly("server_info_pk|addr");
  }

  @Test
  void functionsAreThoseOfTheListingsWithTheirArguments() throws Exception {
    assertThat(
            rows(
                "SELECT routine_schema, routine_name FROM information_schema.routines"
                    + " WHERE routine_type = 'FUNCTION'"))
        .containsExactlyInAnyOrderElementsOf(
            listed(
                connection.getMetaData().getFunctions(null, "%", "%"),
                "FUNCTION_SCHEM",
                "FUNCTION_NAME"));
    assertThat(
            rows(
                "SELECT parameter_name, data_type FROM information_schema.parameters"
                    + " WHERE specific_name = 'has_tags_2' ORDER BY ordinal_position"))
        .hasSize(2);
  }

  @Test
  void typesAreInTheWordsThatPostgresHasForThem() throws Exception {
    assertThat(
            rows(
                "SELECT DISTINCT data_type, udt_name FROM INFORMATION_SCHEMA.COLUMNS"
                    + " WHERE TABLE_SCHEMA = 'valve' ORDER BY 1"))
        .containsExactly(
            "bigint|int8",
            "boolean|bool",
            "character varying|varchar",
            "double precision|float8",
            "integer|int4",
            "numeric|numeric",
            "timestamp without time zone|timestamp");
  }

  @Test
  void aViewIsOneAndNothingCanBeChanged() throws Exception {
    assertThat(
            rows(
                "SELECT v.table_name FROM information_schema.views v JOIN information_schema.tables"
                    + " t ON t.table_name = v.table_name AND t.table_schema = v.table_schema"
                    + " WHERE t.table_type = 'VIEW' AND t.table_schema = 'valve' ORDER BY 1"))
        .contains("my_info", "servers");
    assertThat(rows("SELECT DISTINCT is_updatable FROM information_schema.columns"))
        .containsExactly("NO");
    assertThat(rows("SELECT * FROM information_schema.sequences")).isEmpty();
  }

  @Test
  void theCurrentNamesFindTheirTables() throws Exception {
    assertThat(
            rows(
                "SELECT table_name FROM information_schema.tables WHERE table_catalog ="
                    + " CURRENT_DATABASE() AND table_schema = CURRENT_SCHEMA() AND table_name ="
                    + " 'players'"))
        .containsExactly("players");
  }
}
