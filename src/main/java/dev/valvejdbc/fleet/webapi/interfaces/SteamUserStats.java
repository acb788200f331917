package dev.valvejdbc.fleet.webapi.interfaces;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.valvejdbc.fleet.master.FleetList;
import dev.valvejdbc.fleet.master.ListEntry;
import dev.valvejdbc.fleet.webapi.method.Answer;
import dev.valvejdbc.fleet.webapi.method.Call;
import dev.valvejdbc.fleet.webapi.method.Method;
import dev.valvejdbc.fleet.world.Apps;
import dev.valvejdbc.fleet.world.Dice;
import dev.valvejdbc.fleet.world.FleetWorld;
import dev.valvejdbc.fleet.world.People;
import java.util.List;
import java.util.Locale;

/** Makes the methods of ISteamUserStats. */
final class SteamUserStats {
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
  private final People people;
  private final long seed;

  private SteamUserStats(FleetList list, Apps apps, People people, long seed) {
    this.list = list;
    this.apps = apps;
    this.people = people;
    this.seed = seed;
  }

  static List<Method> of(FleetList list, Apps apps, People people, long seed) {
    SteamUserStats own = new SteamUserStats(list, apps, people, seed);
    return List.of(
        Method.get(SERVICE, "GetNumberOfCurrentPlayers", 1)
            .needs("appid", "uint32", "The game")
            .answers(own::players),
        Method.get(SERVICE, "GetGlobalAchievementPercentagesForApp", 2)
            .needs("gameid", "uint64", "The game")
            .answers(own::percentages),
        Method.get(SERVICE, "GetGlobalStatsForGame", 1)
            .needs("appid", "uint32", "The game")
            .needs("count", "uint32", "How many names follow")
            .needs("name[0]", "string", "Names of statistics")
            .takes("startdate", "uint32", "From when on days are told, seconds since 1970")
            .takes("enddate", "uint32", "Until when days are told, seconds since 1970")
            .answers(own::global),
        Method.get(SERVICE, "GetPlayerAchievements", 1)
            .withKey()
            .needs("steamid", "uint64", "Who")
            .needs("appid", "uint32", "The game")
            .takes("l", "string", "Language of names and descriptions, which come only with it")
            .answers(own::ofPlayer));
  }

  private Answer players(Call call) {
    long app = call.number("appid", 0);
    if (!apps.has(app)) {
      return Answer.failed(404, Answer.object("response", Answer.object().put("result", NO_DATA)));
    }
    long sum = 0;
    for (ListEntry entry : list.entries()) {
      sum += entry.appId() == app ? entry.info().players() : 0;
    }
    return Answer.response(Answer.object().put("player_count", sum).put("result", 1));
  }

  private Answer percentages(Call call) {
    long app = call.number("gameid", 0);
    if (!apps.has(app)) {
      return Answer.failed(403, Answer.object());
    }
    Dice dice = new Dice(seed, (int) app);
    ArrayNode all = Answer.array();
    for (String name : ACHIEVEMENTS) {
      int tenths = dice.below(1_000, name);
      all.addObject().put("name", name).put("percent", tenths / 10 + "." + tenths % 10);
    }
    return Answer.of(Answer.object("achievementpercentages", Answer.object("achievements", all)));
  }

  private Answer global(Call call) {
    long app = call.number("appid", 0);
    ObjectNode stats = Answer.object();
    for (String name : call.array("name", "count")) {
      if (!apps.has(app) || !STATS.contains(name)) {
        return Answer.response(Answer.object().put("result", INVALID).put("error", "Invalid stat"));
      }
      Dice dice = new Dice(seed + app, STATS.indexOf(name));
      long total = 9_007_199_254_740_993L + dice.below(Integer.MAX_VALUE, "total");
      ObjectNode stat = stats.putObject(name).put("total", String.valueOf(total));
      if (call.has("startdate") || call.has("enddate")) {
        stat.set("history", history(call, dice));
      }
    }
    return Answer.response(Answer.object().put("result", 1).set("globalstats", stats));
  }

  private static ArrayNode history(Call call, Dice dice) {
    long end = Math.min(call.number("enddate", FleetWorld.NOW), FleetWorld.NOW);
    long start = Math.max(call.number("startdate", 0), end - LONGEST_HISTORY * DAY);
    ArrayNode days = Answer.array();
    for (long day = start - start % DAY; day <= end; day += DAY) {
      int total = dice.below(1_000_000, "day " + day / DAY);
      days.addObject().put("date", day).put("total", String.valueOf(total));
    }
    return days;
  }

  private Answer ofPlayer(Call call) {
    int account = People.account(call.text("steamid"));
    long app = call.number("appid", 0);
    if (!People.isOpen(account)) {
      return failed(403, "Profile is not public");
    }
    if (!apps.has(app)) {
      return failed(400, "Requested app has no stats");
    }
    Dice dice = people.dice(account);
    ObjectNode stats =
        Answer.object().put("steamID", People.steamId(account)).put("gameName", apps.name(app));
    ArrayNode all = stats.putArray("achievements");
    for (String name : ACHIEVEMENTS) {
      boolean achieved = dice.percent(40, app + name);
      long at = FleetWorld.NOW - dice.below(100_000_000, app + name + " at");
      ObjectNode achievement =
          all.addObject()
              .put("apiname", name)
              .put("achieved", achieved ? 1 : 0)
              .put("unlocktime", achieved ? at : 0);
      if (call.has("l")) {
        achievement.put("name", name.replace('_', ' ').toLowerCase(Locale.ROOT));
        achievement.put("description", "");
      }
    }
    return Answer.of(Answer.object("playerstats", stats.put("success", true)));
  }

  private static Answer failed(int status, String error) {
    return Answer.failed(
        status,
        Answer.object("playerstats", Answer.object().put("error", error).put("success", false)));
  }
}
