package dev.valvejdbc.client.list;

import dev.valvejdbc.protocol.master.FilterQuery;
import dev.valvejdbc.protocol.master.Region;
import java.util.List;
import java.util.Set;

/**
 * What a server list is asked for.
 *
 * @param queries filter strings, whose lists are put together
 * @param regions the regions to ask for, where the source knows them; empty for all
 */
public record ListRequest(List<FilterQuery> queries, Set<Region> regions) {
  public ListRequest {
    queries = List.copyOf(queries);
    regions = Set.copyOf(regions);
  }
}
