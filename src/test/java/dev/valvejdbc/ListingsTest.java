package dev.valvejdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What metadata list, and by which names it is found. */
class ListingsTest {
  private Connection connection;
  private DatabaseMetaData meta;

  @BeforeEach
  void connect() throws Exception {
    connection = DriverManager.getConnection("jdbc:valve:fleet=20;seed=7");
    meta = connection.getMetaData();
  }

  @AfterEach
  void close() throws Exception {
    connection.close();
  }

  private static List<String> column(ResultSet rs, String label) throws SQLException {
    List<String> values = new ArrayList<>();
    while (rs.next()) {
      values.add(rs.getString(label));
    }
    return values;
  }

  private List<String> tables(String schema, String table) throws SQLException {
    return column(meta.getTables(null, schema, table, null), "TABLE_NAME");
  }

  @Test
  void onlyOurSchemasAreListed() throws Exception {
    assertThat(column(meta.getSchemas(), "TABLE_SCHEM"))
        .containsExactly("diagnostics", "information_schema", "steam_api", "valve");
    assertThat(column(meta.getSchemas(null, "V%"), "TABLE_SCHEM")).containsExactly("valve");
    assertThat(column(meta.getCatalogs(), "TABLE_CAT")).isEmpty();
    assertThat(column(meta.getTableTypes(), "TABLE_TYPE"))
        .containsExactly("SYSTEM VIEW", "TABLE", "VIEW");
  }

  @Test
  void theSchemasOfAModelAreListedWithOurs() throws Exception {
    String model =
        "inline:{\"version\":\"1.0\",\"schemas\":[{\"name\":\"metadata\",\"tables\":[{\"name\":\"v\",\"type\":\"view\",\"sql\":\"SELECT"
            + " 1 AS Uno\"}]}]}";
    try (Connection joined = DriverManager.getConnection("jdbc:valve:model=" + model)) {
      DatabaseMetaData both = joined.getMetaData();
      assertThat(column(both.getSchemas(), "TABLE_SCHEM"))
          .containsExactly("diagnostics", "information_schema", "metadata", "steam_api", "valve");
      assertThat(column(both.getTables(null, "metadata", "%", null), "TABLE_TYPE"))
          .containsExactly("VIEW");
      assertThat(column(both.getColumns(null, null, "V", "uno"), "COLUMN_NAME"))
          .containsExactly("Uno");
      assertThat(column(both.getFunctions(null, "metadata", "%"), "FUNCTION_NAME")).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "players, players",
    "PLAYERS, players",
    "p_ayers, players",
    "server_info, server_info",
    "server\\_info, server_info",
    "SERVER\\_INFO, server_info",
    "serverxinfo, ",
    "server\\xinfo, ",
    "pl\\_yers, ",
    "play%, players",
    "P%AYER%, players",
    "'', ",
    "players\\, "
  })
  void patternsStandForNames(String pattern, String found) throws Exception {
    assertThat(tables("valve", pattern)).isEqualTo(found == null ? List.of() : List.of(found));
    assertThat(tables("VALVE", pattern)).isEqualTo(tables("valve", pattern));
  }

  @Test
  void columnsAreFoundByPatternsToo() throws Exception {
    assertThat(column(meta.getColumns(null, "valve", "SERVER_INFO", "MAX\\_%"), "COLUMN_NAME"))
        .containsExactly("max_players");
    assertThat(column(meta.getColumns(null, "valve", "server_info", "map"), "ORDINAL_POSITION"))
        .hasSize(1);
    assertThat(column(meta.getColumns(null, "", "%", "%"), "COLUMN_NAME")).isEmpty();
  }

  @Test
  void aCatalogMatchesNothing() throws Exception {
    assertThat(column(meta.getTables("valve", null, "%", null), "TABLE_NAME")).isEmpty();
    assertThat(column(meta.getColumns("x", null, "%", "%"), "COLUMN_NAME")).isEmpty();
    assertThat(column(meta.getSchemas("x", null), "TABLE_SCHEM")).isEmpty();
    assertThat(column(meta.getFunctions("x", null, "%"), "FUNCTION_NAME")).isEmpty();
    assertThat(column(meta.getPrimaryKeys("x", null, "server_info"), "COLUMN_NAME")).isEmpty();
    assertThat(column(meta.getTables("", "valve", "players", null), "TABLE_NAME")).hasSize(1);
  }

  @Test
  void tablesAreListedByTheirTypes() throws Exception {
    String[] views = {"VIEW"};
    assertThat(column(meta.getTables(null, "valve", null, views), "TABLE_NAME"))
        .containsExactly(
            "my_info", "my_players", "my_rules", "my_status", "servers", "servers_honesty");
    assertThat(column(meta.getTables(null, null, null, new String[0]), "TABLE_NAME")).isEmpty();
  }

  @Test
  void keysAreThoseOfTablesWithARowForEach() throws Exception {
    assertThat(column(meta.getPrimaryKeys(null, "valve", "server_info"), "COLUMN_NAME"))
        .containsExactly("addr");
    assertThat(column(meta.getPrimaryKeys(null, "valve", "players"), "COLUMN_NAME")).isEmpty();
    assertThat(column(meta.getIndexInfo(null, "valve", "players", false, true), "COLUMN_NAME"))
        .containsExactly("addr");
    assertThat(column(meta.getIndexInfo(null, "valve", "players", true, true), "COLUMN_NAME"))
        .isEmpty();
    assertThat(column(meta.getPrimaryKeys(null, "valve", "my_servers"), "COLUMN_NAME")).isEmpty();
  }

  @Test
  void everyFunctionHasItsCommentAndColumns() throws Exception {
    assertThat(column(meta.getFunctions(null, null, "%"), "REMARKS"))
        .hasSizeGreaterThan(10)
        .allSatisfy(r -> assertThat(r).isNotBlank());
    assertThat(column(meta.getFunctions(null, "valve", "STEAMID"), "SPECIFIC_NAME"))
        .containsExactlyInAnyOrder(
            "steamid", "steamid_2", "steamid_3", "steamid_4", "steamid_table");
    try (ResultSet rs = meta.getFunctionColumns(null, "valve", "rcon", "%")) {
      assertThat(Rows.of(rs))
          .extracting(r -> r.split("\\|", -1)[3] + " " + r.split("\\|", -1)[4])
          .containsExactly("addr 1", "command 1", "line_number 5", "line 5");
    }
    try (ResultSet rs = meta.getFunctionColumns(null, "valve", "steamid2", "%")) {
      assertThat(rs.next()).isTrue();
      assertThat(rs.getInt("COLUMN_TYPE")).isEqualTo(DatabaseMetaData.functionReturn);
      assertThat(rs.getInt("DATA_TYPE")).isEqualTo(Types.VARCHAR);
    }
  }

  @Test
  void everyTypeOfAColumnIsInTheListOfTypes() throws Exception {
    List<String> types = column(meta.getTypeInfo(), "TYPE_NAME");
    assertThat(types).doesNotHaveDuplicates().contains("VARCHAR", "DECIMAL");
    assertThat(column(meta.getColumns(null, null, "%", "%"), "TYPE_NAME")).isSubsetOf(types);
    assertThat(column(meta.getTypeInfo(), "DATA_TYPE").stream().map(Integer::parseInt)).isSorted();
  }

  @Test
  void everyKeywordNeedsQuotesAndWorksInThem() throws Exception {
    for (String word : meta.getSQLKeywords().split(",", -1)) {
      assertThat(runs("SELECT 1 AS \"" + word + "\"")).as(word).isTrue();
      assertThat(
              runs("SELECT x." + word + " FROM (VALUES 1) AS x(" + word + ")")
                  && runs("SELECT " + word + " FROM (VALUES 1) AS " + word + "(" + word + ")"))
          .as(word)
          .isFalse();
    }
  }

  @Test
  void everyFunctionOfTheListsRuns() throws Exception {
    String lists =
        String.join(
            ",",
            meta.getNumericFunctions(),
            meta.getStringFunctions(),
            meta.getSystemFunctions(),
            meta.getTimeDateFunctions());
    for (String name : lists.split(",", -1)) {
      String call = name + "(" + arguments(name) + ")";
      assertThat(runs("SELECT " + call)).as(call).isTrue();
      assertThat(runs("SELECT {fn " + call + "}")).as("{fn %s}", call).isTrue();
    }
  }

  private static String arguments(String function) {
    return switch (function) {
      case "ATAN2", "MOD", "POWER", "TRUNCATE" -> "1, 1";
      case "PI", "RAND", "USER" -> "";
      case "ASCII", "LENGTH", "LTRIM", "RTRIM", "SOUNDEX" -> "'abc'";
      case "CONCAT", "DIFFERENCE" -> "'a', 'b'";
      case "LEFT", "RIGHT", "REPEAT" -> "'abc', 2";
      case "REPLACE" -> "'abc', 'b', 'x'";
      case "SUBSTRING" -> "'abc', 1, 2";
      case "TIMESTAMPADD" -> "SQL_TSI_DAY, 1, TIMESTAMP '2026-11-21 00:00:00'";
      case "TIMESTAMPDIFF" ->
          "SQL_TSI_DAY, TIMESTAMP '2026-11-20 00:00:00', TIMESTAMP '2026-11-21 00:00:00'";
      case "HOUR", "MINUTE", "SECOND" -> "TIMESTAMP '2026-11-21 00:00:00'";
      case "DAYOFMONTH", "DAYOFWEEK", "DAYOFYEAR", "MONTH", "QUARTER", "WEEK", "YEAR" ->
          "DATE '2026-11-21'";
      default -> "1";
    };
  }

  private boolean runs(String sql) {
    try {
      return Rows.of(connection, sql).size() == 1;
    } catch (SQLException e) {
      return false;
    }
  }

  @Test
  void listingsAskNobodyAndCloseTheirStatements() throws Exception {
    ResultSet rs = meta.getColumns(null, null, "%", "%");
    Statement statement = rs.getStatement();
    assertThat(rs.next()).isTrue();
    assertThat(rs.getObject("NULLABLE", Long.class)).isEqualTo(0L);
    rs.close();
    assertThat(statement.isClosed()).isTrue();
    assertThat(Rows.of(connection, "SELECT COUNT(*) FROM diagnostics.scans")).containsExactly("0");
  }
}
