package dev.valvejdbc.trino;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.OperatingSystemMXBean;
import dev.valvejdbc.trino.Clusters.Shared;
import java.lang.System.Logger.Level;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Specifies years of history: rounds of servers in a lake, beside what they say now. More of them:
 * -Dvalve.lake.rounds=1000.
 */
@ExtendWith(Clusters.class)
class LakeIT {
  private static final int ROUNDS = Integer.getInteger("valve.lake.rounds", 20);

  private static final String LIVE = "FROM live.valve.servers s WHERE folder = 'tf'";

  private static final String BESIDE_NOW =
      "SELECT past.addr, past.rounds, now.map FROM (SELECT addr, count(*) AS rounds FROM"
          + " lake.rounds.servers GROUP BY addr) past JOIN valve.server_info now ON now.addr ="
          + " past.addr";

  private static final String FILES =
      "SELECT CAST(count(*) AS VARCHAR) || ' files of ' || CAST(sum(file_size_in_bytes) AS VARCHAR)"
          + " || ' bytes' FROM lake.rounds.\"servers$files\"";

  private static final OperatingSystemMXBean PROCESS =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

  private final Cluster trino;

  LakeIT(Shared shared) {
    this.trino = shared.cluster();
    trino.catalog("live", shared.world().keptLists());
  }

  @Test
  void roundsAreAppendedAndQueriedBesideALiveJoin() {
    List<Long> took = new ArrayList<>();
    trino.rows("CREATE TABLE lake.rounds.servers AS SELECT 0 AS round, s.* " + LIVE);
    for (int round = 1; round < ROUNDS; round++) {
      String next = "INSERT INTO lake.rounds.servers SELECT " + round + ", s.* " + LIVE;
      took.add(millis(next));
    }
    String counted = "SELECT count(*), count(DISTINCT round) FROM lake.rounds.servers";
    List<String> all = List.of(4 * ROUNDS + " | " + ROUNDS);
    assertThat(trino.rows(counted)).isEqualTo(all);
    assertThat(trino.rows(BESIDE_NOW)).containsExactlyInAnyOrderElementsOf(expected());

    String before = trino.value(FILES) + ", read in " + millis(counted) + " ms";
    assertThat(files()).isGreaterThanOrEqualTo(ROUNDS);
    long joining = millis("ALTER TABLE lake.rounds.servers EXECUTE optimize");
    assertThat(files()).isLessThan(ROUNDS / 4);
    assertThat(trino.rows(counted)).isEqualTo(all);
    String after = trino.value(FILES) + ", read in " + millis(counted) + " ms";
    System.getLogger("lake")
        .log(
            Level.INFO,
            "CPU ms a round: %s at first, %s at last; %s; optimized in %d ms: %s"
                .formatted(
                    median(took.subList(0, took.size() / 10 + 1)),
                    median(took.subList(took.size() * 9 / 10, took.size())),
                    before,
                    joining,
                    after));
  }

  private static List<String> expected() {
    return List.of(
        "127.20.0.15:27015 | %d | ctf_2fort".formatted(ROUNDS),
        "127.20.0.23:27015 | %d | ctf_2fort".formatted(ROUNDS),
        "127.20.0.26:27015 | %d | pl_upward".formatted(ROUNDS),
        "127.20.0.29:27015 | %d | koth_viaduct".formatted(ROUNDS));
  }

  private long files() {
    return Long.parseLong(trino.value("SELECT count(*) FROM lake.rounds.\"servers$files\""));
  }

  /** What a statement takes of the processors, three nodes and the fleet together. */
  private long millis(String sql) {
    long start = PROCESS.getProcessCpuTime();
    trino.rows(sql);
    return TimeUnit.NANOSECONDS.toMillis(PROCESS.getProcessCpuTime() - start);
  }

  private static long median(List<Long> millis) {
    return millis.stream().sorted().toList().get(millis.size() / 2);
  }

  @Test
  void timesAreInstants() {
    trino.rows(
        "CREATE TABLE lake.rounds.times AS SELECT addr, queried_at FROM valve.server_info"
            + " WHERE addr = '127.20.0.1:27015'");
    assertThat(trino.rows("SELECT typeof(queried_at), queried_at <= now() FROM lake.rounds.times"))
        .containsExactly("timestamp(6) with time zone | true");
  }
}
