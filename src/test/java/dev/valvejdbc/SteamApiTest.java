package dev.valvejdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The Steam Web API as tables: what is called, and what comes back. */
class SteamApiTest extends SteamApiWorld {
  private static String ids(int count) {
    return LongStream.rangeClosed(1, count)
        .mapToObj(i -> String.valueOf(FIRST + i))
        .collect(Collectors.joining(", "));
  }

  @Test
  void connectingAndTheMetadataOfServersCallNothing() throws Exception {
    Rows.of(connection.getMetaData().getTables(null, "valve", "%", null));
    Rows.of(connection.getMetaData().getColumns(null, "valve", "%", "%"));
    assertThat(calls()).isEmpty();
  }

  @Test
  void aListingOfEverythingShowsWhatIsKnownAndCallsNothing() throws Exception {
    assertThat(Rows.of(connection.getMetaData().getTables(null, null, "%", null)).toString())
        .contains("ISteamNews_GetNewsForApp", "server_info")
        .doesNotContain("IFleetWeather_440_GetForecast");
    Rows.of(connection.getMetaData().getColumns(null, null, "%", "%"));
    assertThat(calls()).isEmpty();
  }

  @Test
  void aKnownMethodIsCalledWithoutReadingTheCatalogue() throws Exception {
    assertThat(rows("SELECT COUNT(*) FROM steam_api.ISteamNews_GetNewsForApp WHERE appid = 440"))
        .containsExactly("20");
    assertThat(calls()).containsExactly("ISteamNews/GetNewsForApp/v2?appid=440");
  }

  @Test
  void everyListedMethodThatReadsIsATableWithComments() throws Exception {
    List<String> tables = new ArrayList<>();
    try (ResultSet rs = connection.getMetaData().getTables(null, "steam_api", "%", null)) {
      while (rs.next()) {
        tables.add(rs.getString("TABLE_NAME"));
        assertThat(rs.getString("REMARKS")).isNotBlank();
      }
    }
    assertThat(tables)
        .contains(
            "ISteamNews_GetNewsForApp",
            "ISteamNews_GetNewsForApp_v1",
            "IFleetWeather_440_GetForecast",
            "IGameServersService_GetServerList",
            "ISteamRemoteStorage_GetPublishedFileDetails")
        .noneMatch(t -> t.contains("Unsubscribe"));
    try (ResultSet rs =
        connection.getMetaData().getColumns(null, "steam_api", "ISteamNews_GetNewsForApp", "%")) {
      assertThat(rs.next()).isTrue();
      assertThat(rs.getString("COLUMN_NAME")).isEqualTo("appid");
      assertThat(rs.getString("REMARKS")).startsWith("Parameter, required: ");
    }
    assertThat(calls()).containsExactly("ISteamWebAPIUtil/GetSupportedAPIList/v1");
  }

  @Test
  void aMethodThatOnlyTheServiceKnowsIsRead() throws Exception {
    assertThat(
            rows(
                "SELECT JSON_VALUE(response, '$.sky') FROM"
                    + " steam_api.IFleetWeather_440_GetForecast"))
        .hasSize(5);
    assertThat(rows("SELECT response FROM steam_api.IFleetWeather_440_GetStation")).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "include_appinfo = TRUE, 1",
    "include_appinfo, 1",
    "include_appinfo IS TRUE, 1",
    "include_appinfo IN (TRUE), 1",
    "include_appinfo = FALSE, 0",
    "NOT include_appinfo, 0"
  })
  void aParameterThatIsTrueOrFalseIsGivenInAnyForm(String condition, int sent) throws Exception {
    long player = FIRST + 2;
    assertThat(
            rows(
                "SELECT appid FROM steam_api.IPlayerService_GetOwnedGames WHERE steamid = "
                    + player
                    + " AND "
                    + condition))
        .isNotEmpty();
    assertThat(calls()).singleElement().asString().contains("include_appinfo=" + sent);
  }

  @Test
  void manySteamIdsCostACallForEachHundred() throws Exception {
    assertThat(
            rows(
                "SELECT steamid, personaname FROM steam_api.ISteamUser_GetPlayerSummaries"
                    + " WHERE steamids IN ("
                    + ids(250)
                    + ")"))
        .hasSize(250)
        .anyMatch(r -> r.startsWith((FIRST + 250) + "|"));
    assertThat(calls()).hasSize(3);
    assertThat(rows("SELECT MAX(http_calls) FROM diagnostics.scans")).containsExactly("3");
  }

  @Test
  void everyIdGetsItsOwnRowsAlthoughTheAnswerHasAnotherOrder() throws Exception {
    for (String row :
        rows(
            "SELECT steamids, steamid FROM steam_api.ISteamUser_GetPlayerSummaries"
                + " WHERE steamids IN ("
                + ids(20)
                + ", 76561197999999999)")) {
      assertThat(row.split("\\|", -1)).satisfies(p -> assertThat(p[0]).isEqualTo(p[1]));
    }
  }

  @Test
  void parametersOfStatementsAreParameters() throws Exception {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "SELECT title FROM steam_api.ISteamNews_GetNewsForApp WHERE appid = ? AND count = ?")) {
      statement.setInt(1, 440);
      statement.setInt(2, 3);
      try (ResultSet rs = statement.executeQuery()) {
        assertThat(Rows.of(rs)).hasSize(3);
      }
    }
    assertThat(calls()).containsExactly("ISteamNews/GetNewsForApp/v2?appid=440&count=3");
  }

  @Test
  void aListOfAppsIsACallEach() throws Exception {
    rows(
        "SELECT player_count FROM steam_api.ISteamUserStats_GetNumberOfCurrentPlayers"
            + " WHERE appid IN (440, 730)");
    assertThat(calls())
        .containsExactlyInAnyOrder(
            "ISteamUserStats/GetNumberOfCurrentPlayers/v1?appid=440",
            "ISteamUserStats/GetNumberOfCurrentPlayers/v1?appid=730");
  }

  @Test
  void listsOfPostedMethodsAreOneCall() throws Exception {
    assertThat(
            rows(
                "SELECT publishedfileids, result"
                    + " FROM steam_api.ISteamRemoteStorage_GetPublishedFileDetails"
                    + " WHERE publishedfileids IN (1, 2, 3)"))
        .hasSize(3);
    assertThat(calls()).hasSize(1);
    assertThat(calls().get(0))
        .contains("itemcount=3")
        .containsPattern("publishedfileids%5B[0-2]%5D=1(&|$)")
        .containsPattern("publishedfileids%5B[0-2]%5D=2(&|$)")
        .containsPattern("publishedfileids%5B[0-2]%5D=3(&|$)");
  }

  @Test
  void joinsGiveParameters() throws Exception {
    assertThat(
            rows(
                "SELECT a.apiname FROM steam_api.IPlayerService_GetOwnedGames g"
                    + " JOIN steam_api.ISteamUserStats_GetPlayerAchievements a"
                    + " ON a.appid = g.appid AND a.steamid = g.steamid WHERE g.steamid = "
                    + (FIRST + 1)))
        .isNotEmpty();
    assertThat(calls()).allMatch(c -> c.contains("steamid=" + (FIRST + 1)));
  }

  @Test
  void serversOfTheListJoinTheirGamesPlayers() throws Exception {
    assertThat(
            rows(
                "SELECT m.app_id, n.player_count FROM (SELECT DISTINCT app_id FROM master_servers)"
                    + " m JOIN steam_api.ISteamUserStats_GetNumberOfCurrentPlayers n ON n.appid ="
                    + " m.app_id"))
        .hasSizeGreaterThan(3);
  }

  @Test
  void aVersionMayBePinned() throws Exception {
    try (Connection pinned = connect(true, ";webApiVersions=ISteamNews.GetNewsForApp:1")) {
      Rows.of(pinned.getMetaData().getTables(null, "steam_api", "%", null));
      Rows.of(pinned, "SELECT response FROM steam_api.isteamnews_getnewsforapp WHERE appid = 440");
    }
    assertThat(calls()).last().isEqualTo("ISteamNews/GetNewsForApp/v1?appid=440");
  }

  @Test
  void timesAreTimestampsInUtcAndLargeNumbersExact() throws Exception {
    try (Statement statement = connection.createStatement();
        ResultSet rs =
            statement.executeQuery(
                "SELECT servertime FROM steam_api.ISteamWebAPIUtil_GetServerInfo")) {
      assertThat(rs.next()).isTrue();
      assertThat(rs.getString(1)).isEqualTo("2025-06-15 15:06:40");
    }
    try (ResultSet rs =
        connection
            .getMetaData()
            .getColumns(null, "steam_api", "ISteamRemoteStorage_GetUGCFileDetails", "ugcid")) {
      assertThat(rs.next()).isTrue();
      assertThat(rs.getString("TYPE_NAME")).isEqualTo("DECIMAL");
      assertThat(rs.getInt("COLUMN_SIZE")).isEqualTo(20);
    }
  }

  @Test
  void answersAreKeptAsLongAsTheConnectionSays() throws Exception {
    try (Connection keeping = connect(true, ";webApiTtl=1h")) {
      String sql = "SELECT servertime FROM steam_api.ISteamWebAPIUtil_GetServerInfo";
      Rows.of(keeping, sql);
      Rows.of(keeping, sql);
    }
    assertThat(calls()).hasSize(1);
  }
}
