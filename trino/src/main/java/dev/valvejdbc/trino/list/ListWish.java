package dev.valvejdbc.trino.list;

import dev.valvejdbc.client.list.ServerListSource;
import dev.valvejdbc.protocol.master.MasterFilter;
import dev.valvejdbc.protocol.master.Region;
import dev.valvejdbc.tables.list.ListNarrowing;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What a query wants of the server list, in a form that handles can carry.
 *
 * @param filters all hold for every server that is wanted
 * @param trusted those of them that nobody checks again
 * @param trustedColumns names of the columns that they are about
 * @param noRegions the regions that are not wanted, of a source that tells none
 * @param explained the filters as they are sent, for EXPLAIN
 */
public record ListWish(
    List<FilterNode> filters,
    List<FilterNode> trusted,
    List<String> trustedColumns,
    List<String> noRegions,
    String explained) {
  /** Wants all servers. */
  public static final ListWish ANY = new ListWish(List.of(), List.of(), List.of(), List.of(), "");

  /** The same with more filters. */
  ListWish with(
      List<MasterFilter> more,
      List<MasterFilter> moreTrusted,
      List<String> columns,
      Set<Region> refused,
      ServerListSource source) {
    List<FilterNode> all = joined(filters, more.stream().map(FilterNode::of).toList());
    List<FilterNode> trustedNow =
        joined(trusted, moreTrusted.stream().map(FilterNode::of).toList());
    String text = ListNarrowing.explained(source, all.stream().map(FilterNode::filter).toList());
    return new ListWish(
        all,
        trustedNow,
        joined(trustedColumns, columns),
        joined(noRegions, refused.stream().map(Region::name).toList()),
        text);
  }

  private static <T> List<T> joined(List<T> first, List<T> more) {
    List<T> all = new ArrayList<>(first);
    more.stream().filter(m -> !all.contains(m)).forEach(all::add);
    return List.copyOf(all);
  }

  /** The wish as filters. */
  public ListNarrowing narrowing() {
    Set<Region> regions = EnumSet.allOf(Region.class);
    noRegions.forEach(name -> regions.remove(Region.valueOf(name)));
    return new ListNarrowing(
        filters.stream().map(FilterNode::filter).toList(),
        trusted.stream().map(FilterNode::filter).toList(),
        regions);
  }
}
