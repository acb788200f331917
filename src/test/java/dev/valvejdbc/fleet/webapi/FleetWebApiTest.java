package dev.valvejdbc.fleet.webapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How the simulated Web API routes, refuses, describes itself and answers without a key. */
class FleetWebApiTest {
  private static final String NEWS = "ISteamNews/GetNewsForApp/v2/?appid=440";
  private static ApiClient client;

  @BeforeAll
  static void start() throws Exception {
    client = new ApiClient(7);
  }

  @AfterAll
  static void stop() {
    client.close();
  }

  private static List<String> methods(JsonNode list) {
    List<String> methods = new ArrayList<>();
    for (JsonNode service : list.at("/apilist/interfaces")) {
      for (JsonNode method : service.path("methods")) {
        assertThat(method.path("parameters").isArray()).isTrue();
        methods.add(
            method.path("httpmethod").asText()
                + " "
                + service.path("name").asText()
                + "/"
                + method.path("name").asText()
                + "/v"
                + method.path("version").asInt());
      }
    }
    return methods;
  }

  @Test
  void itListsPublicMethodsToEverybody() throws Exception {
    assertThat(methods(client.json("ISteamWebAPIUtil/GetSupportedAPIList/v1/")))
        .containsExactlyInAnyOrder(
            "GET ISteamWebAPIUtil/GetServerInfo/v1",
            "GET ISteamWebAPIUtil/GetSupportedAPIList/v1",
            "GET ISteamApps/GetServersAtAddress/v1",
            "GET ISteamApps/UpToDateCheck/v1",
            "GET ISteamDirectory/GetCMListForConnect/v1",
            "GET IGCVersion_440/GetServerVersion/v1",
            "GET IGCVersion_440/GetClientVersion/v1",
            "GET ICSGOServers_730/GetGameMapsPlaytime/v1",
            "GET IFleetWeather_440/GetForecast/v1",
            "GET IFleetWeather_440/GetStation/v1",
            "GET ISteamNews/GetNewsForApp/v1",
            "GET ISteamNews/GetNewsForApp/v2",
            "GET ISteamUserStats/GetNumberOfCurrentPlayers/v1",
            "GET ISteamUserStats/GetGlobalAchievementPercentagesForApp/v2",
            "GET ISteamUserStats/GetGlobalStatsForGame/v1",
            "POST ISteamRemoteStorage/GetPublishedFileDetails/v1",
            "POST ISteamRemoteStorage/GetCollectionDetails/v1");
  }

  @Test
  void itListsKeyedMethodsToHoldersOfTheKey() throws Exception {
    List<String> all = methods(client.keyed("ISteamWebAPIUtil/GetSupportedAPIList/v1"));
    all.removeAll(methods(client.json("ISteamWebAPIUtil/GetSupportedAPIList/v1")));
    assertThat(all)
        .containsExactlyInAnyOrder(
            "GET IGameServersService/GetServerList/v1",
            "GET ISteamUser/GetPlayerSummaries/v2",
            "GET ISteamUser/GetPlayerBans/v1",
            "GET ISteamUser/GetFriendList/v1",
            "GET ISteamUser/ResolveVanityURL/v1",
            "GET IPlayerService/GetOwnedGames/v1",
            "GET IPlayerService/GetSteamLevel/v1",
            "GET IStoreService/GetAppList/v1",
            "GET ISteamUserStats/GetPlayerAchievements/v1",
            "POST ISteamRemoteStorage/UnsubscribePublishedFile/v1");
  }

  @Test
  void itDescribesParametersWithTheirSuffixes() throws Exception {
    String list = client.get("ISteamWebAPIUtil/GetSupportedAPIList/v1").body();
    assertThat(list)
        .contains("{\"name\":\"publishedfileids[0]\",\"type\":\"uint64\",\"optional\":false,\"desc")
        .contains("{\"name\":\"name[0]\",\"type\":\"string\",\"optional\":false,\"description\":");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ISteamNews/GetNewsForApp/v2/?appid=440",
        "ISteamNews/GetNewsForApp/v2?appid=440",
        "ISteamNews/GetNewsForApp/v0002/?appid=440"
      })
  void aVersionMayHaveZerosAndASlashBehindIt(String call) throws Exception {
    assertThat(client.get(call).body()).isEqualTo(client.get(NEWS).body());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "INothing/Get/v1|404|Interface 'INothing' not found",
        "ISteamNews/Get/v1|404|Method 'Get' not found in interface 'ISteamNews'",
        "ISteamNews/GetNewsForApp/v3|404|Method 'GetNewsForApp' not found in",
        "nowhere|404|Not Found",
        "ISteamNews/GetNewsForApp/v2|400|Required parameter 'appid' is missing",
        "ISteamNews/GetNewsForApp/v2?appid=x|400|Parameter 'appid' is no number",
        "ISteamRemoteStorage/GetCollectionDetails/v1|405|Method Not Allowed",
        "IStoreService/GetAppList/v1|401|Please verify your key= parameter",
        "IStoreService/GetAppList/v1?key=1|403|Please verify your key= parameter",
      })
  void aRefusalIsAPageOfHtml(String call, int status, String sentence) throws Exception {
    HttpResponse<String> response = client.get(call);
    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(response.headers().firstValue("Content-Type")).hasValue("text/html; charset=UTF-8");
    assertThat(response.body()).startsWith("<html>").contains(sentence);
  }

  @Test
  void theKeyMayBeAParameterOfAFormToo() throws Exception {
    String form = "key=" + ApiClient.KEY + "&steamid=1&appid=440&publishedfileid=1";
    assertThat(client.posted("ISteamRemoteStorage/UnsubscribePublishedFile/v1/", form))
        .hasToString("{\"response\":{\"result\":1}}");
  }

  @Test
  void newsAreNewestFirstCutAndFiltered() throws Exception {
    JsonNode news =
        client.json(NEWS + "&count=3&maxlength=10&feeds=fleet_announcements").path("appnews");
    assertThat(news.path("appid").asInt()).isEqualTo(440);
    assertThat(news.path("newsitems")).hasSize(3);
    long last = Long.MAX_VALUE;
    for (JsonNode item : news.path("newsitems")) {
      assertThat(item.path("gid").isTextual()).isTrue();
      assertThat(item.path("contents").asText()).hasSize(13).endsWith("...");
      assertThat(item.path("feedname").asText()).isEqualTo("fleet_announcements");
      assertThat(item.path("date").asLong()).isLessThan(last);
      last = item.path("date").asLong();
    }
    JsonNode older = client.json(NEWS + "&enddate=" + (last - 1));
    assertThat(older.at("/appnews/newsitems/0/date").asLong()).isLessThan(last);
    assertThat(client.get("ISteamNews/GetNewsForApp/v2?appid=5").statusCode()).isEqualTo(403);
  }

  @Test
  void theOlderVersionOfNewsWrapsItsItems() throws Exception {
    assertThat(
            client
                .json("ISteamNews/GetNewsForApp/v1?appid=440&count=2")
                .at("/appnews/newsitems/newsitem"))
        .hasSize(2);
  }

  @Test
  void playersOfAGameAreThoseOfItsServers() throws Exception {
    long sum =
        client.entries().stream()
            .filter(e -> e.appId() == 440)
            .mapToLong(e -> e.info().players())
            .sum();
    String method = "ISteamUserStats/GetNumberOfCurrentPlayers/v1?appid=";
    assertThat(client.json(method + "440"))
        .hasToString("{\"response\":{\"player_count\":" + sum + ",\"result\":1}}");
    HttpResponse<String> unknown = client.get(method + "5");
    assertThat(unknown.statusCode()).isEqualTo(404);
    assertThat(unknown.body()).isEqualTo("{\"response\":{\"result\":42}}");
  }

  @Test
  void percentagesAreText() throws Exception {
    JsonNode all =
        client
            .json("ISteamUserStats/GetGlobalAchievementPercentagesForApp/v2?gameid=440")
            .at("/achievementpercentages/achievements");
    assertThat(all).isNotEmpty();
    assertThat(all.path(0).path("percent").asText()).matches("\\d{1,2}\\.\\d");
  }

  @Test
  void globalStatsHaveAHistoryWhereDatesAreGiven() throws Exception {
    String method = "ISteamUserStats/GetGlobalStatsForGame/v1?appid=440&count=2&name[0]=fleet.wins";
    String both = method.replace("[0]", "%5B0%5D") + "&name%5B1%5D=fleet.rounds";
    JsonNode stats = client.json(both).at("/response/globalstats");
    assertThat(stats.fieldNames()).toIterable().containsExactly("fleet.wins", "fleet.rounds");
    assertThat(stats.path("fleet.wins").path("total").asText()).matches("\\d+");
    assertThat(stats.path("fleet.wins").has("history")).isFalse();
    assertThat(
            client
                .json(both + "&startdate=1749600000&enddate=1749772800")
                .at("/response/globalstats/fleet.wins/history"))
        .hasSize(3);
    assertThat(client.json(both.replace("wins", "x")).at("/response/result").asInt()).isEqualTo(8);
    assertThat(client.get(both.replace("count=2", "count=3")).body()).contains("'name[2]'");
  }

  @Test
  void aVersionIsUpToDateFromTheRequiredOneOn() throws Exception {
    String method = "ISteamApps/UpToDateCheck/v1?appid=440&version=";
    JsonNode old = client.json(method + "1").path("response");
    assertThat(old.path("up_to_date").asBoolean()).isFalse();
    int required = old.path("required_version").asInt();
    assertThat(client.json(method + required))
        .hasToString(
            "{\"response\":{\"success\":true,\"up_to_date\":true,\"version_is_listable\":true}}");
    assertThat(client.json("IGCVersion_440/GetServerVersion/v1").at("/result/active_version"))
        .isEqualTo(client.json("IGCVersion_440/GetClientVersion/v1").at("/result/active_version"))
        .hasToString(String.valueOf(required));
    assertThat(client.get("ISteamApps/UpToDateCheck/v1?appid=5&version=1").body())
        .isEqualTo(
            "{\"response\":{\"success\":false,"
                + "\"error\":\"Couldn't get app info for the app specified.\"}}");
  }

  @Test
  void serversAreKnownByAddressAndByPort() throws Exception {
    String method = "ISteamApps/GetServersAtAddress/v1?addr=";
    JsonNode answer = client.json(method + "192.0.2.9");
    assertThat(answer.at("/response/servers/0/addr").asText()).isEqualTo("192.0.2.9:27015");
    assertThat(client.json(method + "192.0.2.9:27015")).isEqualTo(answer);
    assertThat(client.json(method + "192.0.2.9:1").at("/response/servers")).isEmpty();
    assertThat(client.json(method + "here").at("/response/success").asBoolean(true)).isFalse();
  }

  @Test
  void connectionManagersAreOfAKindAndNoMoreThanAskedFor() throws Exception {
    JsonNode servers =
        client
            .json("ISteamDirectory/GetCMListForConnect/v1?cmtype=websockets&maxcount=4")
            .at("/response/serverlist");
    assertThat(servers).hasSize(4).allMatch(s -> s.path("type").asText().equals("websockets"));
  }

  @Test
  void mapsAreKeysAndRows() throws Exception {
    String method = "ICSGOServers_730/GetGameMapsPlaytime/v1?gamemode=casual&mapgroup=operation";
    JsonNode result = client.json(method + "&interval=day").path("result");
    assertThat(result.path("Keys")).hasSize(3);
    assertThat(result.path("Rows")).isNotEmpty().allMatch(row -> row.size() == 3);
    assertThat(client.get(method + "&interval=year").statusCode()).isEqualTo(400);
  }

  @Test
  void methodsThatNobodyKnowsHaveOneArrayAndNone() throws Exception {
    JsonNode forecast = client.json("IFleetWeather_440/GetForecast/v1?days=4").path("result");
    assertThat(forecast.findParents("sky")).hasSize(4).hasSameSizeAs(forecast.path("days"));
    assertThat(client.json("IFleetWeather_440/GetStation/v1/").path("station").isObject()).isTrue();
  }

  @Test
  void filesAndCollectionsAreAskedForByForms() throws Exception {
    String three = "publishedfileids[0]=8&publishedfileids[1]=1000&publishedfileids%5B2%5D=99999";
    JsonNode files =
        client.posted("ISteamRemoteStorage/GetPublishedFileDetails/v1/", "itemcount=3&" + three);
    assertThat(files.at("/response/resultcount").asInt()).isEqualTo(3);
    assertThat(files.at("/response/publishedfiledetails").findValuesAsText("result"))
        .containsExactly("1", "1", "9");
    assertThat(files.at("/response/publishedfiledetails/2"))
        .hasToString("{\"publishedfileid\":\"99999\",\"result\":9}");
    JsonNode collections =
        client
            .posted("ISteamRemoteStorage/GetCollectionDetails/v1", "collectioncount=2&" + three)
            .at("/response/collectiondetails");
    assertThat(collections).hasSize(2);
    assertThat(collections.path(0).path("result").asInt()).isEqualTo(9);
    assertThat(collections.path(1).path("children").findValuesAsText("filetype"))
        .containsExactly("0", "0", "0", "0", "0", "2");
  }
}
