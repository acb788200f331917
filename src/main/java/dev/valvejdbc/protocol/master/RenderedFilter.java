package dev.valvejdbc.protocol.master;

import java.util.List;

/**
 * A filter as the queries of a dialect, whose lists together hold every server that the filter
 * holds for.
 *
 * @param queries none if no server can hold
 * @param fit whether the lists hold no other servers either, from an honest master
 */
public record RenderedFilter(List<FilterQuery> queries, Fit fit) {
  /** How much of a filter a dialect could say. */
  public enum Fit {
    EXACT,
    /** The dialect has no word for a part of it. */
    NO_WORD,
    /** A part was left out, since it would have been too long or become too many queries. */
    TOO_LARGE
  }

  public RenderedFilter {
    queries = List.copyOf(queries);
  }

  /** Whether nothing was left out. */
  public boolean exact() {
    return fit == Fit.EXACT;
  }
}
