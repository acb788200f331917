package dev.valvejdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Raw answers, and what functions ask Steam for. */
class SteamApiCallTest extends SteamApiWorld {
  @ParameterizedTest
  @ValueSource(strings = {"json", "xml", "vdf"})
  void rawAnswersComeInTheFormatWished(String format) throws Exception {
    String sql =
        "SELECT answer FROM TABLE(steam_api_call('ISteamWebAPIUtil', 'GetServerInfo', 1, '{}', '"
            + format
            + "'))";
    assertThat(rows(sql)).hasSize(1);
    assertThat(rows(sql).get(0)).contains("servertime", "1750000000");
  }

  @Test
  void whatPostsIsRefusedUnlessPermitted() throws Exception {
    Rows.of(connection.getMetaData().getTables(null, "steam_api", "%", null));
    int before = service.calls().size();
    String sql =
        "SELECT answer FROM TABLE(steam_api_call('ISteamRemoteStorage',"
            + " 'UnsubscribePublishedFile', 1, '{\"steamid\":\"76561197960265729\","
            + "\"appid\":440,\"publishedfileid\":1}', 'json'))";
    assertThatThrownBy(() -> rows(sql))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("webApiPost=allow");
    assertThat(service.calls()).hasSize(before);
    try (Connection permitted = connect(true, ";webApiPost=allow")) {
      Rows.of(permitted, sql);
    }
    assertThat(service.calls()).last().asString().startsWith("ISteamRemoteStorage/Unsubscribe");
  }

  @Test
  void theReadingPostsOfTheStorageNeedNoPermission() throws Exception {
    assertThat(
            rows(
                "SELECT answer FROM TABLE(steam_api_call('ISteamRemoteStorage',"
                    + " 'GetPublishedFileDetails', 1,"
                    + " '{\"itemcount\":1,\"publishedfileids\":[5]}', 'json'))"))
        .hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'../admin', 'X', 1, '{}', 'json'",
        "'ISteamNews', 'X/../Y', 1, '{}', 'json'",
        "'ISteamNews', 'X', 0, '{}', 'json'",
        "'ISteamNews', 'X', 1, '[]', 'json'",
        "'ISteamNews', 'X', 1, '{\"key\":\"abc\"}', 'json'",
        "'ISteamNews', 'X', 1, '{}', 'yaml'"
      })
  void strangeArgumentsAreRefusedBeforeACall(String arguments) {
    assertThatThrownBy(() -> rows("SELECT * FROM TABLE(steam_api_call(" + arguments + "))"))
        .isInstanceOf(SQLException.class)
        .hasMessageStartingWith("steam_api_call: the ");
    assertThat(calls()).noneMatch(c -> c.startsWith("ISteamNews"));
  }

  @Test
  void pageNamesAreLookedUpAtSteam() throws Exception {
    assertThat(rows("SELECT steamid('https://steamcommunity.com/id/fleet_12')"))
        .containsExactly(String.valueOf(FIRST + 12));
    assertThat(rows("SELECT steam3 FROM TABLE(steamid('https://steamcommunity.com/id/fleet_12/'))"))
        .containsExactly("[U:1:12]");
    assertThat(rows("SELECT steamid_valid('https://steamcommunity.com/id/nobody_at_all')"))
        .containsExactly("false");
    assertThatThrownBy(() -> rows("SELECT steamid('https://steamcommunity.com/id/nobody_at_all')"))
        .hasMessageContaining("Nobody at Steam has the page name 'nobody_at_all'");
    rows("EXPLAIN PLAN FOR SELECT steamid('https://steamcommunity.com/id/another')");
    assertThat(calls()).noneMatch(c -> c.contains("another"));
  }
}
