package dev.valvejdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.valvejdbc.fleet.webapi.WebApiFault;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What services of this kind answer, and what the user is told of it. */
class SteamApiAnswersTest extends SteamApiWorld {
  private static final String STATS =
      "SELECT name FROM steam_api.ISteamUserStats_GetUserStatsForGame"
          + " WHERE steamid = 76561197960287930 AND appid = 440";

  private static String warningOf(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rs = statement.executeQuery(sql)) {
      assertThat(Rows.of(rs)).isEmpty();
      SQLWarning first = statement.getWarnings();
      return first == null ? "" : String.valueOf(first.getMessage());
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "400 ~ {\"playerstats\":{\"error\":\"Requested app has no stats\",\"success\":false}}"
            + " ~ says (400) 'Requested app has no stats'",
        "403 ~ {\"playerstats\":{\"error\":\"Profile is not public\",\"success\":false}}"
            + " ~ says (403) 'Profile is not public'",
        "200 ~ {\"playerstats\":{\"error\":\"Profile is not public\",\"success\":false}}"
            + " ~ says (200) 'Profile is not public'",
        "200 ~ {\"response\":{\"result\":8,\"message\":\"Invalid name\"}}"
            + " ~ says (200) 'Invalid name'",
        "400 ~ <html><h1>Bad Request</h1>Required parameter 'appid' is missing</html>"
            + " ~ says (400) 'Required parameter 'appid' is missing'"
      })
  void theServicesOwnReasonReachesTheUser(int status, String body, String said)
      throws SQLException {
    service.fault("ISteamUserStats/GetUserStatsForGame", WebApiFault.body(status, body));
    assertThat(warningOf(connection, STATS))
        .isEqualTo(
            "The Web API at 127.0.0.1 "
                + said
                + ": ISteamUserStats/GetUserStatsForGame/v2 with steamid=76561197960287930,"
                + " appid=440.");
    assertThat(rows("SELECT error FROM diagnostics.failures").toString())
        .contains(said, "with steamid=76561197960287930, appid=440")
        .doesNotContain(KEY);
  }

  @Test
  void aReasonThatRepeatsTheKeyIsNotShown() throws SQLException {
    service.fault(
        "ISteamUserStats/GetUserStatsForGame",
        WebApiFault.body(403, "{\"error\":\"bad key " + KEY + "\"}"));
    assertThat(warningOf(connection, STATS)).contains("refuses (403)").doesNotContain(KEY);
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "null", "{}", "{\"playerstats\":{}}", "{\"playerstats\":null}"})
  void nothingIsAnAnswer(String body) throws SQLException {
    service.fault("ISteamUserStats/GetUserStatsForGame", WebApiFault.body(200, body));
    assertThat(warningOf(connection, STATS)).isEmpty();
    assertThat(rows("SELECT * FROM diagnostics.failures")).isEmpty();
  }

  @Test
  void listsAsOldVersionsWriteThemAreRows() throws SQLException {
    service.fault(
        "ISteamUser/GetPlayerSummaries",
        WebApiFault.body(
            200,
            "{\"response\":{\"players\":{\"player\":[{\"steamid\":\"76561197960287930\","
                + "\"personaname\":\"Ann\"}]}}}"));
    assertThat(
            rows(
                "SELECT personaname FROM steam_api.ISteamUser_GetPlayerSummaries"
                    + " WHERE steamids = 76561197960287930"))
        .containsExactly("Ann");
  }

  @Test
  void aPinHoldsFromTheFirstStatementOnForMethodsThatComeWithTheProgramToo() throws SQLException {
    try (Connection pinned =
        connect(
            true, ";webApiVersions=ISteamUser.GetPlayerSummaries:1,ISteamNews.GetNewsForApp:1")) {
      String sql =
          "SELECT steamids FROM steam_api.ISteamUser_GetPlayerSummaries"
              + " WHERE steamids = 76561197960287930";
      String summaries = "ISteamUser/GetPlayerSummaries/v1?steamids=76561197960287930";
      Rows.of(pinned, sql);
      assertThat(calls()).containsExactly(summaries);
      Rows.of(pinned.getMetaData().getTables(null, "steam_api", "%", null));
      Rows.of(pinned, "SELECT COUNT(*) FROM steam_api.ISteamNews_GetNewsForApp WHERE appid = 440");
      Rows.of(pinned, sql);
      assertThat(calls())
          .filteredOn(c -> !c.contains("GetSupportedAPIList"))
          .containsExactly(summaries, "ISteamNews/GetNewsForApp/v1?appid=440", summaries);
    }
  }

  @Test
  void callsAreCountedAsTheyWereSent() throws SQLException {
    service.fault("ISteamNews/GetNewsForApp", WebApiFault.status(500));
    rows("SELECT title FROM steam_api.ISteamNews_GetNewsForApp WHERE appid = 440");
    assertThat(rows("SELECT http_calls FROM diagnostics.scans ORDER BY scan LIMIT 1"))
        .containsExactly(String.valueOf(calls().size()));
  }

  @Test
  void textsOfDigitsAreIdsAndOtherFormsAreToldHowTheyBecomeSome() throws SQLException {
    List<String> byNumber =
        rows(
            "SELECT personaname FROM steam_api.ISteamUser_GetPlayerSummaries"
                + " WHERE steamids = "
                + (FIRST + 1));
    assertThat(byNumber).hasSize(1);
    assertThat(
            rows(
                "SELECT personaname FROM steam_api.ISteamUser_GetPlayerSummaries"
                    + " WHERE steamids = '"
                    + (FIRST + 1)
                    + "'"))
        .isEqualTo(byNumber);
    assertThatThrownBy(
            () ->
                rows(
                    "SELECT personaname FROM steam_api.ISteamUser_GetPlayerSummaries"
                        + " WHERE steamids = 'STEAM_0:1:0'"))
        .hasMessageContaining("steamid('STEAM_0:1:0')");
    assertThat(
            rows("SELECT success FROM steam_api.ISteamUser_ResolveVanityURL WHERE vanityurl = 123"))
        .containsExactly("42");
    assertThat(
            rows(
                "SELECT personaname FROM steam_api.ISteamUser_GetPlayerSummaries"
                    + " WHERE steamids = steamid('STEAM_0:1:0')"))
        .isEqualTo(byNumber);
  }

  @Test
  void pagesAreFollowedAsFarAsRowsAreRead() throws SQLException {
    String apps = "FROM steam_api.IStoreService_GetAppList WHERE max_results = 50";
    assertThat(rows("SELECT appid " + apps + " LIMIT 5")).hasSize(5);
    assertThat(calls()).hasSize(1);
    assertThat(rows("SELECT appid " + apps + " LIMIT 75")).hasSize(75).doesNotHaveDuplicates();
    assertThat(calls()).hasSize(3);
    List<String> all = rows("SELECT appid " + apps);
    assertThat(all)
        .doesNotHaveDuplicates()
        .isEqualTo(
            rows("SELECT appid FROM steam_api.IStoreService_GetAppList WHERE max_results = 50000"));
    assertThat(rows("SELECT COUNT(*) " + apps + " AND last_appid = 10")).containsExactly("50");
    assertThat(
            rows(
                "SELECT rows_read, http_calls FROM diagnostics.scans"
                    + " WHERE tables LIKE '%GetAppList' ORDER BY scan LIMIT 3"))
        .containsExactly("50|1", "100|2", all.size() + "|" + (all.size() + 49) / 50);
  }

  @Test
  void aPageThatFailsEndsTheRowsAndSaysSo() throws SQLException {
    try (Connection bounded = connect(true, ";maxCalls=2");
        Statement statement = bounded.createStatement();
        ResultSet rs =
            statement.executeQuery(
                "SELECT appid FROM steam_api.IStoreService_GetAppList WHERE max_results = 10")) {
      assertThat(Rows.of(rs)).hasSize(20);
      assertThat(statement.getWarnings().getMessage()).startsWith("The rows end here. ");
    }
  }

  @Test
  void everyListOfAnAnswerIsATable() throws SQLException {
    service.fault(
        "ISteamUserStats/GetUserStatsForGame",
        WebApiFault.body(
            200,
            "{\"playerstats\":{\"gameName\":\"G\",\"stats\":[{\"name\":\"s\",\"value\":1.5}],"
                + "\"achievements\":[{\"name\":\"a\",\"achieved\":1}]}}"));
    assertThat(rows(STATS.replace("SELECT name", "SELECT name, \"value\"")))
        .containsExactly("s|1.5");
    assertThat(
            rows(
                "SELECT name, achieved, gamename"
                    + " FROM steam_api.ISteamUserStats_GetUserStatsForGame_achievements"
                    + " WHERE steamid = 76561197960287930 AND appid = 440"))
        .containsExactly("a|true|G");
    service.fault(
        "ISteamUserStats/GetSchemaForGame",
        WebApiFault.body(
            200,
            "{\"game\":{\"gameName\":\"G\",\"availableGameStats\":{\"stats\":[{\"name\":\"s\","
                + "\"defaultvalue\":0,\"displayName\":\"S\"}]}}}"));
    assertThat(
            rows(
                "SELECT name, displayname, gamename"
                    + " FROM steam_api.ISteamUserStats_GetSchemaForGame_stats WHERE appid = 440"))
        .containsExactly("s|S|G");
  }

  @Test
  void answersInKeyValuesAndXmlAreDugInto() throws SQLException {
    String call =
        "TABLE(steam_api_call('ISteamUser', 'GetPlayerSummaries', 'v2', '{\"steamids\":\""
            + (FIRST + 1)
            + "\"}', '%s'))";
    String id = String.valueOf(FIRST + 1);
    assertThat(
            rows(
                "SELECT vdf_value(answer, 'response.players.0.steamid') FROM "
                    + call.formatted("vdf")))
        .containsExactly(id);
    assertThat(
            rows(
                "SELECT xml_value(answer, 'response.players.player.steamid') FROM "
                    + call.formatted("xml")))
        .containsExactly(id);
    assertThat(
            rows(
                "SELECT JSON_VALUE(vdf_value(answer, ''), '$.response.players[0].steamid') FROM "
                    + call.formatted("vdf")))
        .containsExactly(id);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "vdf_value('\"a\" { \"b\" \"1\" }', 'a.b') ~ 1",
        "vdf_value('\"a\" { \"0\" \"x\" \"1\" \"y\" }', 'a') ~ [\"x\",\"y\"]",
        "vdf_value('\"a\" { \"b\" \"1\" \"b\" \"2\" }', 'a.b.1') ~ 2",
        "vdf_value('\"a\" {', 'a') ~ null",
        "vdf_value('\"a\" \"1\"', 'b') ~ null",
        "vdf_value(NULL, 'b') ~ null",
        "xml_value('<a><b>1</b><b>2</b></a>', 'a.b.1') ~ 2",
        "xml_value('<a><b>1</b><b>2</b></a>', '/a/b/1') ~ 2",
        "xml_value('<a><b>1</b><b>2</b></a>', 'a') ~ {\"b\":[\"1\",\"2\"]}",
        "xml_value('<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/hostname\">]><a>&x;</a>', 'a')"
            + " ~ null",
        "xml_value('<a>', 'a') ~ null"
      })
  void whatStandsAtAPathIsATextOrJson(String expression, String value) throws SQLException {
    assertThat(rows("SELECT " + expression)).containsExactly(value);
  }
}
