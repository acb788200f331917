package dev.valvejdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The servers that have a name are read without a key. */
class NamedTablesTest {
  private static final String URL = "jdbc:valve:fleet=20;seed=5;timeout=2s";

  private static Connection strict;
  private static Connection keyless;

  @BeforeAll
  static void connect() throws Exception {
    strict = DriverManager.getConnection(URL);
    keyless = DriverManager.getConnection(URL + ";keyless=my_servers");
  }

  @AfterAll
  static void close() throws Exception {
    strict.close();
    keyless.close();
  }

  @ParameterizedTest
  @CsvSource({
    "my_info, server_info",
    "my_players, players",
    "my_rules, rules",
    "my_status, server_status"
  })
  void aTableOfNamedServersIsItsKeyedTableOverThem(String named, String keyed) throws Exception {
    String joined =
        "SELECT m.name AS server, t.addr FROM my_servers m JOIN %s t ON t.addr = m.addr ORDER BY"
            + " 1, 2";
    assertThat(Rows.of(strict, "SELECT server, addr FROM " + named + " ORDER BY 1, 2"))
        .isNotEmpty()
        .isEqualTo(Rows.of(strict, joined.formatted(keyed)));
    assertThat(columns(named).get(0)).isEqualTo("server");
    assertThat(columns(named).subList(1, columns(named).size())).isEqualTo(columns(keyed));
  }

  private static List<String> columns(String table) throws Exception {
    List<String> names = new java.util.ArrayList<>();
    try (ResultSet rs =
        strict.getMetaData().getColumns(null, "valve", table.replace("_", "\\_"), "%")) {
      while (rs.next()) {
        names.add(rs.getString("COLUMN_NAME"));
      }
    }
    return names;
  }

  @Test
  void aServerIsFoundByItsNameAlone() throws Exception {
    String name = Rows.of(strict, "SELECT server FROM my_info LIMIT 1").get(0);
    assertThat(
            Rows.of(
                strict,
                "SELECT DISTINCT p.server FROM my_info i JOIN my_players p ON p.server = i.server"
                    + " WHERE i.server = '"
                    + name
                    + "' AND i.player_count > 0"))
        .isSubsetOf(name);
  }

  @Test
  void aTableWithoutAKeyReadsTheNamedServersWhereThatIsWanted() throws Exception {
    assertThat(Rows.of(keyless, "SELECT COUNT(*) FROM players"))
        .isEqualTo(Rows.of(strict, "SELECT COUNT(*) FROM my_players"));
    assertThat(
            Rows.of(
                keyless,
                "SELECT i.map, COUNT(*) FROM players p JOIN server_info i ON i.addr = p.addr"
                    + " GROUP BY i.map ORDER BY 1"))
        .isEqualTo(
            Rows.of(
                strict,
                "SELECT i.map, COUNT(*) FROM my_players p JOIN my_info i ON i.addr = p.addr"
                    + " GROUP BY i.map ORDER BY 1"));
  }

  @Test
  void aSecondTableIsLookedUpByTheKeysOfTheFirst() throws Exception {
    String plan =
        Rows.of(
                keyless,
                "EXPLAIN PLAN AS TEXT FOR SELECT i.map, p.name FROM players p"
                    + " JOIN server_info i ON i.addr = p.addr")
            .get(0);
    assertThat(plan.split("my_servers", -1)).hasSize(2);
    assertThat(plan).contains("server_info INNER(map)").contains("players INNER");
  }

  @Test
  void aKeyThatIsGivenCounts() throws Exception {
    assertThat(Rows.of(keyless, "SELECT COUNT(*) FROM server_status WHERE addr = '127.20.0.1:1'"))
        .containsExactly("1");
    assertThat(Rows.of(keyless, "SELECT COUNT(*) FROM server_status")).containsExactly("20");
  }

  @ParameterizedTest
  @ValueSource(strings = {"players", "server_honesty"})
  void theErrorOffersThem(String table) {
    assertThatThrownBy(() -> Rows.of(strict, "SELECT * FROM " + table))
        .hasMessageContaining("my_players")
        .hasMessageEndingWith("keyless=my_servers");
  }

  @Test
  void aKeyOfTheWebApiIsStillAskedFor() {
    assertThatThrownBy(() -> Rows.of(keyless, "SELECT * FROM steam_api.ISteamNews_GetNewsForApp"))
        .hasMessageContaining("can only be read by its key")
        .hasMessageNotContaining("keyless");
  }
}
