package dev.valvejdbc.client.list;

import dev.valvejdbc.protocol.master.FilterQuery;
import dev.valvejdbc.protocol.master.ListedServer;
import dev.valvejdbc.protocol.master.Region;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of a server list, as one call of its source brought it.
 *
 * @param servers those that no earlier part held
 * @param query what it was asked by
 * @param region the region it was asked for, null if for none
 */
public record ListPage(List<ListedServer> servers, FilterQuery query, @Nullable Region region) {
  public ListPage {
    servers = List.copyOf(servers);
  }
}
