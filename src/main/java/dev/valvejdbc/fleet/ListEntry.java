package dev.valvejdbc.fleet;

import dev.valvejdbc.protocol.a2s.ServerInfo;

/**
 * A server as the simulated master lists it.
 *
 * @param addr {@code ip:port} of the query port
 * @param info what it says of itself
 * @param appId the application id, which the master knows where the server does not tell it
 * @param region the code that it claims
 */
public record ListEntry(String addr, ServerInfo info, long appId, int region) {
  private static final int[] REGIONS = {255, 255, 255, 0, 1, 3, 4, 6};

  /** The same server as if it were on another map. */
  ListEntry withMap(String map) {
    return new ListEntry(addr, info.withMap(map), appId, region);
  }

  /** The entry of a server of a fleet. */
  public static ListEntry of(String addr, FleetServer server) {
    ServerInfo info = server.info();
    return new ListEntry(
        addr, info, Game.of(info).appId(), REGIONS[server.index() % REGIONS.length]);
  }
}
