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
  /** About how many bytes a server takes of which a list tells more than the address. */
  static final int DETAILED = 600;

  private static final int BARE = 24;

  public ListPage {
    servers = servers instanceof BareServers ? servers : List.copyOf(servers);
  }

  /** About how much memory the servers take. */
  long bytes() {
    return (long) servers.size() * (servers instanceof BareServers ? BARE : DETAILED);
  }
}
