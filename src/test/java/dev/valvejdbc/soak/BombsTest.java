package dev.valvejdbc.soak;

import static org.assertj.core.api.Assertions.assertThat;

import dev.valvejdbc.Rows;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * What one server may cost the others: told in the driver's own computing, which is the same on a
 * busy machine, and not in time.
 */
class BombsTest {
  private static final long TIMEOUT_MILLIS = 3_000;
  private static final int ROUNDS = 3;
  private static final Set<String> SHARED = Set.of("valve-jdbc-udp", "valve-jdbc-decoder");

  @Test
  void oneHostileServerCostsTheOthersATenthAtMost() throws Exception {
    try (HostileWorld world = new HostileWorld(300);
        Connection open = DriverManager.getConnection("jdbc:valve:")) { // keeps the threads
      List<String> mixed = new ArrayList<>(world.fleet.addresses());
      mixed.add(world.bomber);
      scan(mixed); // classes are loaded
      long[] costs = new long[ROUNDS];
      for (int i = 0; i < ROUNDS; i++) {
        long alone = scan(world.fleet.addresses());
        costs[i] = scan(mixed) - alone;
      }
      Arrays.sort(costs);
      long more = costs[ROUNDS / 2];
      assertThat(open.isClosed()).isFalse();
      SoakTest.report(
          "3,000 bombs of one server beside 300 others: %d ms of computing more, in a scan of %d ms%n"
              .formatted(more, TIMEOUT_MILLIS));
      assertThat(more).isLessThan(TIMEOUT_MILLIS / 10);
    }
  }

  /** Milliseconds that the driver's own threads compute for a scan. */
  private static long scan(List<String> addresses) throws Exception {
    Map<Long, Long> before = computed();
    try (Connection c =
        DriverManager.getConnection("jdbc:valve:cacheTtl=0;timeout=" + TIMEOUT_MILLIS + "ms")) {
      Rows.of(c, "SELECT addr FROM rules WHERE addr IN " + Targets.quoted(addresses));
    }
    Map<Long, Long> after = computed();
    return after.entrySet().stream()
            .mapToLong(e -> e.getValue() - before.getOrDefault(e.getKey(), 0L))
            .sum()
        / 1_000_000;
  }

  /** Nanoseconds of the threads that all statements share, network and decoder, by their ids. */
  private static Map<Long, Long> computed() {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    Map<Long, Long> nanos = new HashMap<>();
    for (ThreadInfo thread : threads.getThreadInfo(threads.getAllThreadIds())) {
      if (thread != null && SHARED.contains(thread.getThreadName())) {
        nanos.put(thread.getThreadId(), threads.getThreadCpuTime(thread.getThreadId()));
      }
    }
    return nanos;
  }
}
