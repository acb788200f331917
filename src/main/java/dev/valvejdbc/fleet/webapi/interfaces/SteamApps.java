package dev.valvejdbc.fleet.webapi.interfaces;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.valvejdbc.fleet.master.FleetList;
import dev.valvejdbc.fleet.master.ListEntry;
import dev.valvejdbc.fleet.webapi.method.Answer;
import dev.valvejdbc.fleet.webapi.method.Call;
import dev.valvejdbc.fleet.webapi.method.Method;
import dev.valvejdbc.fleet.world.Apps;
import dev.valvejdbc.protocol.a2s.ServerInfo;
import java.util.List;

/** Makes the methods of ISteamApps: servers by address, and versions. */
final class SteamApps {
  private static final String SERVICE = "ISteamApps";

  private final FleetList list;
  private final Apps apps;
  private final long seed;

  private SteamApps(FleetList list, Apps apps, long seed) {
    this.list = list;
    this.apps = apps;
    this.seed = seed;
  }

  static List<Method> of(FleetList list, Apps apps, long seed) {
    SteamApps own = new SteamApps(list, apps, seed);
    return List.of(
        Method.get(SERVICE, "GetServersAtAddress", 1)
            .needs("addr", "string", "An address, or an address and a query port")
            .answers(own::servers),
        Method.get(SERVICE, "UpToDateCheck", 1)
            .needs("appid", "uint32", "The game")
            .needs("version", "uint32", "The version that the caller has")
            .answers(own::upToDate));
  }

  private Answer servers(Call call) {
    String addr = call.text("addr");
    if (!addr.matches("\\d{1,3}(\\.\\d{1,3}){3}(:\\d{1,5})?")) {
      return Answer.response(
          Answer.object().put("success", false).put("message", "No address is readable there"));
    }
    ArrayNode servers = Answer.array();
    for (ListEntry entry : list.entries()) {
      if (entry.addr().equals(addr) || entry.addr().startsWith(addr + ":")) {
        servers.add(known(entry));
      }
    }
    return Answer.response(Answer.object().put("success", true).set("servers", servers));
  }

  private static ObjectNode known(ListEntry entry) {
    ServerInfo info = entry.info();
    ObjectNode server = Answer.object().put("addr", entry.addr()).put("gmsindex", -1);
    if (info.extra().steamId() != null) {
      server.put("steamid", Long.toUnsignedString(info.extra().steamId()));
    }
    server
        .put("appid", entry.appId())
        .put("gamedir", info.folder())
        .put("region", entry.claimedRegion())
        .put("secure", Boolean.TRUE.equals(info.vacEnabled()))
        .put("lan", false);
    if (info.extra().port() != null) {
      server.put("gameport", info.extra().port());
    }
    return server.put("specport", info.extra().stvPort() == null ? 0 : info.extra().stvPort());
  }

  private Answer upToDate(Call call) {
    long app = call.number("appid", 0);
    if (!apps.has(app)) {
      return Answer.response(
          Answer.object()
              .put("success", false)
              .put("error", "Couldn't get app info for the app specified."));
    }
    long version = call.number("version", 0);
    int required = Apps.version(app, seed);
    ObjectNode answer = Answer.object().put("success", true);
    if (version >= required) {
      return Answer.response(answer.put("up_to_date", true).put("version_is_listable", true));
    }
    return Answer.response(
        answer
            .put("up_to_date", false)
            .put("version_is_listable", version == required - 1)
            .put("required_version", required)
            .put("message", "A newer version is out."));
  }
}
