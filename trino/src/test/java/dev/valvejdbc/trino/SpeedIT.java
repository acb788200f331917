package dev.valvejdbc.trino;

import static org.assertj.core.api.Assertions.assertThat;

import dev.valvejdbc.trino.Clusters.Shared;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Specifies that three nodes ask in a third of the time of one, each with as many packets as that.
 * Larger: -Dvalve.speed.servers=15000 -Dvalve.speed.rate=1000.
 */
@ExtendWith(Clusters.class)
class SpeedIT {
  private static final int NODES = 3;
  private static final int SERVERS = Integer.getInteger("valve.speed.servers", 3_000);

  /** Packets a second of one. */
  private static final int RATE = Integer.getInteger("valve.speed.rate", 250);

  private static final Percentage TOLERANCE = Percentage.withPercentage(15);
  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

  private final Cluster trino;

  SpeedIT(Shared shared) {
    this.trino = shared.cluster();
  }

  @Test
  void threeNodesAskInAThirdOfTheTimeAndNeverSendMoreThanTheSum() throws Exception {
    try (LoopbackServers servers = new LoopbackServers(SERVERS)) {
      String one = "cacheTtl=0s;onError=fail;retries=0;timeout=30s;packetRate=" + RATE;
      List<Long> ofOne;
      try (Connection driver = DriverManager.getConnection("jdbc:valve:" + one)) {
        assertThat(Rows.of(driver, sql("", servers))).containsExactly("" + SERVERS);
        ofOne = servers.arrivals();
      }
      trino.catalog(
          "fast",
          Map.of(
              "cacheTtl", "0s",
              "onError", "fail",
              "retries", "0",
              "timeout", "30s",
              "packetRate", "" + NODES * RATE,
              "keysPerSplit", "" + Math.max(1, SERVERS / 100)));
      assertThat(trino.rows(sql("fast.valve.", servers))).containsExactly("" + SERVERS);
      List<Long> ofThree = servers.arrivals();

      System.getLogger("speed")
          .log(Level.INFO, "one: %.2f s, three: %.2f s".formatted(took(ofOne), took(ofThree)));
      assertThat(took(ofOne) / took(ofThree)).isCloseTo(NODES, TOLERANCE);
      assertThat(mostInASecond(ofOne)).isLessThanOrEqualTo(RATE * 115 / 100);
      assertThat(mostInASecond(ofThree)).isLessThanOrEqualTo(NODES * RATE * 115 / 100);
    }
  }

  private static String sql(String schema, LoopbackServers servers) {
    String keys = String.join("','", servers.addresses());
    return "SELECT count(*) FROM " + schema + "server_info WHERE addr IN ('" + keys + "')";
  }

  /** Seconds from the first request to the last: what is planned before is not the wire's. */
  private static double took(List<Long> arrivals) {
    return (arrivals.getLast() - arrivals.getFirst()) / (double) SECOND;
  }

  /** The most requests that came within a second. */
  private static int mostInASecond(List<Long> arrivals) {
    int most = 0;
    int first = 0;
    for (int i = 0; i < arrivals.size(); i++) {
      while (arrivals.get(i) - arrivals.get(first) > SECOND) {
        first++;
      }
      most = Math.max(most, i - first + 1);
    }
    return most;
  }
}
