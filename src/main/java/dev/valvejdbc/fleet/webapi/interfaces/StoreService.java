package dev.valvejdbc.fleet.webapi.interfaces;

import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.valvejdbc.fleet.webapi.method.Answer;
import dev.valvejdbc.fleet.webapi.method.Call;
import dev.valvejdbc.fleet.webapi.method.Method;
import dev.valvejdbc.fleet.world.Apps;
import dev.valvejdbc.fleet.world.Apps.App;
import dev.valvejdbc.fleet.world.Apps.Kind;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Makes the methods of IStoreService: the applications of the store, a page a call. */
final class StoreService {
  private static final int PAGE = 10_000;
  private static final int LARGEST_PAGE = 50_000;

  private final Apps apps;

  private StoreService(Apps apps) {
    this.apps = apps;
  }

  static List<Method> of(Apps apps) {
    return List.of(
        Method.get("IStoreService", "GetAppList", 1)
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
            .answers(new StoreService(apps)::page));
  }

  private Answer page(Call call) {
    Set<Kind> kinds = kinds(call);
    long since = call.number("if_modified_since", 0);
    int most = Math.max(1, call.count("max_results", PAGE, LARGEST_PAGE));
    ArrayNode page = Answer.array();
    long last = 0;
    for (App app : apps.behind(call.number("last_appid", 0))) {
      if (!kinds.contains(app.kind()) || app.modified() < since) {
        continue;
      }
      if (page.size() == most) {
        return Answer.response(
            Answer.object("apps", page).put("have_more_results", true).put("last_appid", last));
      }
      last = app.id();
      page.addObject()
          .put("appid", app.id())
          .put("name", app.name())
          .put("last_modified", app.modified())
          .put("price_change_number", app.change());
    }
    return Answer.response(page.isEmpty() ? Answer.object() : Answer.object("apps", page));
  }

  private static Set<Kind> kinds(Call call) {
    Set<Kind> kinds = EnumSet.noneOf(Kind.class);
    include(kinds, Kind.GAME, call.flag("include_games", true));
    include(kinds, Kind.DLC, call.flag("include_dlc", false));
    include(kinds, Kind.SOFTWARE, call.flag("include_software", false));
    include(kinds, Kind.VIDEO, call.flag("include_videos", false));
    include(kinds, Kind.HARDWARE, call.flag("include_hardware", false));
    return kinds;
  }

  private static void include(Set<Kind> kinds, Kind kind, boolean wanted) {
    if (wanted) {
      kinds.add(kind);
    }
  }
}
