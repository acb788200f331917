package dev.valvejdbc.queries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.valvejdbc.Rows;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Statements whose answers no other database has. */
class OwnAnswersTest {
  private static final String ONE = "addr = '127.20.0.1:27015'";

  private Connection connection;

  @BeforeEach
  void connect() throws SQLException {
    connection = DriverManager.getConnection("jdbc:valve:fleet=4;seed=5;cacheTtl=10m");
  }

  @AfterEach
  void close() throws SQLException {
    connection.close();
  }

  @Test
  void aCastThatShortensTheKeyIsAConditionAndNoKey() throws SQLException {
    assertThat(
            Rows.of(
                connection,
                "SELECT map FROM server_info WHERE CAST(addr AS VARCHAR(5)) = '127.2' AND " + ONE))
        .hasSize(1);
  }

  @Test
  void rowsWithNullsAreNeitherEqualNorUnequal() throws SQLException {
    assertThat(
            Rows.of(
                connection,
                "SELECT COUNT(*) FROM my_servers WHERE (name, tags) <> (name, CAST(NULL AS"
                    + " VARCHAR))"))
        .containsExactly("0");
    assertThat(
            Rows.of(
                connection, "SELECT COUNT(*) FROM my_servers WHERE (name, tags) <> (name, NULL)"))
        .containsExactly("0");
    assertThat(
            Rows.of(connection, "SELECT COUNT(*) FROM my_servers WHERE (name, tags) <> ('', NULL)"))
        .containsExactly("4");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT 2147483647 + 1",
        "SELECT -x - 2 FROM (VALUES (2147483647)) AS t(x)",
        "SELECT x * 2 FROM (VALUES (9223372036854775807)) AS t(x)"
      })
  void integersOutOfRangeAreErrors(String sql) {
    assertThatThrownBy(() -> Rows.of(connection, sql))
        .isInstanceOfSatisfying(
            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("22003"));
  }

  @Test
  void fractionsMakeIntervalsAndPatternsTakeParts() throws SQLException {
    assertThat(
            Rows.of(
                connection,
                "SELECT TIMESTAMP '2026-01-01 00:00:00' + x * INTERVAL '1' MINUTE,"
                    + " SUBSTRING('game-12' FROM '[0-9]+') FROM (VALUES (1.5E0)) AS t(x)"))
        .containsExactly("2026-01-01 00:01:30.0|12");
  }

  @Test
  void limitsOfNullAreNone() throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("SELECT name FROM my_servers LIMIT ? OFFSET ?")) {
      statement.setObject(1, null);
      statement.setObject(2, null);
      assertThat(Rows.of(statement.executeQuery())).hasSize(4);
    }
  }
}
