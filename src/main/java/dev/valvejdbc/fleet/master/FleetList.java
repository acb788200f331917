package dev.valvejdbc.fleet.master;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Holds what a simulated list of servers has, and the filters that it was asked for. The UDP master
 * and the Web API tell from it. Safe for use by many threads.
 */
public final class FleetList {
  private final List<ListEntry> entries;
  private final Set<MasterLie> lies;
  private final List<String> filters = Collections.synchronizedList(new ArrayList<>());

  /**
   * Makes a list.
   *
   * @param truth the servers as they are
   * @param lies what the list does not keep
   */
  public FleetList(List<ListEntry> truth, Set<MasterLie> lies) {
    this.lies = lies.isEmpty() ? EnumSet.noneOf(MasterLie.class) : EnumSet.copyOf(lies);
    this.entries = listed(truth);
  }

  private List<ListEntry> listed(List<ListEntry> truth) {
    List<ListEntry> all = new ArrayList<>();
    for (ListEntry entry : truth) {
      boolean stale = lies.contains(MasterLie.STALE_MAPS) && all.size() % 3 == 0;
      ListEntry shown = stale ? entry.withMap("old_" + entry.info().map()) : entry;
      all.add(shown);
      if (lies.contains(MasterLie.DUPLICATES)) {
        all.add(shown);
      }
    }
    return List.copyOf(all);
  }

  /** Lists all servers, lies included. */
  public List<ListEntry> entries() {
    return entries;
  }

  /** Lists the filters of all requests so far, in order. */
  public List<String> filters() {
    synchronized (filters) {
      return List.copyOf(filters);
    }
  }

  /** Finds the servers for a filter, and keeps the filter for {@link #filters}. */
  public List<ListEntry> matching(String filter) {
    filters.add(filter);
    FilterEvaluator evaluator =
        lies.contains(MasterLie.IGNORES_NAPP)
            ? FilterEvaluator.ignoringNapp(filter)
            : FilterEvaluator.of(filter);
    List<ListEntry> matching = new ArrayList<>();
    for (ListEntry entry : entries) {
      if (evaluator.holds(entry)) {
        matching.add(entry);
      }
    }
    if (lies.contains(MasterLie.GHOSTS) && !entries.isEmpty()) {
      for (int i = 1; i <= 3; i++) {
        ListEntry real = entries.get(0);
        matching.add(new ListEntry("127.20.255." + i + ":27015", real.info(), real.appId(), 255));
      }
    }
    return matching;
  }
}
