package dev.valvejdbc.tables.list;

import dev.valvejdbc.client.list.ListRequest;
import dev.valvejdbc.client.list.ServerListSource;
import dev.valvejdbc.errors.SqlError;
import dev.valvejdbc.protocol.master.FilterQuery;
import dev.valvejdbc.protocol.master.FilterRenderer;
import dev.valvejdbc.protocol.master.MasterFilter;
import dev.valvejdbc.protocol.master.MasterFilter.And;
import dev.valvejdbc.protocol.master.Region;
import dev.valvejdbc.protocol.master.RenderedFilter;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a statement wants of a server list, as filters.
 *
 * @param filters all hold for every server that is wanted
 * @param trusted those of them that nobody checks again
 * @param regions those wanted of a source that tells none; all where any will do, none where no
 *     server can be wanted
 */
public record ListNarrowing(
    List<MasterFilter> filters, List<MasterFilter> trusted, Set<Region> regions) {
  public ListNarrowing {
    filters = List.copyOf(filters);
    trusted = List.copyOf(trusted);
    regions = Set.copyOf(regions);
  }

  /**
   * The request for it.
   *
   * @throws dev.valvejdbc.errors.StatementException if a filter that nobody checks cannot be said
   *     to the source
   */
  public ListRequest request(ServerListSource source) {
    boolean all = regions.size() == Region.values().length;
    if (!all && !regions.isEmpty() && !source.dialect().hasRegions()) {
      throw SqlError.LIST_WORD.inStatement(source.name());
    }
    return new ListRequest(
        regions.isEmpty() ? List.of() : rendered(source), all ? Set.of() : regions);
  }

  /** All filters, or where they are too much, those that nobody checks. */
  private List<FilterQuery> rendered(ServerListSource source) {
    RenderedFilter rendered = FilterRenderer.render(pushed(source, filters), source.dialect());
    if (rendered.exact() || trusted.isEmpty()) {
      return rendered.queries();
    }
    RenderedFilter least = FilterRenderer.render(new And(trusted), source.dialect());
    return switch (least.fit()) {
      case EXACT -> least.queries();
      case NO_WORD -> throw SqlError.LIST_WORD.inStatement(source.name());
      case TOO_LARGE -> throw SqlError.LONG_LIST_CONDITION.inStatement(source.name());
    };
  }

  /** What may narrow the list: of conditions on tags that are checked, those that lose nothing. */
  private static MasterFilter pushed(ServerListSource source, List<MasterFilter> filters) {
    return new And(source.tellsDetails() ? TagNarrowing.safe(filters) : filters);
  }

  /** Filters as they are sent, for a plan. */
  public static String explained(ServerListSource source, List<MasterFilter> filters) {
    return FilterRenderer.render(pushed(source, filters), source.dialect()).queries().stream()
        .map(FilterQuery::text)
        .collect(Collectors.joining(" + "));
  }
}
