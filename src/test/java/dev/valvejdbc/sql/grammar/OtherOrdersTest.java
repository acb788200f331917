package dev.valvejdbc.sql.grammar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.valvejdbc.Rows;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Queries in the order in which DuckDB's and PostgreSQL's users write them. */
class OtherOrdersTest {
  private static Connection connection;

  @BeforeAll
  static void connect() throws Exception {
    connection = DriverManager.getConnection("jdbc:valve:fleet=6;seed=3");
    try (Statement statement = connection.createStatement()) {
      var unused = statement.execute("CREATE TEMP TABLE n AS FROM range(5) AS r(i) SELECT i");
    }
  }

  @AfterAll
  static void close() throws Exception {
    connection.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "FROM n; [0, 1, 2, 3, 4]",
        "FROM n WHERE i > 2 ORDER BY i DESC; [4, 3]",
        "FROM n SELECT i * 2 WHERE i > 3; [8]",
        "FROM n SELECT DISTINCT i / 4 ORDER BY 1; [0, 1]",
        "FROM n SELECT i / 3 AS t, COUNT(*) GROUP BY i / 3 HAVING COUNT(*) > 2; [0|3]",
        "FROM n AS a JOIN n AS b ON a.i = b.i + 3 SELECT a.i, b.i ORDER BY a.i; [3|0, 4|1]",
        "WITH m AS (FROM n LIMIT 2) FROM m SELECT COUNT(*); [2]",
        "SELECT COUNT(*) FROM (FROM n) AS x; [5]",
        "FROM n WHERE i = 1 UNION ALL FROM n WHERE i = 2; [1, 2]",
        "SELECT i FROM n WHERE i IN (FROM n SELECT i + 3); [3, 4]",
        "FROM my_servers SELECT COUNT(*); [6]",
        "SELECT 1 WHERE EXISTS (FROM n); [1]",
        "SELECT 1 WHERE NOT EXISTS (FROM n); []",
        "SELECT (SELECT 5 WHERE FALSE); [null]",
        "FROM range(2, 4); [2, 3]",
        "FROM range(10, 0, -4) AS r(x) SELECT SUM(x); [18]",
        "FROM range(-1); []",
        "SELECT n.i, r.x FROM n, LATERAL range(n.i) AS r(x) WHERE n.i = 2; [2|0, 2|1]",
        "SELECT SUM(i) OVER (ORDER BY i RANGE 1 PRECEDING) FROM n WHERE i < 3; [0, 1, 3]"
      })
  void aQueryMayBeginWithWhatItReads(String sql, String rows) throws Exception {
    assertThat(Rows.of(connection, sql)).hasToString(rows);
  }

  @Test
  void aMistakeIsToldAtItsPlace() {
    assertThatThrownBy(() -> Rows.of(connection, "FROM n SELECT nope"))
        .isInstanceOf(SQLException.class)
        .hasMessage("Column 'nope' not found in any table (line 1, column 15)");
    assertThatThrownBy(() -> Rows.of(connection, "FROM n SELECT"))
        .hasMessageContaining("Incorrect syntax");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '"',
      value = {
        "FORMAT('%2$s %1$s %%', 'a', 'b'); b a %",
        "FORMAT('[%4s][%-4s]', 'a', 12); [   a][12  ]",
        "FORMAT('%s|%L', NULL, NULL); |NULL",
        "FORMAT('%I.%I = %L', 'a', 'B c', 'it''s'); a.\"B c\" = 'it''s'",
        "FORMAT('plain'); plain",
        "FORMAT(NULL, 1); null"
      })
  void formatPutsValuesIntoTheirPlaces(String call, String written) throws Exception {
    assertThat(Rows.of(connection, "SELECT " + call)).containsExactly(written);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '"',
      value = {
        "FORMAT('%s'); %s",
        "FORMAT('%d', 1); %d",
        "FORMAT('50%', 1); %",
        "FORMAT('%I', NULL); null"
      })
  void aPlaceThatNothingFitsIsASentence(String call, String named) {
    assertThatThrownBy(() -> Rows.of(connection, "SELECT " + call))
        .isInstanceOfSatisfying(
            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("22023"))
        .hasMessageContaining(named);
  }
}
