package dev.valvejdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Steam ids in SQL. */
class SteamIdFunctionsTest {
  private Connection connection;

  @BeforeEach
  void connect() throws SQLException {
    connection = DriverManager.getConnection("jdbc:valve:");
  }

  @AfterEach
  void close() throws SQLException {
    connection.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "steamid('STEAM_0:0:11101') ~ 76561197960287930",
        "steamid(76561197960287930) ~ 76561197960287930",
        "steamid2(76561197960287930) ~ STEAM_1:0:11101",
        "steamid3('STEAM_0:0:11101') ~ [U:1:22202]",
        "steamid_url('[g:1:4]') ~ https://steamcommunity.com/gid/103582791429521412",
        "steamid_account_id('[U:1:22202]') ~ 22202",
        "steamid_type('[g:1:4]') ~ clan",
        "steamid_universe('STEAM_2:1:6114628') ~ 2",
        "steamid_instance(76561197960287930) ~ 1",
        "steamid_valid('76561197960265728') ~ false",
        "steamid_valid('nonsense') ~ false",
        "steamid(CAST(NULL AS VARCHAR)) ~ null",
        "steamid3(CAST(NULL AS BIGINT)) ~ null",
        "steamid(NULL) ~ null",
        "steamid_valid(NULL) ~ null",
        "steamid(steamid('STEAM_0:0:1')) ~ 76561197960265730",
        "steamid_valid(18446744073709551615) ~ false",
        "steamid('BOT') ~ null",
        "steamid_valid('[U:5:1]') ~ true",
        "steamid(22202, 'individual') ~ 76561197960287930",
        "steamid('22202', 'U') ~ 76561197960287930",
        "steamid3(steamid(4, 'clan')) ~ [g:1:4]",
        "steamid3(steamid(7, 'individual', 4)) ~ [U:4:7]",
        "steamid3(steamid(123, 'anon_game_server', 1, 456)) ~ [A:1:123:456]",
        "steamid(CAST(NULL AS BIGINT), 'clan') ~ null"
      })
  void aFunctionGivesItsForm(String expression, String value) throws Exception {
    assertThat(Rows.of(connection, "SELECT " + expression)).containsExactly(value);
  }

  @Test
  void columnsAndParametersAreArguments() throws Exception {
    assertThat(
            Rows.of(
                connection,
                "SELECT steamid3(id) FROM (VALUES ('STEAM_0:1:0'), ('STEAM_0:0:1')) AS t (id)"
                    + " WHERE steamid_account_id(id) = 2"))
        .containsExactly("[U:1:2]");
    try (PreparedStatement statement =
        connection.prepareStatement("SELECT steamid3(CAST(? AS VARCHAR))")) {
      statement.setString(1, "STEAM_0:0:1");
      try (ResultSet rs = statement.executeQuery()) {
        assertThat(Rows.of(rs)).containsExactly("[U:1:2]");
      }
    }
  }

  @Test
  void theTableFunctionShowsEveryForm() throws Exception {
    assertThat(Rows.of(connection, "SELECT * FROM TABLE(steamid('STEAM_1:1:42'))"))
        .containsExactly(
            "76561197960265813|STEAM_1:1:42|STEAM_0:1:42|[U:1:85]|85|individual|1|1|"
                + "https://steamcommunity.com/profiles/76561197960265813|hh|APB2S-ABBC|true");
    assertThat(
            Rows.of(
                connection,
                "SELECT t.id, s.steam3 FROM (VALUES ('STEAM_0:1:0'), ('BOT')) AS t (id),"
                    + " LATERAL TABLE(steamid(t.id)) AS s"))
        .containsExactly("STEAM_0:1:0|[U:1:1]");
  }

  @Test
  void aConstantIsConvertedWhilePlanning() throws Exception {
    assertThat(
            String.join(
                "",
                Rows.of(connection, "EXPLAIN PLAN AS TEXT FOR SELECT steamid3('STEAM_0:0:11101')")))
        .contains("[U:1:22202]");
  }

  @Test
  void aParameterNeedsNoType() throws Exception {
    try (PreparedStatement statement = connection.prepareStatement("SELECT steamid3(?)")) {
      statement.setString(1, "STEAM_0:0:1");
      try (ResultSet rs = statement.executeQuery()) {
        assertThat(Rows.of(rs)).containsExactly("[U:1:2]");
      }
    }
  }

  @Test
  void aBareSmallNumberIsAnAccountAndSaysSoOnce() throws Exception {
    try (var statement = connection.createStatement();
        ResultSet rs =
            statement.executeQuery(
                "SELECT steamid(22202), steamid3(n) FROM (VALUES (22202), (22202)) AS t (n)")) {
      assertThat(Rows.of(rs))
          .containsExactly("76561197960287930|[U:1:22202]", "76561197960287930|[U:1:22202]");
      assertThat(statement.getWarnings().getMessage())
          .isEqualTo(
              "22202 is too small for a 64-bit Steam id, and was taken for the number of a person's"
                  + " account; steamid(22202, 'individual') says so.");
      assertThat((Object) statement.getWarnings().getNextWarning()).isNull();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "steamid(1, 'person') ~ The type of a Steam id cannot be 'person'",
        "steamid(4294967296, 'clan') ~ The account_id of a Steam id cannot be '4294967296'",
        "steamid(1, 'clan', 6) ~ The universe of a Steam id cannot be '6'",
        "steamid(1, 'clan', 1, -1) ~ The instance of a Steam id cannot be '-1'"
      })
  void aPartThatCannotBeIsNamed(String expression, String sentence) {
    assertThatThrownBy(() -> Rows.of(connection, "SELECT " + expression))
        .hasMessageStartingWith(sentence);
  }

  @Test
  void whatIsNoIdIsNamed() {
    assertThatThrownBy(() -> Rows.of(connection, "SELECT steamid('STEAM_0:2:1')"))
        .isInstanceOfSatisfying(
            SQLException.class,
            e -> {
              assertThat(e.getSQLState()).isEqualTo("22023");
              assertThat(e.getMessage()).isEqualTo("'STEAM_0:2:1' is no Steam id.");
            });
  }
}
