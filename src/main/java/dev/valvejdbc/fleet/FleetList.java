package dev.valvejdbc.fleet;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What the simulated master lists, and what it was asked for. */
final class FleetList {
  private final List<ListEntry> entries;
  private final Set<MasterLie> lies;
  private final List<String> filters = Collections.synchronizedList(new ArrayList<>());

  FleetList(List<ListEntry> truth, Set<MasterLie> lies) {
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

  List<ListEntry> entries() {
    return entries;
  }

  List<String> filters() {
    synchronized (filters) {
      return List.copyOf(filters);
    }
  }

  /** The servers for a filter, which is kept. */
  List<ListEntry> matching(String filter) {
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
