package dev.valvejdbc.fleet.webapi.interfaces;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.valvejdbc.fleet.master.FleetList;
import dev.valvejdbc.fleet.master.ListEntry;
import dev.valvejdbc.fleet.webapi.method.Answer;
import dev.valvejdbc.fleet.webapi.method.Call;
import dev.valvejdbc.fleet.webapi.method.Method;
import dev.valvejdbc.protocol.a2s.Platform;
import dev.valvejdbc.protocol.a2s.ServerInfo;
import dev.valvejdbc.protocol.a2s.ServerType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes the methods of IGameServersService: the list of game servers. */
final class GameServersService {
  private static final int MOST = 10_000;

  private final FleetList list;

  private GameServersService(FleetList list) {
    this.list = list;
  }

  static List<Method> of(FleetList list) {
    return List.of(
        Method.get("IGameServersService", "GetServerList", 1)
            .described("Lists game servers that a filter holds for.")
            .withKey()
            .takes("filter", "string", "Keys and values behind backslashes")
            .takes("limit", "uint32", "Servers at most: 100 by default, 10,000 at most")
            .answers(new GameServersService(list)::servers));
  }

  private Answer servers(Call call) {
    int limit = call.count("limit", 100, MOST);
    ArrayNode servers = Answer.array();
    list.matching(call.text("filter")).stream()
        .limit(limit)
        .forEach(entry -> servers.add(listed(entry)));
    return Answer.response(servers.isEmpty() ? Answer.object() : Answer.object("servers", servers));
  }

  private static ObjectNode listed(ListEntry entry) {
    ServerInfo info = entry.info();
    ObjectNode server = Answer.object().put("addr", entry.addr());
    if (info.extra().port() != null) {
      server.put("gameport", info.extra().port());
    }
    if (info.extra().steamId() != null) {
      server.put("steamid", Long.toUnsignedString(info.extra().steamId()));
    }
    server.put("name", info.name()).put("appid", entry.appId()).put("gamedir", info.folder());
    if (info.version() != null) {
      server.put("version", info.version());
    }
    server
        .put("product", info.folder())
        .put("region", entry.claimedRegion())
        .put("players", info.players())
        .put("max_players", info.maxPlayers());
    if (info.bots() != null) {
      server.put("bots", info.bots());
    }
    server
        .put("map", info.map())
        .put("secure", Boolean.TRUE.equals(info.vacEnabled()))
        .put("dedicated", info.type() == ServerType.DEDICATED)
        .put("os", letter(info.platform()));
    if (info.extra().keywords() != null) {
      server.put("gametype", info.extra().keywords());
    }
    return server;
  }

  private static String letter(@Nullable Platform platform) {
    return platform == null ? "" : String.valueOf(platform.letter());
  }
}
