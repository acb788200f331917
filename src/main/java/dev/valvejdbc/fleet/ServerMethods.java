package dev.valvejdbc.fleet;

import dev.valvejdbc.protocol.a2s.Platform;
import dev.valvejdbc.protocol.a2s.ServerInfo;
import dev.valvejdbc.protocol.a2s.ServerType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The methods about game servers, their versions and their maps. */
final class ServerMethods {
  private static final long DAY = 86_400;
  private static final int DATA_CENTRES = 12;
  private static final List<String> CENTRES = List.of("aaa1", "bbb1", "ccc2", "ddd1");

  private final FleetList list;
  private final Apps apps;
  private final long seed;

  private ServerMethods(FleetList list, Apps apps, long seed) {
    this.list = list;
    this.apps = apps;
    this.seed = seed;
  }

  static List<ApiMethod> of(FleetList list, Apps apps, long seed) {
    ServerMethods own = new ServerMethods(list, apps, seed);
    return List.of(
        ApiMethod.get("IGameServersService", "GetServerList", 1)
            .described("Lists game servers that a filter holds for.")
            .withKey()
            .takes("filter", "string", "Keys and values behind backslashes")
            .takes("limit", "uint32", "Servers at most: 100 by default, 10,000 at most")
            .answers(own::list),
        ApiMethod.get("ISteamApps", "GetServersAtAddress", 1)
            .needs("addr", "string", "An address, or an address and a query port")
            .answers(own::at),
        ApiMethod.get("ISteamApps", "UpToDateCheck", 1)
            .needs("appid", "uint32", "The game")
            .needs("version", "uint32", "The version that the caller has")
            .answers(own::upToDate),
        ApiMethod.get("ISteamDirectory", "GetCMListForConnect", 1)
            .takes("cellid", "uint32", "Where the caller is")
            .takes("cmtype", "string", "websockets or netfilter; both by default")
            .takes("realm", "string", "steamglobal or steamchina")
            .takes("maxcount", "uint32", "Connection managers at most")
            .takes("qoslevel", "uint32", "The quality that the caller asks for")
            .answers(own::managers),
        ApiMethod.get("IGCVersion_440", "GetServerVersion", 1).answers(call -> own.version()),
        ApiMethod.get("IGCVersion_440", "GetClientVersion", 1).answers(call -> own.version()),
        ApiMethod.get("ICSGOServers_730", "GetGameMapsPlaytime", 1)
            .needs("interval", "string", "day, week or month")
            .needs("gamemode", "string", "competitive or casual")
            .needs("mapgroup", "string", "operation")
            .answers(own::maps),
        ApiMethod.get("IFleetWeather_440", "GetForecast", 1)
            .takes("days", "uint32", "Days ahead, 1 to 14; 5 by default")
            .answers(own::forecast),
        ApiMethod.get("IFleetWeather_440", "GetStation", 1)
            .answers(
                call ->
                    ApiAnswer.of(
                        Json.object(
                            "station",
                            Json.object("name", "Badwater Pier", "height", 12, "open", true)))));
  }

  private ApiAnswer list(ApiCall call) {
    int limit = call.count("limit", 100, FleetWebApi.LIST_CAP);
    List<ListEntry> matching = list.matching(call.text("filter"));
    List<ListEntry> first = matching.subList(0, Math.min(limit, matching.size()));
    if (first.isEmpty()) {
      return ApiAnswer.response();
    }
    return ApiAnswer.response("servers", first.stream().map(ServerMethods::listed).toList());
  }

  private static Map<String, Object> listed(ListEntry entry) {
    ServerInfo info = entry.info();
    Map<String, Object> server = Json.object("addr", entry.addr());
    put(server, "gameport", info.extra().port());
    put(
        server,
        "steamid",
        info.extra().steamId() == null ? null : Long.toUnsignedString(info.extra().steamId()));
    put(server, "name", info.name());
    put(server, "appid", entry.appId());
    put(server, "gamedir", info.folder());
    put(server, "version", info.version());
    put(server, "product", info.folder());
    put(server, "region", region(entry));
    put(server, "players", info.players());
    put(server, "max_players", info.maxPlayers());
    put(server, "bots", info.bots());
    put(server, "map", info.map());
    put(server, "secure", Boolean.TRUE.equals(info.vacEnabled()));
    put(server, "dedicated", info.type() == ServerType.DEDICATED);
    Platform platform = info.platform();
    put(server, "os", platform == null ? "" : String.valueOf(platform.letter()));
    put(server, "gametype", info.extra().keywords());
    return server;
  }

  private static int region(ListEntry entry) {
    return entry.region() == 255 ? -1 : entry.region();
  }

  private static void put(Map<String, Object> into, String name, @Nullable Object value) {
    if (value != null) {
      into.put(name, value);
    }
  }

  private ApiAnswer at(ApiCall call) {
    String addr = call.text("addr");
    if (!addr.matches("\\d{1,3}(\\.\\d{1,3}){3}(:\\d{1,5})?")) {
      return ApiAnswer.response("success", false, "message", "No address is readable there");
    }
    List<Object> servers = new ArrayList<>();
    for (ListEntry entry : list.entries()) {
      if (entry.addr().equals(addr) || entry.addr().startsWith(addr + ":")) {
        servers.add(known(entry));
      }
    }
    return ApiAnswer.response("success", true, "servers", servers);
  }

  private static Map<String, Object> known(ListEntry entry) {
    ServerInfo info = entry.info();
    Map<String, Object> server = Json.object("addr", entry.addr(), "gmsindex", -1);
    put(
        server,
        "steamid",
        info.extra().steamId() == null ? null : Long.toUnsignedString(info.extra().steamId()));
    put(server, "appid", entry.appId());
    put(server, "gamedir", info.folder());
    put(server, "region", region(entry));
    put(server, "secure", Boolean.TRUE.equals(info.vacEnabled()));
    put(server, "lan", false);
    put(server, "gameport", info.extra().port());
    put(server, "specport", info.extra().stvPort() == null ? 0 : info.extra().stvPort());
    return server;
  }

  private int required(long app) {
    return 10_000 + new Dice(seed, (int) app).below(5_000, "version");
  }

  private ApiAnswer upToDate(ApiCall call) {
    long app = call.number("appid", 0);
    if (!apps.has(app)) {
      return ApiAnswer.response(
          "success", false, "error", "Couldn't get app info for the app specified.");
    }
    long version = call.number("version", 0);
    int required = required(app);
    if (version >= required) {
      return ApiAnswer.response("success", true, "up_to_date", true, "version_is_listable", true);
    }
    return ApiAnswer.response(
        "success",
        true,
        "up_to_date",
        false,
        "version_is_listable",
        version == required - 1,
        "required_version",
        required,
        "message",
        "A newer version is out.");
  }

  private ApiAnswer version() {
    int version = required(440);
    return ApiAnswer.of(
        Json.object(
            "result",
            Json.object(
                "success",
                true,
                "deploy_version",
                version,
                "active_version",
                version,
                "min_allowed_version",
                version - 1)));
  }

  private ApiAnswer managers(ApiCall call) {
    List<Object> managers = new ArrayList<>();
    int most = call.count("maxcount", DATA_CENTRES, DATA_CENTRES);
    for (int i = 0; i < DATA_CENTRES && managers.size() < most; i++) {
      Dice dice = new Dice(seed, i);
      String type = i % 2 == 0 ? "websockets" : "netfilter";
      if (call.has("cmtype") && !call.text("cmtype").equals(type)) {
        continue;
      }
      String centre = CENTRES.get(i % CENTRES.size());
      int load = dice.below(100, "load");
      managers.add(
          Json.object(
              "endpoint",
              "cm" + i + "-" + centre + ".example:" + (i % 2 == 0 ? 443 : 27_017),
              "legacy_endpoint",
              "cm" + i + "-" + centre + ".example:27019",
              "type",
              type,
              "dc",
              centre,
              "realm",
              "steamglobal",
              "load",
              load,
              "wtd_load",
              load + dice.below(100, "weight") / 10.0));
    }
    return ApiAnswer.response("serverlist", managers, "success", true, "message", "");
  }

  private ApiAnswer maps(ApiCall call) {
    if (!List.of("day", "week", "month").contains(call.text("interval"))) {
      throw new ApiRefusal(400, "Parameter 'interval' is none of day, week, month");
    }
    long start = Apps.NOW - Apps.NOW % DAY;
    List<Object> rows = new ArrayList<>();
    List<String> names = List.of("de_mirage", "de_inferno", "de_dust2", "de_\"quoted\"");
    for (String map : names) {
      int share = new Dice(seed, 730).below(1_000, map + call.text("gamemode"));
      rows.add(List.of(start, map, share / 10.0));
    }
    return ApiAnswer.of(
        Json.object(
            "result",
            Json.object(
                "DayStart",
                start,
                "Keys",
                List.of("IntervalStartTimeStamp", "MapName", "RelativePercentage"),
                "Rows",
                rows)));
  }

  private ApiAnswer forecast(ApiCall call) {
    List<Object> days = new ArrayList<>();
    for (int i = 1; i <= Math.max(1, call.count("days", 5, 14)); i++) {
      Dice dice = new Dice(seed, i);
      days.add(
          Json.object(
              "day",
              Apps.NOW - Apps.NOW % DAY + i * DAY,
              "sky",
              dice.pick(List.of("clear", "clouds", "rain", "fog"), "sky"),
              "high",
              10 + dice.below(20, "high"),
              "wind",
              dice.below(300, "wind") / 10.0,
              "storm",
              dice.percent(10, "storm")));
    }
    return ApiAnswer.of(Json.object("result", Json.object("status", 1, "days", days)));
  }
}
