package dev.valvejdbc.protocol.master;

import java.util.List;

/**
 * A filter as the queries of a dialect, whose lists together hold every server that the filter
 * holds for.
 *
 * @param queries none if no server can hold
 * @param exact whether the lists hold no other servers either, from an honest master
 */
public record RenderedFilter(List<FilterQuery> queries, boolean exact) {
  public RenderedFilter {
    queries = List.copyOf(queries);
  }
}
