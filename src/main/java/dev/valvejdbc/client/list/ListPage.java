package dev.valvejdbc.client.list;

import dev.valvejdbc.protocol.master.FilterQuery;
import dev.valvejdbc.protocol.master.ListedServer;
import java.util.List;

/**
 * A part of a server list, as one call of its source brought it.
 *
 * @param servers those that no earlier part held
 * @param query what it was asked by
 */
public record ListPage(List<ListedServer> servers, FilterQuery query) {
  private static final long BARE = 24;
  private static final long DETAILED = 600;

  public ListPage {
    servers = servers instanceof BareServers ? servers : List.copyOf(servers);
  }

  /** About how much memory the servers take. */
  long bytes() {
    return servers.size() * (servers instanceof BareServers ? BARE : DETAILED);
  }
}
