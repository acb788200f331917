package dev.valvejdbc.fleet.webapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.valvejdbc.fleet.master.ListEntry;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The made-up people and the made-up store, which only holders of the key see. */
class PeopleAndStoreTest {
  private static final long BASE = 76_561_197_960_265_728L;
  private static final String SUMMARIES = "ISteamUser/GetPlayerSummaries/v2?steamids=";
  private static ApiClient client;

  @BeforeAll
  static void start() throws Exception {
    client = new ApiClient(7);
  }

  @AfterAll
  static void stop() {
    client.close();
  }

  private static String ids(long from, long to) {
    return LongStream.rangeClosed(from, to)
        .mapToObj(i -> String.valueOf(BASE + i))
        .collect(Collectors.joining(","));
  }

  private static int status(String call) throws Exception {
    return client.get(call, "x-webapi-key", ApiClient.KEY).statusCode();
  }

  @Test
  void peopleComeInAnyOrderAndUnknownOnesNot() throws Exception {
    List<String> found = client.keyed(SUMMARIES + ids(4_951, 5_050)).findValuesAsText("steamid");
    assertThat(found)
        .containsExactlyInAnyOrder(ids(4_951, 5_000).split(","))
        .isNotEqualTo(List.of(ids(4_951, 5_000).split(",")));
    assertThat(client.keyed(SUMMARIES + "0,x,," + (BASE + 5_001)).findValues("steamid")).isEmpty();
  }

  @Test
  void aHundredIdsAreTheMost() throws Exception {
    assertThat(status(SUMMARIES + ids(1, 100))).isEqualTo(200);
    assertThat(status(SUMMARIES + ids(1, 101))).isEqualTo(400);
    assertThat(status("ISteamUser/GetPlayerBans/v1?steamids=" + ids(1, 101))).isEqualTo(400);
  }

  @Test
  void aPersonIsTheSameInEachAnswerOfASeed() throws Exception {
    try (ApiClient same = new ApiClient(7);
        ApiClient other = new ApiClient(8)) {
      JsonNode people = client.keyed(SUMMARIES + ids(1, 100));
      assertThat(same.keyed(SUMMARIES + ids(1, 100))).isEqualTo(people);
      assertThat(other.keyed(SUMMARIES + ids(1, 100))).isNotEqualTo(people);
    }
  }

  @Test
  void somePeoplePlayOnServersOfTheFleetAndPrivateOnesShowLittle() throws Exception {
    JsonNode people = client.keyed(SUMMARIES + ids(1, 100)).at("/response/players");
    List<String> addresses = client.entries().stream().map(ListEntry::addr).toList();
    List<String> playing = people.findValuesAsText("gameserverip");
    assertThat(playing).isNotEmpty().isSubsetOf(addresses);
    for (JsonNode person : people) {
      boolean hidden = (person.path("steamid").asLong() - BASE) % 7 == 0;
      assertThat(person.path("communityvisibilitystate").asInt()).isEqualTo(hidden ? 1 : 3);
      assertThat(person.has("timecreated")).isNotEqualTo(hidden);
    }
  }

  @Test
  void bansHaveNoWrapperAndCapitals() throws Exception {
    JsonNode bans = client.keyed("ISteamUser/GetPlayerBans/v1?steamids=" + ids(1, 100));
    assertThat(bans.path("players")).hasSize(100);
    for (JsonNode ban : bans.path("players")) {
      assertThat(ban.path("SteamId").isTextual()).isTrue();
      assertThat(ban.path("VACBanned").asBoolean())
          .isEqualTo(ban.path("NumberOfVACBans").asInt() > 0);
    }
    assertThat(bans.findValuesAsText("VACBanned")).contains("true", "false");
  }

  @Test
  void friendsAreMutualAndPrivateOnesAreRefused() throws Exception {
    String method = "ISteamUser/GetFriendList/v1?relationship=friend&steamid=";
    List<String> friends = client.keyed(method + (BASE + 8)).findValuesAsText("steamid");
    assertThat(friends).isNotEmpty();
    for (String friend : friends) {
      if ((Long.parseLong(friend) - BASE) % 7 != 0) {
        assertThat(client.keyed(method + friend).findValuesAsText("steamid"))
            .contains(String.valueOf(BASE + 8));
      }
    }
    assertThat(status(method + (BASE + 14))).isEqualTo(401);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "fleet_1|{\"steamid\":\"76561197960265729\",\"success\":1}",
        "fleet_5000|{\"steamid\":\"76561197960270728\",\"success\":1}",
        "fleet_4&url_type=2|{\"steamid\":\"103582791429521412\",\"success\":1}",
        "fleet_5001|{\"success\":42,\"message\":\"No match\"}",
        "fleet_0|{\"success\":42,\"message\":\"No match\"}",
        "nobody|{\"success\":42,\"message\":\"No match\"}"
      })
  void namesOfPagesBecomeIds(String name, String answer) throws Exception {
    assertThat(client.keyed("ISteamUser/ResolveVanityURL/v1?vanityurl=" + name))
        .hasToString("{\"response\":" + answer + "}");
  }

  @Test
  void gamesAreAskedForFlatOrByInputJson() throws Exception {
    String method = "IPlayerService/GetOwnedGames/v1?";
    String flat = method + "include_appinfo=1&include_played_free_games=true&steamid=" + (BASE + 5);
    JsonNode games = client.keyed(flat);
    assertThat(games.at("/response/games"))
        .hasSize(games.at("/response/game_count").asInt())
        .isNotEmpty()
        .allMatch(g -> g.path("name").isTextual());
    String first = games.at("/response/games/0/appid").asText();
    String json =
        "{\"steamid\": \"%d\", \"include_appinfo\": true, \"appids_filter\": [%s, 1], \"x\": {}}"
            .formatted(BASE + 5, first)
            .replace("x", "\\u0078")
            .replace("true,", "true, \"include_played_free_games\":1,");
    String encoded = URLEncoder.encode(json, StandardCharsets.UTF_8);
    assertThat(client.keyed(method + "input_json=" + encoded).at("/response/games"))
        .containsExactly(games.at("/response/games/0"));
    assertThat(client.keyed(flat + "&appids_filter%5B0%5D=" + first).at("/response/games"))
        .hasSize(1);
    assertThat(status(method + "input_json=%7B")).isEqualTo(400);
    assertThat(status(method + "input_json=%7B%7D")).isEqualTo(400);
  }

  @Test
  void whatIsPrivateIsEmptyOrRefused() throws Exception {
    long hidden = BASE + 7;
    assertThat(client.keyed("IPlayerService/GetOwnedGames/v1?steamid=" + hidden))
        .hasToString("{\"response\":{}}");
    assertThat(client.keyed("IPlayerService/GetSteamLevel/v1?steamid=" + hidden))
        .hasToString("{\"response\":{}}");
    String method = "ISteamUserStats/GetPlayerAchievements/v1?appid=440&steamid=";
    assertThat(status(method + hidden)).isEqualTo(403);
    assertThat(client.keyed(method + hidden))
        .hasToString("{\"playerstats\":{\"error\":\"Profile is not public\",\"success\":false}}");
  }

  @Test
  void aLevelIsANumberAndSteamsCodeIsAHeader() throws Exception {
    String method = "IPlayerService/GetSteamLevel/v1?steamid=" + (BASE + 1);
    assertThat(client.keyed(method).at("/response/player_level").isInt()).isTrue();
    assertThat(client.get(method, "x-webapi-key", ApiClient.KEY).headers().map())
        .containsEntry("x-eresult", List.of("1"));
  }

  @Test
  void achievementsHaveNamesWhereALanguageIsGiven() throws Exception {
    String method = "ISteamUserStats/GetPlayerAchievements/v1?appid=440&steamid=" + (BASE + 1);
    JsonNode plain = client.keyed(method).path("playerstats");
    assertThat(plain.path("success").asBoolean()).isTrue();
    assertThat(plain.path("achievements")).isNotEmpty().noneMatch(a -> a.has("name"));
    assertThat(client.keyed(method + "&l=english").at("/playerstats/achievements"))
        .allMatch(a -> a.has("name"));
  }

  @Test
  void theStoreIsPagedById() throws Exception {
    List<Long> ids = new ArrayList<>();
    long last = 0;
    boolean more = true;
    while (more) {
      JsonNode page =
          client
              .keyed("IStoreService/GetAppList/v1?max_results=1000&last_appid=" + last)
              .path("response");
      page.path("apps").forEach(app -> ids.add(app.path("appid").asLong()));
      more = page.path("have_more_results").asBoolean();
      last = page.path("last_appid").asLong();
    }
    assertThat(ids).hasSizeGreaterThan(3_000).doesNotHaveDuplicates().isSorted().contains(440L);
    JsonNode all = client.keyed("IStoreService/GetAppList/v1").path("response");
    assertThat(all.path("apps")).hasSameSizeAs(ids);
    assertThat(all.has("have_more_results")).isFalse();
    assertThat(client.keyed("IStoreService/GetAppList/v1?include_games=0&include_dlc=1"))
        .isNotEqualTo(client.keyed("IStoreService/GetAppList/v1?include_games=0"));
    assertThat(client.keyed("IStoreService/GetAppList/v1?if_modified_since=4000000000"))
        .hasToString("{\"response\":{}}");
  }
}
