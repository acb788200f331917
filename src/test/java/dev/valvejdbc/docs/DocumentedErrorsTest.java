package dev.valvejdbc.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.valvejdbc.errors.SqlError;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What docs/errors.md says of an error is what the user gets, also where Calcite words it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DocumentedErrorsTest {
  private static final String FLEET = "jdbc:valve:fleet=5;seed=1;rcon=read;maxCalls=2";

  private Connection connection;

  @BeforeAll
  void connect() throws SQLException {
    connection = DriverManager.getConnection(FLEET);
  }

  @AfterAll
  void close() throws SQLException {
    connection.close();
  }

  private static void check(SqlError expected, SQLException thrown) {
    String sentence =
        Arrays.stream(expected.sentence().split("…", -1))
            .map(Pattern::quote)
            .collect(Collectors.joining(".*"));
    assertThat(thrown.getMessage()).matches(sentence + ".*");
    assertThat(thrown.getSQLState()).as(thrown.getMessage()).isEqualTo(expected.state());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          MISSING_KEY         | SELECT * FROM players
          SYNTAX              | SELECT 1 AS a b c
          UNKNOWN_TABLE       | SELECT * FROM nope
          UNKNOWN_COLUMN      | SELECT nope FROM my_servers
          AMBIGUOUS_COLUMN    | SELECT name FROM my_servers a JOIN my_servers b ON a.addr = b.addr
          UNGROUPED           | SELECT name, COUNT(*) FROM my_servers GROUP BY addr
          TYPE_MISMATCH       | SELECT TRUE + 1
          UNKNOWN_FUNCTION    | SELECT nope(1)
          READ_ONLY           | DELETE FROM players
          SEVERAL_VALUES      | SELECT (SELECT addr FROM my_servers)
          DIVISION_BY_ZERO    | SELECT 1 / 0
          OUT_OF_RANGE        | SELECT CAST(n AS INTEGER) FROM (VALUES 3000000000) AS t(n)
          NOT_CONVERTIBLE     | SELECT CAST('x' AS INTEGER)
          TIME_FORMAT         | SELECT CAST(n AS DATE) FROM (VALUES 'x') AS t(n)
          SUBSTRING           | SELECT SUBSTRING('abc' FROM 1 FOR n) FROM (VALUES -1) AS t(n)
          ESCAPE              | SELECT 'a' LIKE n ESCAPE 'xy' FROM (VALUES 'b') AS t(n)
          PATTERN             | SELECT REGEXP_REPLACE(n, '(', 'x') FROM (VALUES 'b') AS t(n)
          LOGARITHM           | SELECT LOG10(n) FROM (VALUES 0) AS t(n)
          WORD                | SELECT * FROM servers WHERE server_type = 'Dedicated'
          SPELLING            | SELECT platform('BeOS')
          STEAM_ID            | SELECT steamid('nonsense')
          API_ARGUMENT        | SELECT * FROM TABLE(steam_api_call('ISteamWebAPIUtil', 'GetServerInfo', 1, 'x', 'json'))
          COMMAND             | SELECT r.* FROM my_servers s, LATERAL TABLE(rcon(s.addr, 'kick 1')) r
          MAX_CALLS           | SELECT i.map FROM my_servers s JOIN server_info i ON i.addr = s.addr
          """)
  void aStatementEndsWithTheDocumentedSentence(SqlError expected, String sql) {
    assertThatThrownBy(() -> run(sql))
        .isInstanceOfSatisfying(SQLException.class, e -> check(expected, e));
  }

  private void run(String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        assertThat(rows.getObject(1)).isNotEqualTo(rows); // reads it
      }
    }
  }

  @Test
  void aParameterWithoutAValueEndsWithTheDocumentedSentence() {
    assertThatThrownBy(() -> connection.prepareStatement("SELECT ? + 1").executeQuery().next())
        .isInstanceOfSatisfying(SQLException.class, e -> check(SqlError.UNBOUND_PARAMETER, e));
  }

  @Test
  void anUnknownSchemaEndsWithTheDocumentedSentence() {
    assertThatThrownBy(() -> connection.setSchema("nope"))
        .isInstanceOfSatisfying(SQLException.class, e -> check(SqlError.UNKNOWN_SCHEMA, e));
  }

  @ParameterizedTest
  @CsvSource({
    "UNKNOWN_PROPERTY, timeot=1s",
    "PROPERTY_VALUE, timeout=1",
    "CONFIG_FILE_UNREADABLE, config=/nowhere/at/all.json"
  })
  void aConnectionEndsWithTheDocumentedSentence(SqlError expected, String property) {
    assertThatThrownBy(() -> DriverManager.getConnection("jdbc:valve:" + property))
        .isInstanceOfSatisfying(SQLException.class, e -> check(expected, e));
  }
}
