package dev.valvejdbc.fleet;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The methods of ISteamUserStats. */
final class StatsMethods {
  private static final String SERVICE = "ISteamUserStats";
  private static final int NO_DATA = 42;
  private static final int INVALID = 8;
  private static final int LONGEST_HISTORY = 60;
  private static final long DAY = 86_400;
  private static final List<String> STATS = List.of("fleet.rounds", "fleet.wins", "fleet.distance");
  private static final List<String> ACHIEVEMENTS =
      List.of("FIRST_LIGHT", "HARBOUR_RUN", "NO_SLEEP", "TEAPOT", "ALL_HANDS", "LAST_ONE_OUT");

  private final FleetList list;
  private final Apps apps;
  private final Personas personas;
  private final long seed;

  private StatsMethods(FleetList list, Apps apps, Personas personas, long seed) {
    this.list = list;
    this.apps = apps;
    this.personas = personas;
    this.seed = seed;
  }

  static List<ApiMethod> of(FleetList list, Apps apps, Personas personas, long seed) {
    StatsMethods own = new StatsMethods(list, apps, personas, seed);
    return List.of(
        ApiMethod.get(SERVICE, "GetNumberOfCurrentPlayers", 1)
            .needs("appid", "uint32", "The game")
            .answers(own::players),
        ApiMethod.get(SERVICE, "GetGlobalAchievementPercentagesForApp", 2)
            .needs("gameid", "uint64", "The game")
            .answers(own::percentages),
        ApiMethod.get(SERVICE, "GetGlobalStatsForGame", 1)
            .needs("appid", "uint32", "The game")
            .needs("count", "uint32", "How many names follow")
            .needs("name[0]", "string", "Names of statistics")
            .takes("startdate", "uint32", "From when on days are told, seconds since 1970")
            .takes("enddate", "uint32", "Until when days are told, seconds since 1970")
            .answers(own::global),
        ApiMethod.get(SERVICE, "GetPlayerAchievements", 1)
            .withKey()
            .needs("steamid", "uint64", "Who")
            .needs("appid", "uint32", "The game")
            .takes("l", "string", "Language of names and descriptions, which come only with it")
            .answers(own::ofPlayer));
  }

  private ApiAnswer players(ApiCall call) {
    long app = call.number("appid", 0);
    if (!apps.has(app)) {
      return ApiAnswer.failed(404, Json.response("result", NO_DATA));
    }
    long sum = 0;
    for (ListEntry entry : list.entries()) {
      sum += entry.appId() == app ? entry.info().players() : 0;
    }
    return ApiAnswer.response("player_count", sum, "result", 1);
  }

  private ApiAnswer percentages(ApiCall call) {
    long app = call.number("gameid", 0);
    if (!apps.has(app)) {
      return ApiAnswer.failed(403, Json.object());
    }
    Dice dice = new Dice(seed, (int) app);
    List<Object> all = new ArrayList<>();
    for (String name : ACHIEVEMENTS) {
      int tenths = dice.below(1_000, name);
      all.add(Json.object("name", name, "percent", tenths / 10 + "." + tenths % 10));
    }
    return ApiAnswer.of(Json.object("achievementpercentages", Json.object("achievements", all)));
  }

  private ApiAnswer global(ApiCall call) {
    long app = call.number("appid", 0);
    Map<String, Object> stats = new LinkedHashMap<>();
    for (String name : call.array("name", "count")) {
      if (!apps.has(app) || !STATS.contains(name)) {
        return ApiAnswer.response("result", INVALID, "error", "Invalid stat");
      }
      Dice dice = new Dice(seed + app, STATS.indexOf(name));
      long total = 9_007_199_254_740_993L + dice.below(Integer.MAX_VALUE, "total");
      Map<String, Object> stat = Json.object("total", String.valueOf(total));
      if (call.has("startdate") || call.has("enddate")) {
        stat.put("history", history(call, dice));
      }
      stats.put(name, stat);
    }
    return ApiAnswer.response("result", 1, "globalstats", stats);
  }

  private static List<Object> history(ApiCall call, Dice dice) {
    long end = Math.min(call.number("enddate", Apps.NOW), Apps.NOW);
    long start = Math.max(call.number("startdate", 0), end - LONGEST_HISTORY * DAY);
    List<Object> days = new ArrayList<>();
    for (long day = start - start % DAY; day <= end; day += DAY) {
      days.add(
          Json.object(
              "date", day, "total", String.valueOf(dice.below(1_000_000, "day " + day / DAY))));
    }
    return days;
  }

  private ApiAnswer ofPlayer(ApiCall call) {
    int account = Personas.account(call.text("steamid"));
    long app = call.number("appid", 0);
    if (!Personas.isOpen(account)) {
      return failed(403, "Profile is not public");
    }
    if (!apps.has(app)) {
      return failed(400, "Requested app has no stats");
    }
    Dice dice = personas.dice(account);
    List<Object> all = new ArrayList<>();
    for (String name : ACHIEVEMENTS) {
      boolean achieved = dice.percent(40, app + name);
      Map<String, Object> achievement =
          Json.object(
              "apiname",
              name,
              "achieved",
              achieved ? 1 : 0,
              "unlocktime",
              achieved ? Apps.NOW - dice.below(100_000_000, app + name + " at") : 0);
      if (call.has("l")) {
        achievement.put("name", name.replace('_', ' ').toLowerCase(Locale.ROOT));
        achievement.put("description", "");
      }
      all.add(achievement);
    }
    return ApiAnswer.of(
        Json.object(
            "playerstats",
            Json.object(
                "steamID",
                Personas.steamId(account),
                "gameName",
                apps.name(app),
                "achievements",
                all,
                "success",
                true)));
  }

  private static ApiAnswer failed(int status, String error) {
    return ApiAnswer.failed(
        status, Json.object("playerstats", Json.object("error", error, "success", false)));
  }
}
