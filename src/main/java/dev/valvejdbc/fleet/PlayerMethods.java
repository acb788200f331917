package dev.valvejdbc.fleet;

import dev.valvejdbc.fleet.Apps.App;
import dev.valvejdbc.fleet.Apps.Kind;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The methods of IPlayerService and IStoreService. */
final class PlayerMethods {
  private static final String SERVICE = "IPlayerService";
  private static final int PAGE = 10_000;
  private static final int LARGEST_PAGE = 50_000;

  private final Personas personas;
  private final Apps apps;

  private PlayerMethods(Personas personas, Apps apps) {
    this.personas = personas;
    this.apps = apps;
  }

  static List<ApiMethod> of(Personas personas, Apps apps) {
    PlayerMethods own = new PlayerMethods(personas, apps);
    return List.of(
        ApiMethod.get(SERVICE, "GetOwnedGames", 1)
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
        ApiMethod.get(SERVICE, "GetSteamLevel", 1)
            .described("Tells somebody's level.")
            .withKey()
            .needs("steamid", "uint64", "Who")
            .answers(own::level),
        ApiMethod.get("IStoreService", "GetAppList", 1)
            .described("Lists what the store has, a page a call.")
            .withKey()
            .takes("if_modified_since", "uint32", "Only what changed since then")
            .takes("have_description_language", "string", "Only what is described in a language")
            .takes("include_games", "bool", "Games too; by default")
            .takes("include_dlc", "bool", "Additions too")
            .takes("include_software", "bool", "Programs too")
            .takes("include_videos", "bool", "Videos too")
            .takes("include_hardware", "bool", "Devices too")
            .takes("last_appid", "uint32", "The last id of the page before")
            .takes("max_results", "uint32", "Entries a page: 10,000 by default, 50,000 at most")
            .answers(own::store));
  }

  private ApiAnswer games(ApiCall call) {
    int account = Personas.account(call.text("steamid"));
    if (!Personas.isOpen(account)) {
      return ApiAnswer.hidden();
    }
    List<String> only = call.array("appids_filter");
    Dice dice = personas.dice(account);
    List<Object> games = new ArrayList<>();
    for (App app : apps.of(dice)) {
      boolean wanted = only.isEmpty() || only.contains(String.valueOf(app.id()));
      if (wanted && (!app.free() || call.flag("include_played_free_games", false))) {
        games.add(game(app, dice, call.flag("include_appinfo", false)));
      }
    }
    return ApiAnswer.response("game_count", games.size(), "games", games);
  }

  private static Map<String, Object> game(App app, Dice dice, boolean withInfo) {
    String id = " " + app.id();
    int windows = dice.percent(70, "played" + id) ? dice.below(60_000, "windows" + id) : 0;
    int linux = dice.percent(20, "linux" + id) ? dice.below(5_000, "minutes" + id) : 0;
    Map<String, Object> game = Json.object("appid", app.id());
    if (withInfo) {
      game.put("name", app.name());
      game.put("img_icon_url", String.format(Locale.ROOT, "%040x", app.change()));
      if (dice.percent(60, "stats" + id)) {
        game.put("has_community_visible_stats", true);
      }
      if (dice.percent(20, "content" + id)) {
        game.put("content_descriptorids", List.of(2, 5));
      }
    }
    if (windows > 0 && dice.percent(15, "lately" + id)) {
      game.put("playtime_2weeks", Math.min(windows, 1 + dice.below(3_000, "weeks" + id)));
    }
    game.put("playtime_forever", windows + linux);
    game.put("playtime_windows_forever", windows);
    game.put("playtime_mac_forever", 0);
    game.put("playtime_linux_forever", linux);
    game.put("playtime_deck_forever", linux / 2);
    game.put(
        "rtime_last_played",
        windows + linux == 0 ? 0 : Apps.NOW - dice.below(50_000_000, "last" + id));
    game.put("playtime_disconnected", 0);
    return game;
  }

  private ApiAnswer level(ApiCall call) {
    int account = Personas.account(call.text("steamid"));
    return Personas.isOpen(account)
        ? ApiAnswer.response("player_level", personas.dice(account).below(120, "level"))
        : ApiAnswer.hidden();
  }

  private ApiAnswer store(ApiCall call) {
    Set<Kind> kinds = EnumSet.noneOf(Kind.class);
    include(kinds, Kind.GAME, call.flag("include_games", true));
    include(kinds, Kind.DLC, call.flag("include_dlc", false));
    include(kinds, Kind.SOFTWARE, call.flag("include_software", false));
    include(kinds, Kind.VIDEO, call.flag("include_videos", false));
    include(kinds, Kind.HARDWARE, call.flag("include_hardware", false));
    long since = call.number("if_modified_since", 0);
    int most = Math.max(1, call.count("max_results", PAGE, LARGEST_PAGE));
    List<Object> page = new ArrayList<>();
    long last = 0;
    for (App app : apps.behind(call.number("last_appid", 0))) {
      if (!kinds.contains(app.kind()) || app.modified() < since) {
        continue;
      }
      if (page.size() == most) {
        return ApiAnswer.response("apps", page, "have_more_results", true, "last_appid", last);
      }
      last = app.id();
      page.add(
          Json.object(
              "appid",
              app.id(),
              "name",
              app.name(),
              "last_modified",
              app.modified(),
              "price_change_number",
              app.change()));
    }
    return page.isEmpty() ? ApiAnswer.response() : ApiAnswer.response("apps", page);
  }

  private static void include(Set<Kind> kinds, Kind kind, boolean wanted) {
    if (wanted) {
      kinds.add(kind);
    }
  }
}
