package dev.valvejdbc;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.valvejdbc.fleet.Fleet;
import dev.valvejdbc.fleet.FleetWebApi;
import dev.valvejdbc.fleet.WebApiFault;
import java.net.URI;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The Steam Web API as tables: what is called, what comes back, and what trouble looks like. */
class SteamApiTest {
  private static final long FIRST = 76_561_197_960_265_728L;
  private static final String KEY = Fleet.WEB_API_KEY;

  private static Fleet fleet;
  private static FleetWebApi service;
  private Connection connection;
  private int callsBefore;

  @BeforeAll
  static void start() throws Exception {
    fleet = Fleet.start(40, 7);
    service = fleet.master().webApi();
  }

  @AfterAll
  static void stop() {
    fleet.close();
  }

  @BeforeEach
  void connect() throws Exception {
    service.clearFaults();
    callsBefore = service.calls().size();
    connection = connect(true, "");
  }

  @AfterEach
  void close() throws Exception {
    connection.close();
    service.clearFaults();
  }

  private static Connection connect(boolean withKey, String more) throws SQLException {
    Properties properties = new Properties();
    if (withKey) {
      properties.setProperty("webApiKey", KEY);
    }
    String url =
        "jdbc:valve:cacheDir=none;timeout=1s;webApiUrl="
            + service.url()
            + (more.contains("webApiTtl") ? "" : ";webApiTtl=0")
            + more;
    return requireNonNull(new ValveDriver().connect(url, properties));
  }

  private List<String> calls() {
    List<String> all = service.calls();
    return all.subList(callsBefore, all.size());
  }

  private List<String> rows(String sql) throws SQLException {
    return Rows.of(connection, sql);
  }

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
                "SELECT JSON_VALUE(response, '$.sky') FROM steam_api.IFleetWeather_440_GetForecast"))
        .hasSize(5);
    assertThat(rows("SELECT response FROM steam_api.IFleetWeather_440_GetStation")).hasSize(1);
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
    assertThat(calls().get(0)).contains("itemcount=3", "publishedfileids%5B2%5D=3");
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
                "SELECT m.app_id, n.player_count FROM (SELECT DISTINCT app_id FROM master_servers) m"
                    + " JOIN steam_api.ISteamUserStats_GetNumberOfCurrentPlayers n"
                    + " ON n.appid = m.app_id"))
        .hasSizeGreaterThan(3);
  }

  @Test
  void aMissingParameterIsNamedWithAQueryThatGivesIt() {
    assertThatThrownBy(() -> rows("SELECT * FROM steam_api.ISteamUserStats_GetPlayerAchievements"))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("keys steamid, appid")
        .hasMessageContaining(
            "SELECT * FROM steam_api.ISteamUserStats_GetPlayerAchievements"
                + " WHERE steamid = 76561197960287930 AND appid = 440");
    assertThat(calls()).isEmpty();
  }

  @Test
  void aValueThatCannotBeIsRefusedBeforeACall() {
    assertThatThrownBy(
            () -> rows("SELECT title FROM steam_api.ISteamNews_GetNewsForApp WHERE appid = -1"))
        .hasMessageContaining("the parameter appid cannot be '-1'");
    assertThat(calls()).isEmpty();
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
  void withoutAKeyASentenceSaysWhereItGoes() throws Exception {
    try (Connection keyless = connect(false, "")) {
      assertThatThrownBy(
              () ->
                  Rows.of(
                      keyless,
                      "SELECT * FROM steam_api.ISteamUser_GetPlayerBans WHERE steamids = 1"))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("set webApiKey");
      assertThat(
              Rows.of(
                  keyless,
                  "SELECT COUNT(*) FROM steam_api.ISteamNews_GetNewsForApp WHERE appid = 440"))
          .containsExactly("20");
    }
  }

  static Stream<WebApiFault> faults() {
    return Stream.of(
        WebApiFault.status(401),
        WebApiFault.status(403),
        WebApiFault.status(404),
        WebApiFault.tooMany(3_600),
        WebApiFault.status(500),
        WebApiFault.redirect(URI.create("http://127.0.0.2:9/elsewhere")),
        WebApiFault.HTML,
        WebApiFault.TRUNCATED,
        WebApiFault.NESTED,
        WebApiFault.ENDLESS);
  }

  @ParameterizedTest
  @MethodSource("faults")
  void troubleIsOneWarningAndTheOtherCallsGoOn(WebApiFault fault) throws Exception {
    service.fault("ISteamNews/GetNewsForApp", fault);
    try (Statement statement = connection.createStatement();
        ResultSet rs =
            statement.executeQuery(
                "SELECT v.app, n.title, p.player_count FROM (VALUES (440)) AS v (app)"
                    + " JOIN steam_api.ISteamUserStats_GetNumberOfCurrentPlayers p"
                    + " ON p.appid = v.app"
                    + " LEFT JOIN steam_api.ISteamNews_GetNewsForApp n ON n.appid = v.app")) {
      assertThat(Rows.of(rs)).hasSize(1).allMatch(r -> r.startsWith("440|null|"));
      String warning = String.valueOf(statement.getWarnings().getMessage());
      assertThat(warning).startsWith("The Web API at 127.0.0.1 ").doesNotContain(KEY, "<html");
      assertThat((Object) statement.getWarnings().getNextWarning()).isNull();
    }
    try (Connection strict = connect(true, ";onError=fail")) {
      assertThatThrownBy(
              () ->
                  Rows.of(
                      strict,
                      "SELECT title FROM steam_api.ISteamNews_GetNewsForApp WHERE appid = 440"))
          .isInstanceOf(SQLException.class)
          .hasMessageStartingWith("The Web API at 127.0.0.1 ")
          .hasMessageNotContaining(KEY);
    }
  }

  @Test
  void membersOfWrongTypesAreNulls() throws Exception {
    service.fault("ISteamNews/GetNewsForApp", WebApiFault.WRONG_TYPES);
    for (String row :
        rows(
            "SELECT gid, feed_type, appid FROM steam_api.ISteamNews_GetNewsForApp"
                + " WHERE appid = 440")) {
      assertThat(row).endsWith("|440");
    }
  }

  @Test
  void theKeyIsNowhereToBeSeen() throws Exception {
    String sql =
        "SELECT personaname FROM steam_api.ISteamUser_GetPlayerSummaries WHERE steamids IN (1, 2)";
    rows(sql);
    assertThat(rows("EXPLAIN PLAN FOR " + sql).toString()).doesNotContain(KEY);
    assertThat(rows("SELECT * FROM diagnostics.scans").toString()).doesNotContain(KEY);
    assertThat(String.valueOf(connection.getMetaData().getURL())).doesNotContain(KEY);
    assertThat(calls()).noneMatch(c -> c.contains(KEY));
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
