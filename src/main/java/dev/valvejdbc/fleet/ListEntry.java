package dev.valvejdbc.fleet;

import dev.valvejdbc.protocol.a2s.ServerInfo;

/**
 * A server as the simulated master lists it.
 *
 * @param addr {@code ip:port} of the query port
 * @param info what it says of itself
 * @param region the code that it claims
 */
public record ListEntry(String addr, ServerInfo info, int region) {
  private static final int[] REGIONS = {255, 255, 255, 0, 1, 3, 4, 6};

  /** The entry of a server of a fleet. */
  public static ListEntry of(String addr, FleetServer server) {
    return new ListEntry(addr, server.info(), REGIONS[server.index() % REGIONS.length]);
  }
}
