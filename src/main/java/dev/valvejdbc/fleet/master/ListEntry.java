package dev.valvejdbc.fleet.master;

import dev.valvejdbc.fleet.world.FleetServer;
import dev.valvejdbc.fleet.world.Game;
import dev.valvejdbc.protocol.a2s.ServerInfo;
import dev.valvejdbc.protocol.master.Region;

/**
 * Describes a server as the simulated list has it.
 *
 * @param addr {@code ip:port} of the query port
 * @param info what it says of itself
 * @param appId the application id, which the master knows where the server does not tell it
 * @param region the code that it claims
 */
public record ListEntry(String addr, ServerInfo info, long appId, int region) {
  private static final int[] REGIONS = {255, 255, 255, 0, 1, 3, 4, 6};

  /** Tells the region as the Web API does: -1 for all the world. */
  public int claimedRegion() {
    return region == Region.ALL ? -1 : region;
  }

  /** Returns the same server as if it were on another map. */
  ListEntry withMap(String map) {
    return new ListEntry(addr, info.withMap(map), appId, region);
  }

  /** Makes the entry of a server of a fleet. */
  public static ListEntry of(String addr, FleetServer server) {
    ServerInfo info = server.info();
    return new ListEntry(
        addr, info, Game.of(info).appId(), REGIONS[server.index() % REGIONS.length]);
  }
}
