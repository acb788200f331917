package dev.valvejdbc.fleet.webapi.interfaces;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.valvejdbc.fleet.webapi.method.Answer;
import dev.valvejdbc.fleet.webapi.method.Call;
import dev.valvejdbc.fleet.webapi.method.Method;
import dev.valvejdbc.fleet.world.Apps;
import dev.valvejdbc.fleet.world.Apps.App;
import dev.valvejdbc.fleet.world.Dice;
import dev.valvejdbc.fleet.world.FleetWorld;
import dev.valvejdbc.fleet.world.People;
import java.util.List;
import java.util.Locale;

/** Makes the methods of IPlayerService. */
final class PlayerService {
  private static final String SERVICE = "IPlayerService";

  private final People people;
  private final Apps apps;

  private PlayerService(People people, Apps apps) {
    this.people = people;
    this.apps = apps;
  }

  static List<Method> of(People people, Apps apps) {
    PlayerService own = new PlayerService(people, apps);
    return List.of(
        Method.get(SERVICE, "GetOwnedGames", 1)
            .described("Lists the games that somebody has.")
            .withKey()
            .needs("steamid", "uint64", "Who")
            .seemsToNeed("include_appinfo", "bool", "Whether names and icons are wanted")
            .seemsToNeed("include_played_free_games", "bool", "Whether free ones are, if played")
            .seemsToNeed("appids_filter", "uint32", "Only these games")
            .seemsToNeed("include_free_sub", "bool", "")
            .takes("skip_unvetted_apps", "bool", "")
            .seemsToNeed("language", "string", "Of the names")
            .seemsToNeed("include_extended_appinfo", "bool", "")
            .answers(own::games),
        Method.get(SERVICE, "GetSteamLevel", 1)
            .described("Tells somebody's level.")
            .withKey()
            .needs("steamid", "uint64", "Who")
            .answers(own::level));
  }

  private Answer games(Call call) {
    int account = People.account(call.text("steamid"));
    if (!People.isOpen(account)) {
      return Answer.hidden();
    }
    List<String> only = call.array("appids_filter");
    Dice dice = people.dice(account);
    ArrayNode games = Answer.array();
    for (App app : apps.of(dice)) {
      boolean wanted = only.isEmpty() || only.contains(String.valueOf(app.id()));
      if (wanted && (!app.free() || call.flag("include_played_free_games", false))) {
        games.add(game(app, dice, call.flag("include_appinfo", false)));
      }
    }
    return Answer.response(Answer.object().put("game_count", games.size()).set("games", games));
  }

  private static ObjectNode game(App app, Dice dice, boolean withInfo) {
    String id = " " + app.id();
    int windows = dice.percent(70, "played" + id) ? dice.below(60_000, "windows" + id) : 0;
    int linux = dice.percent(20, "linux" + id) ? dice.below(5_000, "minutes" + id) : 0;
    ObjectNode game = Answer.object().put("appid", app.id());
    if (withInfo) {
      game.put("name", app.name());
      game.put("img_icon_url", String.format(Locale.ROOT, "%040x", app.change()));
      if (dice.percent(60, "stats" + id)) {
        game.put("has_community_visible_stats", true);
      }
      if (dice.percent(20, "content" + id)) {
        game.putArray("content_descriptorids").add(2).add(5);
      }
    }
    if (windows > 0 && dice.percent(15, "lately" + id)) {
      game.put("playtime_2weeks", Math.min(windows, 1 + dice.below(3_000, "weeks" + id)));
    }
    long last = FleetWorld.NOW - dice.below(50_000_000, "last" + id);
    return game.put("playtime_forever", windows + linux)
        .put("playtime_windows_forever", windows)
        .put("playtime_mac_forever", 0)
        .put("playtime_linux_forever", linux)
        .put("playtime_deck_forever", linux / 2)
        .put("rtime_last_played", windows + linux == 0 ? 0 : last)
        .put("playtime_disconnected", 0);
  }

  private Answer level(Call call) {
    int account = People.account(call.text("steamid"));
    return People.isOpen(account)
        ? Answer.response(
            Answer.object().put("player_level", people.dice(account).below(120, "level")))
        : Answer.hidden();
  }
}
