package dev.valvejdbc.trino;

import static org.assertj.core.api.Assertions.assertThat;

import dev.valvejdbc.trino.Clusters.Shared;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Specifies years of history: rounds of servers in a lake, beside what they say now. More of them:
 * -Dvalve.lake.rounds=1000.
 */
@ExtendWith(Clusters.class)
class LakeIT {
  private static final int ROUNDS = Integer.getInteger("valve.lake.rounds", 20);

  private final Cluster trino;

  LakeIT(Shared shared) {
    this.trino = shared.cluster();
    trino.catalog("live", shared.world().keptLists());
  }

  @Test
  void roundsAreAppendedAndQueriedBesideALiveJoin() {
    trino.rows(
        "CREATE TABLE lake.rounds.servers AS SELECT 0 AS round, s.* FROM live.valve.servers s"
            + " WHERE folder = 'tf'");
    for (int round = 1; round < ROUNDS; round++) {
      trino.rows(
          "INSERT INTO lake.rounds.servers SELECT "
              + round
              + ", s.* FROM live.valve.servers s WHERE folder = 'tf'");
    }
    assertThat(trino.rows("SELECT count(*), count(DISTINCT round) FROM lake.rounds.servers"))
        .containsExactly(4 * ROUNDS + " | " + ROUNDS);
    assertThat(
            trino.rows(
                "SELECT past.addr, past.rounds, now.map FROM (SELECT addr, count(*) AS rounds FROM"
                    + " lake.rounds.servers GROUP BY addr) past JOIN valve.server_info now ON"
                    + " now.addr = past.addr"))
        .containsExactlyInAnyOrder(
            "127.20.0.15:27015 | %d | ctf_2fort".formatted(ROUNDS),
            "127.20.0.23:27015 | %d | ctf_2fort".formatted(ROUNDS),
            "127.20.0.26:27015 | %d | pl_upward".formatted(ROUNDS),
            "127.20.0.29:27015 | %d | koth_viaduct".formatted(ROUNDS));
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
