package dev.valvejdbc;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is executed in one way only, without the planner by cost, has the rows that it should. */
class PlansWithoutChoicesTest {
  private static Connection connection;

  @BeforeAll
  static void connect() throws SQLException {
    connection =
        requireNonNull(new ValveDriver().connect("jdbc:valve:fleet=4;seed=3", new Properties()));
  }

  @AfterAll
  static void close() throws SQLException {
    connection.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '"',
      value = {
        "a FROM v ORDER BY a DESC;3, 2, 1",
        "a FROM v ORDER BY a DESC LIMIT 1 OFFSET 1;2",
        "a FROM v LIMIT 2;1, 2",
        "a FROM v ORDER BY a OFFSET 2;3",
        "b FROM v ORDER BY a DESC LIMIT 2;z, y",
        "SUM(a), AVG(a), COUNT(*), MAX(b) FROM v HAVING COUNT(*) > 2;6|2.0|3|z",
        "SUM(a) FROM v WHERE a > 7;null",
        "b, SUM(a) FROM v WHERE a > 1 GROUP BY b ORDER BY b DESC;z|3, y|2",
        "a FROM v WHERE a = 1 UNION ALL SELECT a + 5 FROM v WHERE b <> 'y';1, 6, 8",
        "a FROM (SELECT a FROM v ORDER BY a DESC LIMIT 2) ORDER BY a;2, 3",
        "a AS b, b AS a FROM v WHERE a = 2;2|y",
      })
  void rowsAreThoseOfTheStatement(String query, String rows) throws SQLException {
    String values = "WITH v AS (SELECT * FROM (VALUES (1, 'x'), (2, 'y'), (3, 'z')) AS t(a, b)) ";
    assertThat(String.join(", ", Rows.of(connection, values + "SELECT " + query))).isEqualTo(rows);
  }

  @Test
  void whatIsComputedOfRowsIsComputedOfThoseThatALimitLetsThrough() throws SQLException {
    assertThat(
            Rows.of(
                connection,
                "SELECT 6 / (a - 2) FROM (VALUES (1), (2), (3)) AS t(a) ORDER BY a DESC LIMIT 1"))
        .containsExactly("6");
  }

  @Test
  void valuesAreKeysInAnyOrderThatTheyHave() throws SQLException {
    String servers = "SELECT addr FROM my_servers ORDER BY addr";
    String given = Rows.of(connection, servers).get(0);
    assertThat(
            Rows.of(
                connection,
                "SELECT s.addr FROM (VALUES ('%s', 1)) AS v(a, n) JOIN server_status s ON s.addr = v.a ORDER BY v.n"
                    .formatted(given)))
        .containsExactly(given);
  }
}
