package dev.valvejdbc.tables.honesty;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The round trips to the servers of each region in one statement. Safe for many threads. */
final class RegionPings {
  private static final int FEWEST = 5;
  private static final int MOST = 1_000;

  private final Map<Integer, List<Double>> pings = new HashMap<>();

  /** The median of those known before, null for fewer than five; then adds one. */
  synchronized @Nullable Double medianBefore(int region, double pingMillis) {
    List<Double> known = pings.computeIfAbsent(region, r -> new ArrayList<>());
    Double median =
        known.size() < FEWEST
            ? null
            : known.stream().sorted().skip(known.size() / 2).findFirst().orElse(null);
    if (known.size() < MOST) {
      known.add(pingMillis);
    }
    return median;
  }
}
