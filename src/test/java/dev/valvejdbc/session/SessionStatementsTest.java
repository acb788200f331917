package dev.valvejdbc.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.valvejdbc.Rows;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Statements about a connection: what they tell, change, and leave alone. */
class SessionStatementsTest {
  private static final String URL = "jdbc:valve:fleet=8;seed=5;timeout=5s;settings=any";
  private static Connection connection;

  @BeforeAll
  static void connect() throws SQLException {
    connection = DriverManager.getConnection(URL);
  }

  @AfterAll
  static void disconnect() throws SQLException {
    connection.close();
  }

  @AfterEach
  void forget() throws SQLException {
    run("DISCARD ALL");
  }

  private static void run(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      assertThat(statement.execute(sql)).isFalse();
      assertThat(statement.getUpdateCount()).isZero();
      assertThat(statement.getMoreResults()).isFalse();
      assertThat(statement.getUpdateCount()).isEqualTo(-1);
    }
  }

  private static List<String> rows(String sql) throws Exception {
    return Rows.of(connection, sql);
  }

  private static List<String> labels(String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      ResultSetMetaData columns = rows.getMetaData();
      List<String> labels = new ArrayList<>();
      for (int i = 1; i <= columns.getColumnCount(); i++) {
        labels.add(columns.getColumnLabel(i));
      }
      return labels;
    }
  }

  private static long scans() throws Exception {
    return Long.parseLong(rows("SELECT COUNT(*) FROM diagnostics.scans").get(0));
  }

  @Test
  void aPlanIsToldStepByStepAndAsksNobody() throws Exception {
    long before = scans();
    assertThat(
            rows(
                "EXPLAIN SELECT p.name, s.map FROM my_servers m JOIN server_info s ON s.addr ="
                    + " m.addr JOIN players p ON p.addr = m.addr WHERE m.tags = 'tf' AND p.score >"
                    + " 5 ORDER BY p.score DESC LIMIT 3"))
        .containsExactly(
            "1. read valve.my_servers",
            "2. keep rows where tags = 'tf' (checked here)",
            "3. look up server_info (map), players (name, score) where score > 5 (checked here) by"
                + " addr, in one visit each: at most 18 packets each, usually 3",
            "4. sort by score descending, stop after 3 rows");
    assertThat(rows("EXPLAIN SELECT map, COUNT(*) FROM servers WHERE map = 'x' GROUP BY map"))
        .anyMatch(l -> l.contains("by the filter \\map\\x: at most 200 calls"))
        .contains("3. for each map: COUNT(*)");
    assertThat(scans()).isEqualTo(before);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      textBlock =
          """
          SELECT name FROM my_servers ORDER BY name || tags DESC; sort by name || tags descending
          SELECT a.name FROM my_servers a LEFT JOIN my_servers b ON a.tags = b.name AND \
          a.name < b.name; tags = name of step 2 AND name of step 1 < name of step 2
          SELECT a.name, b.name FROM my_servers a JOIN my_servers b ON a.tags = b.tags AND a.name \
          < b.name AND b.name <> 'x' ORDER BY b.name; sort by name of step 2
          SELECT 1 FROM my_servers m JOIN server_info i ON i.addr = m.addr JOIN server_info j ON \
          j.addr = m.addr AND j.map <> i.map; map of server_info no. 2 <> map of server_info no. 1
          SELECT 1 FROM my_servers m JOIN players p ON p.addr = m.addr AND p.name <> m.name; \
          where name of players <> name of step 1 (checked here)
          SELECT 1 FROM my_servers m JOIN players p ON p.addr = m.addr GROUP BY p.addr; \
          each addr of players once
          SELECT 1 FROM my_servers m JOIN LATERAL (SELECT 1 FROM players p WHERE p.addr = m.addr \
          AND p.name <> m.name LIMIT 1) t ON TRUE; name <> name of the outer row
          SELECT SUM(CHAR_LENGTH(name) * 2) FROM my_servers; SUM(CHAR_LENGTH(name) * 2)
          SELECT STRING_AGG(name, ', ') FROM my_servers; STRING_AGG(name, ', ')
          SELECT tags, COUNT(*) FROM my_servers GROUP BY ROLLUP (tags); tags and for all: COUNT(*)
          SELECT name FROM my_servers m WHERE EXISTS (SELECT 1 FROM players p WHERE p.addr = m.addr \
          AND p.score > 5); one row if there are any
          SELECT name FROM my_servers WHERE name NOT IN (SELECT tags FROM my_servers); \
          there is no match AND COUNT(tags) >= COUNT(*)
          SELECT SUM(score) OVER (), RANK() OVER (ORDER BY score) FROM players WHERE addr = 'a'; \
          compute COUNT, SUM, RANK over windows
          SELECT * FROM generate_series(1, 3) LIMIT 1; call GENERATE_SERIES(1, 3)
          SELECT * FROM generate_series(1, 3) LIMIT 1 OFFSET 2; skip 2 rows, stop after 1 row
          SELECT x, COUNT(*) FROM UNNEST(ARRAY['a']) AS t(x) GROUP BY x; for each element: COUNT(*)
          WITH RECURSIVE t(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM t WHERE n < 4) SELECT * \
          FROM t; step 1, and of step 3 again
          SELECT 1 FROM my_servers m, server_info i WHERE m.addr = 'a' AND i.addr = 'b' AND i.addr \
          = m.addr; 1. no rows: none can meet the conditions
          """)
  void aPlanIsToldInTheWordsOfTheStatement(String sql, String words) throws Exception {
    assertThat(String.join("\n", rows("EXPLAIN " + sql)))
        .contains(words)
        .doesNotContain("$", "LITERAL_AGG");
  }

  @Test
  void aPlanThatIsRunTellsWhatEachStepTook() throws Exception {
    List<String> lines =
        rows(
            "EXPLAIN ANALYZE SELECT server_name FROM server_info WHERE addr ="
                + " (SELECT addr FROM my_servers WHERE name = 'csgo-1')");
    assertThat(lines).anyMatch(l -> l.startsWith("   1 asked, 1 answered, "));
    assertThat(lines.get(lines.size() - 1)).startsWith("1 row in ");
  }

  @Test
  void aPlanIsToldToPreparedStatementsToo() throws Exception {
    try (PreparedStatement statement =
        connection.prepareStatement("EXPLAIN SELECT name FROM my_servers")) {
      assertThat(statement.getMetaData().getColumnLabel(1)).isEqualTo("plan");
      try (ResultSet rows = statement.executeQuery()) {
        assertThat(Rows.of(rows)).containsExactly("1. read valve.my_servers");
      }
    }
  }

  @Test
  void whatIsExplainedTakesParametersIfItIsPrepared() throws Exception {
    String query =
        "SELECT i.map FROM my_servers m JOIN server_info i ON i.addr = m.addr WHERE m.name";
    try (PreparedStatement told = connection.prepareStatement("EXPLAIN " + query + " = ?");
        PreparedStatement run = connection.prepareStatement("EXPLAIN ANALYZE " + query + " = ?")) {
      assertThat(told.getParameterMetaData().getParameterCount()).isOne();
      assertThat(told.getMetaData().getColumnLabel(1)).isEqualTo("plan");
      told.setString(1, "csgo-1");
      assertThat(Rows.of(told.executeQuery()))
          .contains("2. keep rows where name = ? (checked here)");
      run.setString(1, "csgo-1");
      assertThat(Rows.of(run.executeQuery())).last().asString().startsWith("1 row in ");
      run.setString(1, "nobody");
      assertThat(Rows.of(run.executeQuery())).last().asString().startsWith("0 rows in ");
    }
    assertThat(rows("EXPLAIN " + query + " = ?")).hasSize(3);
    assertThatThrownBy(() -> rows("EXPLAIN ANALYZE " + query + " = ?"))
        .hasMessageContaining("which only a prepared one can give values");
  }

  @Test
  void theRawPlanIsThereInEachForm() throws Exception {
    String query = "SELECT map FROM server_info WHERE addr = '127.0.0.1:1'";
    assertThat(rows("EXPLAIN PLAN AS TEXT FOR " + query).toString()).contains("LookupJoin");
    assertThat(rows("EXPLAIN PLAN AS JSON FOR " + query).toString()).contains("\"rels\"");
    assertThat(rows("EXPLAIN PLAN AS XML FOR " + query).toString()).contains("<RelNode");
  }

  @Test
  void aMistakeInWhatIsExplainedKeepsItsPlace() {
    assertThatThrownBy(() -> rows("EXPLAIN SELECT nope FROM my_servers"))
        .hasMessageContaining("Column 'nope' not found")
        .hasMessageContaining("line 1, column 16");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SHOW TABLES LIKE 'my\\_servers'|table_schema, table_name, table_type, remarks",
        "SHOW SCHEMAS|schema_name",
        "SHOW COLUMNS FROM players|column_name, data_type, is_nullable, key, remarks",
        "SHOW FUNCTIONS LIKE 'has%'|function_schema, function_name, arguments, kind, remarks",
        "SHOW VARIABLES|name, value, description",
        "DESCRIBE valve.players|column_name, data_type, is_nullable, key, remarks",
        "SHOW timeout|timeout"
      })
  void listingsHaveTheSameColumnsAlways(String sql, String columns) throws Exception {
    assertThat(String.join(", ", labels(sql))).isEqualTo(columns);
  }

  @Test
  void whatIsListedIsWhatThereIs() throws Exception {
    assertThat(rows("SHOW SCHEMAS")).contains("diagnostics", "steam_api", "valve");
    assertThat(rows("SHOW TABLES LIKE 'PLAY%'"))
        .containsExactly(
            "valve|players|TABLE|Who plays on a game server, a row a player. Needs addr.");
    assertThat(rows("SHOW COLUMNS FROM players IN valve LIKE 'addr'"))
        .singleElement()
        .asString()
        .startsWith("addr|VARCHAR|NO|needed|");
    assertThat(rows("DESCRIBE SELECT COUNT(*) FROM my_servers"))
        .containsExactly("count|BIGINT|NO|null|null");
    assertThatThrownBy(() -> rows("DESCRIBE nothing")).hasMessageContaining("'nothing' not found");
    assertThatThrownBy(() -> rows("SHOW TABLES FROM nowhere")).hasMessageContaining("nowhere");
  }

  @Test
  void aTableIsSummarizedWithALineForEachColumn() throws Exception {
    assertThat(labels("SUMMARIZE my_servers"))
        .containsExactly(
            "column_name",
            "column_type",
            "min",
            "max",
            "distinct_count",
            "avg",
            "count",
            "null_percentage");
    assertThat(rows("EXPLAIN SUMMARIZE my_servers")).contains("1. read valve.my_servers");
    assertThat(rows("EXPLAIN ANALYZE SUMMARIZE SELECT name FROM my_servers").toString())
        .containsPattern("1 row in");
    assertThat(rows("SUMMARIZE SELECT LENGTH(tags) AS n FROM my_servers WHERE name = 'tf-6'"))
        .containsExactly("n|INTEGER|2|2|1|2.00|1|0.00");
    assertThat(rows("SUMMARIZE SELECT name FROM my_servers WHERE 1 = 0"))
        .containsExactly("name|VARCHAR|null|null|0|null|0|null");
  }

  @Test
  void settingsHoldForTheConnectionUntilTheyAreReset() throws Exception {
    run("SET timeout = 700ms");
    run("SET retries TO 0");
    run("SET onError = fail");
    run("SET push_volatile = off");
    assertThat(rows("SHOW timeout")).containsExactly("700ms");
    assertThat(rows("SHOW retries")).containsExactly("0");
    assertThatThrownBy(() -> rows("SELECT map FROM server_info WHERE addr = '127.0.0.1:9'"))
        .hasMessageContaining("127.0.0.1:9");
    run("RESET onError");
    assertThat(rows("SELECT map FROM server_info WHERE addr = '127.0.0.1:9'")).isEmpty();
    run("RESET ALL");
    assertThat(rows("SHOW timeout")).containsExactly("5s");
    assertThat(rows("SHOW pushVolatile")).containsExactly("true");
  }

  @Test
  void whatCannotBeSetIsRefusedByName() {
    assertThatThrownBy(() -> run("SET rcon = full"))
        .hasMessageContaining("There is no setting 'rcon'")
        .extracting(e -> ((SQLException) e).getSQLState())
        .isEqualTo("42704");
    assertThatThrownBy(() -> run("SET timeout = banana")).hasMessageContaining("'banana'");
    assertThatThrownBy(() -> rows("SHOW webApiKey")).hasMessageContaining("no setting");
  }

  @Test
  void aServedConnectionSetsShorterTimeOutsOnly() throws Exception {
    try (Connection served =
            DriverManager.getConnection("jdbc:valve:fleet=8;seed=5;timeout=5s;settings=shorter");
        Statement statement = served.createStatement()) {
      statement.execute("SET timeout = 1s");
      assertThat(Rows.of(served, "SHOW timeout")).containsExactly("1s");
      for (String refused : List.of("SET timeout = 6s", "SET onError = fail", "SET cacheTtl = 0")) {
        assertThatThrownBy(() -> statement.execute(refused))
            .extracting(e -> ((SQLException) e).getSQLState())
            .isEqualTo("42501");
      }
    }
  }

  @Test
  void aPoolThatTakesAConnectionBackForgetsWhatWasSet() throws Exception {
    run("SET timeout = 1s");
    run("CREATE VIEW mine AS SELECT name FROM my_servers");
    connection.endRequest();
    assertThat(rows("SHOW timeout")).containsExactly("5s");
    assertThatThrownBy(() -> rows("SELECT * FROM mine")).hasMessageContaining("'mine' not found");
  }

  @Test
  void transactionsBeginAndEndAndChangeNothing() throws Exception {
    for (String word :
        List.of("BEGIN", "START TRANSACTION READ ONLY", "COMMIT", "ROLLBACK", "END")) {
      run(word);
    }
  }

  @Test
  void aViewIsAQueryByItsName() throws Exception {
    run("CREATE VIEW games AS SELECT tags AS game, COUNT(*) FROM my_servers GROUP BY tags");
    assertThat(labels("SELECT * FROM games")).containsExactly("game", "count");
    assertThat(rows("SELECT count FROM VALVE.Games WHERE game = 'tf'")).containsExactly("1");
    assertThat(rows("SHOW VIEWS LIKE 'games'")).hasSize(1);
    try (ResultSet tables = connection.getMetaData().getTables(null, "valve", "games", null)) {
      assertThat(tables.next()).isTrue();
      assertThat(tables.getString("TABLE_TYPE")).isEqualTo("VIEW");
    }
    assertThatThrownBy(() -> run("CREATE VIEW games AS SELECT 1 AS a"))
        .hasMessageContaining("'games' already");
    run("CREATE OR REPLACE VIEW games (g) AS SELECT DISTINCT tags FROM my_servers");
    assertThat(labels("SELECT * FROM games")).containsExactly("g");
    run("SET timeout = 4s");
    assertThat(rows("SELECT g FROM games WHERE g = 'tf'")).containsExactly("tf");
    run("DROP VIEW games");
    run("DROP VIEW IF EXISTS games");
    assertThatThrownBy(() -> run("DROP VIEW games")).hasMessageContaining("'games' not found");
  }

  @Test
  void aViewOverKeyedTablesIsReadByKey() throws Exception {
    run("CREATE VIEW who AS SELECT addr, name, score FROM players");
    assertThat(rows("EXPLAIN SELECT name FROM who WHERE addr = '127.0.0.1:9' AND score > 1"))
        .contains("1. the key addr '127.0.0.1:9'");
    run("DROP VIEW who");
  }

  @Test
  void aTemporaryTableKeepsItsRows() throws Exception {
    run(
        "CREATE TEMP TABLE kept AS SELECT name, has_rcon, LENGTH(name) AS n,"
            + " TIMESTAMP '2026-01-02 03:04:05' AS at FROM my_servers WHERE name = 'tf-6'");
    assertThat(rows("SELECT * FROM kept")).containsExactly("tf-6|false|4|2026-01-02 03:04:05.0");
    assertThat(rows("SELECT MAX(n) FROM kept WHERE at < TIMESTAMP '2026-02-01 00:00:00'"))
        .containsExactly("4");
    run("CREATE TEMP TABLE IF NOT EXISTS kept AS SELECT 1 AS a");
    assertThat(rows("TABLE kept")).hasSize(1);
    run("DROP TABLE kept");
  }

  @Test
  void temporaryTablesAreBoundedTogetherByMaxMemory() throws Exception {
    String rows =
        " AS WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c WHERE n < 6000)";
    String thousands = rows + " SELECT n, 'a text of some length' AS t FROM c";
    try (Connection frugal = DriverManager.getConnection("jdbc:valve:maxMemory=1MB");
        Statement statement = frugal.createStatement()) {
      for (int i = 0; i < 3; i++) {
        statement.execute("CREATE TEMP TABLE one" + thousands);
        assertThatThrownBy(() -> statement.execute("CREATE TEMP TABLE two" + thousands))
            .hasMessageContaining("maxMemory");
        statement.execute("CREATE TEMP TABLE two AS SELECT 1 AS n");
        statement.execute("DROP TABLE one");
        statement.execute("DROP TABLE two");
      }
    }
  }

  @Test
  void nothingThatIsNotOursIsDroppedOrReplaced() {
    for (String sql : List.of("DROP TABLE players", "DROP VIEW servers")) {
      assertThatThrownBy(() -> run(sql))
          .as(sql)
          .extracting(e -> ((SQLException) e).getSQLState())
          .isEqualTo("25006");
    }
    assertThatThrownBy(() -> run("CREATE OR REPLACE VIEW players AS SELECT 1 AS a"))
        .extracting(e -> ((SQLException) e).getSQLState())
        .isEqualTo("42501");
  }

  @Test
  void viewsOfTheConfigFileAreThereForEveryConnection(@TempDir Path folder) throws Exception {
    Path file =
        Files.writeString(
            folder.resolve("valve.json"),
            "{\"views\": {\"tf\": \"SELECT name FROM my_servers WHERE tags = 'tf'\","
                + " \"names\": \"SELECT name FROM tf\", \"wrong\": \"SELECT nope FROM tf\"}}");
    try (Connection own = DriverManager.getConnection("jdbc:valve:fleet=8;seed=5;config=" + file)) {
      assertThat(own.getWarnings().getMessage())
          .contains("The view wrong of the config file is left out: Column 'nope' not found");
      own.createStatement().execute("DROP VIEW names");
      own.createStatement().execute("DISCARD ALL");
      assertThat(Rows.of(own, "SELECT name FROM names")).containsExactly("tf-6");
    }
  }

  @Test
  void viewsOfAModelAreReadAsStatementsAre(@TempDir Path folder) throws Exception {
    Path file =
        Files.writeString(
            folder.resolve("model.json"),
            "{\"version\": \"1.0\", \"schemas\": [{\"name\": \"mine\", \"tables\": ["
                + "{\"name\": \"v\", \"type\": \"view\","
                + " \"sql\": \"SELECT Name FROM VALVE.My_Servers WHERE tags = 'tf'\"},"
                + "{\"name\": \"w\", \"type\": \"view\", \"path\": [\"valve\"],"
                + " \"sql\": \"SELECT COUNT(*) FROM my_servers\"}]}]}");
    try (Connection own = DriverManager.getConnection("jdbc:valve:fleet=8;seed=5;model=" + file)) {
      assertThat(Rows.of(own, "SELECT NAME FROM MINE.V")).containsExactly("tf-6");
      assertThat(Rows.of(own, "SELECT count FROM mine.w")).containsExactly("8");
    }
  }

  @Test
  void whatGivesNoRowsIsNoQuery() {
    assertThatThrownBy(() -> connection.createStatement().executeQuery("SET timeout = 1s"))
        .hasMessageContaining("execute or executeUpdate");
  }
}
