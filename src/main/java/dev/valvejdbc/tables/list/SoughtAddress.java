package dev.valvejdbc.tables.list;

import dev.valvejdbc.client.ServerAddress;
import dev.valvejdbc.client.list.ServersAtAddress;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * An address that players join, and where its server may be asked.
 *
 * @param asked as it was written
 * @param hasPort whether it names a port; without one, all servers of the host are sought
 */
record SoughtAddress(String asked, ServerAddress parsed, boolean hasPort) {
  /** Query port less game port, game by game; hosts change them. */
  private static final List<Integer> DISTANCES = List.of(15, 29, 19_238, 19_378, 51_800);

  private static final int NEAR = 10;
  private static final int DAYZ_GAME = 2_302;
  private static final int DAYZ_QUERY = 27_016;
  private static final int LAST_PORT = 65_535;
  private static final int NO_PORT = 1;
  private static final int ANOTHER = 2;

  /**
   * Reads one.
   *
   * @throws IllegalArgumentException with a clause for the user
   */
  static SoughtAddress of(String asked) {
    String text = asked.strip();
    ServerAddress one = ServerAddress.parse(text, NO_PORT);
    boolean open = one.port() == NO_PORT && ServerAddress.parse(text, ANOTHER).port() == ANOTHER;
    return new SoughtAddress(asked, open ? ServerAddress.parse(text) : one, !open);
  }

  /** Where to ask, the likeliest first. */
  Set<String> candidates() {
    Set<String> candidates = new LinkedHashSet<>();
    int port = parsed.port();
    add(candidates, port);
    for (int distance = 1; distance <= NEAR; distance++) {
      add(candidates, port + distance);
      add(candidates, port - distance);
    }
    if (hasPort) {
      DISTANCES.forEach(d -> add(candidates, port + d));
      add(candidates, ServerAddress.STANDARD_PORT);
      if (port >= DAYZ_GAME && port < DAYZ_GAME + 10_000) {
        add(candidates, DAYZ_QUERY + (port - DAYZ_GAME) / 100);
      }
    }
    return candidates;
  }

  private void add(Set<String> candidates, int port) {
    if (port > 0 && port <= LAST_PORT) {
      String host = parsed.host();
      candidates.add((host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port);
    }
  }

  /** Whether a server is at the address itself. */
  boolean isAt(String addr) {
    return hasPort && ServerAddress.parse(addr).port() == parsed.port();
  }

  /** Whether a server says that players join it at this address. */
  boolean isJoined(FoundServer server) {
    Integer port = server.gamePort();
    return port == null ? isAt(server.addr()) : !hasPort || port == parsed.port();
  }

  /** Adds what Steam knows and nobody near by has said. */
  void add(List<FoundServer> found, List<ServersAtAddress.Known> known) {
    for (ServersAtAddress.Known server : known) {
      int port = ServerAddress.parse(server.addr()).port();
      if ((!hasPort || server.gamePort() == parsed.port())
          && found.stream().noneMatch(f -> ServerAddress.parse(f.addr()).port() == port)) {
        found.add(
            new FoundServer(
                asked,
                server.addr(),
                "steam",
                server.gamePort(),
                null,
                null,
                server.gamedir(),
                server.appId()));
      }
    }
  }
}
