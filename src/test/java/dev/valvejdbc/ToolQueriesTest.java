package dev.valvejdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Statements as tools write them, and the states of those that fail. */
class ToolQueriesTest {
  private Connection connection;

  @BeforeEach
  void connect() throws Exception {
    connection = DriverManager.getConnection("jdbc:valve:fleet=20;seed=7");
  }

  @AfterEach
  void close() throws Exception {
    connection.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "20 | SELECT x.* FROM valve.my_servers x",
        "20 | SELECT \"my_servers\".\"name\" FROM \"valve\".\"my_servers\"",
        "20 | SELECT \"NAME\" FROM \"VALVE\".\"MY_SERVERS\" ORDER BY 1;",
        "20 | SELECT * FROM my_servers AS \"My Servers\"",
        "2 | SELECT x.* FROM valve.my_servers x ORDER BY x.name DESC OFFSET 1 ROWS FETCH NEXT 2"
            + " ROWS ONLY",
        "2 | SELECT * FROM my_servers FETCH FIRST 2 ROWS ONLY",
        "3 | SELECT name FROM my_servers ORDER BY name LIMIT 3 OFFSET 4",
        "1 | SELECT COUNT(*) FROM valve.my_servers",
        "1 | SELECT COUNT(*) FROM (SELECT * FROM my_servers ORDER BY name) x",
        "1 | SELECT COUNT(1) FROM (SELECT 1 FROM my_servers) AS \"x\"",
        "1 | SELECT has_rcon, COUNT(*) FROM my_servers GROUP BY 1 ORDER BY 2 DESC, 1",
        "1 | -- a comment; with a semicolon",
        "1 | /* a comment */ SELECT 1 /* another; */ ; ",
        "1 | SELECT {fn UCASE('a')}, {d '2026-11-21'}, {ts '2026-11-21 00:00:00'}",
        "0 | SELECT * FROM my_servers WHERE 1 <> 1",
      })
  void whatToolsWriteRuns(int rows, String sql) throws Exception {
    String whole = sql.startsWith("--") ? sql + "\nSELECT 1 -- the end" : sql;
    assertThat(Rows.of(connection, whole)).hasSize(rows);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT * FROM valve.players WHERE 1=0",
        "SELECT * FROM \"players\" WHERE 0=1",
        "SELECT x.* FROM players x WHERE 1 = 2",
        "SELECT * FROM players WHERE FALSE",
        "SELECT * FROM (SELECT * FROM players) AS t WHERE 1=0",
        "SELECT * FROM players LIMIT 0",
        "SELECT * FROM (SELECT * FROM players) AS t FETCH FIRST 0 ROWS ONLY"
      })
  void aProbeGivesTheColumnsOfAKeyedTableAndAsksNobody(String sql) throws Exception {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      assertThat(statement.getMetaData().getColumnCount()).isEqualTo(7);
      ResultSet rs = statement.executeQuery();
      assertThat(rs.getMetaData().getColumnName(1)).isEqualTo("addr");
      assertThat(rs.next()).isFalse();
    }
    assertThat(Rows.of(connection, "SELECT SUM(packets_sent) FROM diagnostics.scans"))
        .containsExactly("null");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT * FROM players",
        "SELECT x.* FROM valve.players x",
        "SELECT COUNT(*) FROM players",
        "SELECT COUNT(*) FROM (SELECT * FROM players) x"
      })
  void aKeyedTableOpenedWithoutItsKeySaysHow(String sql) {
    assertThatThrownBy(() -> Rows.of(connection, sql))
        .isInstanceOfSatisfying(
            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("42000"))
        .hasMessageContaining("SELECT * FROM players WHERE addr = '");
  }

  @Test
  void aRowLimitAndAnOffsetAreParametersOfAnyClass() throws Exception {
    try (PreparedStatement statement =
        connection.prepareStatement("SELECT name FROM my_servers ORDER BY 1 LIMIT ? OFFSET ?")) {
      for (Object given : List.of(3, 3L, "3", (short) 3)) {
        statement.setObject(1, given);
        statement.setObject(2, 1);
        assertThat(Rows.of(statement.executeQuery())).hasSize(3);
      }
      statement.setMaxRows(2);
      assertThat(Rows.of(statement.executeQuery())).hasSize(2);
      statement.setObject(1, "three");
      assertThatThrownBy(() -> Rows.of(statement.executeQuery()))
          .isInstanceOfSatisfying(
              SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("22018"));
    }
  }

  @Test
  void aResultTellsWhereItsColumnsAreFrom() throws Exception {
    try (Statement statement = connection.createStatement()) {
      ResultSetMetaData columns =
          statement.executeQuery("SELECT x.name AS \"N\", 1 FROM my_servers x").getMetaData();
      assertThat(columns.getColumnLabel(1)).isEqualTo("N");
      assertThat(columns.getTableName(1)).isEqualTo("my_servers");
      assertThat(columns.getSchemaName(1)).isEqualTo("valve");
      assertThat(columns.getCatalogName(1)).isEmpty();
      assertThat(columns.isWritable(1)).isFalse();
      assertThat(columns.isAutoIncrement(2)).isFalse();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "42601 | SELEC 1",
        "42601 | ;",
        "42601 | SELECT 'abc",
        "42P01 | SELECT * FROM nope",
        "42P01 | SELECT * FROM metadata.tables",
        "42P01 | SELECT nope.name FROM my_servers",
        "42703 | SELECT nope FROM my_servers",
        "42702 | SELECT name FROM my_servers a, my_servers b",
        "42803 | SELECT name, COUNT(*) FROM my_servers",
        "42883 | SELECT nope(1)",
        "22012 | SELECT 1 / 0",
        "22012 | SELECT 1 / n FROM (VALUES 1, 0) AS t(n)",
        "22018 | SELECT CAST('x' AS INTEGER)",
        "22018 | SELECT CAST(n AS INTEGER) FROM (VALUES 'x', 'y') AS t(n)",
        "22007 | SELECT CAST(n AS DATE) FROM (VALUES 'x') AS t(n)",
        "22003 | SELECT CAST(n AS INTEGER) FROM (VALUES 3000000000) AS t(n)",
        "22003 | SELECT SUM(n) FROM (VALUES 9223372036854775807, 1) AS t(n)",
        "25006 | INSERT INTO my_servers VALUES ('a', 'b')",
        "25006 | /* why not */ UPDATE my_servers SET name = 'a'",
        "25006 | delete from my_servers",
        "25006 | CREATE TABLE t (i INTEGER)",
        "25006 | DROP TABLE my_servers",
        "25006 | GRANT SELECT ON my_servers TO PUBLIC",
      })
  void whatFailsHasItsState(String state, String sql) {
    assertThatThrownBy(() -> Rows.of(connection, sql))
        .isInstanceOfSatisfying(
            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo(state))
        .hasMessageNotContaining("\n");
  }

  @Test
  void everyWayToWriteIsRefused() throws Exception {
    try (Statement statement = connection.createStatement()) {
      String sql = "INSERT INTO my_servers VALUES ('a', 'b')";
      assertRefused(() -> statement.executeUpdate(sql));
      assertRefused(() -> statement.execute(sql, Statement.RETURN_GENERATED_KEYS));
      assertRefused(() -> statement.executeUpdate("SELECT 1"));
      assertRefused(() -> statement.addBatch(sql));
      assertRefused(() -> connection.prepareStatement(sql));
      assertThat(statement.executeBatch()).isEmpty();
      assertThat(statement.getUpdateCount()).isEqualTo(-1);
      assertThat(statement.getGeneratedKeys().next()).isFalse();
    }
  }

  private interface Write {
    void run() throws SQLException;
  }

  private static void assertRefused(Write write) {
    assertThatThrownBy(write::run)
        .isInstanceOfSatisfying(
            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("25006"));
  }

  @Test
  void sumsAndMeansAreRight() throws Exception {
    String large = "(VALUES 9223372036854775807, 9223372036854775807) AS t(n)";
    assertThat(Rows.of(connection, "SELECT AVG(n) FROM " + large))
        .containsExactly("9.223372036854776E18");
    assertThat(Rows.of(connection, "SELECT SUM(CAST(n AS DECIMAL(38, 0))) FROM " + large))
        .containsExactly("18446744073709551614");
    assertThatThrownBy(() -> Rows.of(connection, "SELECT SUM(n) OVER () FROM " + large))
        .hasMessageContaining("DECIMAL");
    assertThat(Rows.of(connection, "SELECT SUM(n), COUNT(*) FROM (VALUES 2147483647, 1) AS t(n)"))
        .containsExactly("2147483648|2");
    String few = "(VALUES ('a', CAST(1 AS BIGINT)), ('a', 2), ('b', 2)) AS t(g, n)";
    assertThat(
            Rows.of(
                connection,
                "SELECT g, SUM(n), AVG(n), SUM(DISTINCT n), SUM(n) FILTER (WHERE n > 1) FROM "
                    + few
                    + " GROUP BY ROLLUP(g) ORDER BY 1"))
        .containsExactly("a|3|1.5|3|2", "b|2|2.0|2|2", "null|5|1.6666666666666667|3|4");
    assertThat(
            Rows.of(
                connection,
                "SELECT SUM(s), SUM(c) FROM (SELECT SUM(n) AS s, COUNT(*) AS c FROM "
                    + few
                    + " GROUP BY g)"))
        .containsExactly("5|3");
    assertThat(
            Rows.of(
                connection,
                "SELECT g, AVG(n), COUNT(DISTINCT n), AVG(CAST(n AS DECIMAL(5, 0))) FROM "
                    + few
                    + " GROUP BY g ORDER BY 1"))
        .containsExactly("a|1.5|2|1.500000", "b|2.0|1|2.000000");
    assertThat(Rows.of(connection, "SELECT SUM(n) FROM " + few + " WHERE n > 5"))
        .containsExactly("null");
  }
}
