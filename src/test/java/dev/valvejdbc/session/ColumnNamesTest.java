package dev.valvejdbc.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.valvejdbc.Rows;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Columns without an alias have the names that PostgreSQL 16 gives them. */
class ColumnNamesTest {
  private static Connection connection;

  @BeforeAll
  static void connect() throws SQLException {
    connection = DriverManager.getConnection("jdbc:valve:fleet=8;seed=5");
  }

  @AfterAll
  static void disconnect() throws SQLException {
    connection.close();
  }

  private static List<String> labels(String sql) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      ResultSetMetaData columns = statement.getMetaData();
      List<String> labels = new ArrayList<>();
      for (int i = 1; i <= columns.getColumnCount(); i++) {
        labels.add(columns.getColumnLabel(i));
      }
      return labels;
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " -> ",
      quoteCharacter = '`',
      value = {
        "COUNT(*) -> count",
        "MAX(name) -> max",
        "UPPER(MAX(name)) -> upper",
        "1 -> ?column?",
        "1 + 1 -> ?column?",
        "'x' || 'y' -> ?column?",
        "COUNT(*) > 1 -> ?column?",
        "CASE WHEN COUNT(*) > 1 THEN 'a' ELSE 'b' END -> case",
        "COALESCE(MAX(name), 'x') -> coalesce",
        "NULLIF(MAX(name), 'x') -> nullif",
        "CAST(1 AS BIGINT) -> int8",
        "CAST(MAX(name) AS VARCHAR) -> max",
        "TRIM(MAX(name)) -> btrim",
        "SUBSTRING(MAX(name) FROM 1 FOR 2) -> substring",
        "EXTRACT(YEAR FROM TIMESTAMP '2026-01-01 00:00:00') -> extract",
        "DATE '2026-01-01' -> date",
        "(SELECT MIN(name) FROM my_servers) -> min",
        "EXISTS (SELECT 1 FROM my_servers) -> exists",
        "COUNT(*) FILTER (WHERE has_rcon) -> count",
        "ROW_NUMBER() OVER (ORDER BY COUNT(*)) -> row_number",
        "{fn UCASE('x')} -> ucase",
      })
  void anExpressionNamesItsColumn(String expression, String name) throws SQLException {
    assertThat(labels("SELECT " + expression + " FROM my_servers")).containsExactly(name);
  }

  @Test
  void namesMayBeTheSame() throws SQLException {
    assertThat(labels("SELECT COUNT(*), COUNT(tags), 1, 2 FROM my_servers"))
        .containsExactly("count", "count", "?column?", "?column?");
  }

  @Test
  void subQueriesAreReadByThoseNames() throws Exception {
    assertThat(Rows.of(connection, "SELECT t.count FROM (SELECT COUNT(*) FROM my_servers) t"))
        .containsExactly("8");
    assertThat(
            Rows.of(connection, "WITH t AS (SELECT MAX(name) FROM my_servers) SELECT max FROM t"))
        .containsExactly("tf-6");
    assertThat(labels("SELECT * FROM (SELECT MIN(name), MIN(tags) FROM my_servers) t"))
        .containsExactly("min", "min_1");
  }

  @Test
  void aNameIsSortedByButHidesNoColumn() throws Exception {
    assertThat(
            Rows.of(
                connection,
                "SELECT COUNT(*) FROM my_servers GROUP BY tags ORDER BY count DESC LIMIT 1"))
        .containsExactly("3");
    String grouped = "SELECT CAST(has_rcon AS VARCHAR), has_rcon FROM my_servers GROUP BY has_rcon";
    assertThat(labels(grouped)).containsExactly("has_rcon", "has_rcon");
    assertThat(Rows.of(connection, grouped)).containsExactly("false|false");
    assertThat(
            Rows.of(
                connection,
                "SELECT CAST(name AS CHAR(1)) FROM my_servers ORDER BY name || 'x' DESC LIMIT 1"))
        .containsExactly("t");
  }

  @Test
  void valuesHaveNumberedColumns() throws Exception {
    assertThat(labels("VALUES (1, 'a'), (2, 'b')")).containsExactly("column1", "column2");
    assertThat(Rows.of(connection, "SELECT column2 FROM (VALUES (1, 'a'), (2, 'b')) v ORDER BY 1"))
        .containsExactly("a", "b");
    assertThat(Rows.of(connection, "VALUES (2), (1) ORDER BY 1")).containsExactly("1", "2");
  }

  @Test
  void noNameIsInvented() throws SQLException {
    assertThat(labels("SELECT 1")).containsExactly("?column?");
    assertThat(labels("SELECT 1 UNION ALL SELECT 2")).containsExactly("?column?");
  }

  @Test
  void theFirstRowOfEachIsTakenInTheOrderOfTheQuery() throws Exception {
    assertThat(
            Rows.of(
                connection,
                "SELECT DISTINCT ON (tags) tags, name FROM my_servers WHERE tags LIKE 'cs%' ESCAPE"
                    + " '' ORDER BY tags, name DESC"))
        .containsExactly("csgo|csgo-7", "cstrike|cstrike-8");
    assertThat(
            Rows.of(
                connection,
                "SELECT DISTINCT ON (1) tags AS game, COUNT(*) FROM my_servers GROUP BY tags, name"
                    + " ORDER BY game LIMIT 1"))
        .containsExactly("csgo|1");
  }
}
