package dev.valvejdbc.trino;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.valvejdbc.trino.Clusters.Shared;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Specifies silence, refusals and cancelling. */
@ExtendWith(Clusters.class)
class FailureIT {
  private static final String SLOW = "paced";

  private final World world;
  private final Cluster trino;

  FailureIT(Shared shared) {
    this.world = shared.world();
    this.trino = shared.cluster();
  }

  @Test
  void aSilentServerIsNamedInTheQuerysInfoAndListedWithItsReason() {
    String silent = world.addr(38);
    String info =
        trino.value(
            "EXPLAIN ANALYZE VERBOSE SELECT map FROM server_info WHERE addr = '" + silent + "'");
    assertThat(info)
        .contains("without rows: see system tables diagnostics.failures' = LongCount{total=1}");
    assertThat(
            trino.rows(
                "SELECT DISTINCT table_name, status FROM valve.diagnostics.failures WHERE addr = '"
                    + silent
                    + "' AND table_name = 'server_info'"))
        .containsExactly("server_info | timeout");
  }

  @Test
  void aConsoleIsNotSentACommandTwiceForOneQuery() {
    String once =
        "SELECT count(*) FROM rcon WHERE addr = '%s' AND command = 'status'"
            .formatted(world.addr(0));
    assertThat(trino.rows(once)).hasSize(1);
    assertThatThrownBy(() -> trino.rows("SELECT (" + once + ") + (" + once + " AND line <> '')"))
        .hasMessageContaining("is not sent it again")
        .hasMessageContaining("retry_policy");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT count(*) FROM paced.valve.servers",
        "SELECT count(i.map) FROM my_servers m JOIN paced.valve.server_info i ON i.addr = m.addr"
      })
  void cancellingEndsTheScansOfAllNodes(String sql) {
    trino.catalog(SLOW, slow());
    CompletableFuture<?> query = CompletableFuture.runAsync(() -> trino.rows(sql));
    String id = running(sql);
    trino.rows("CALL system.runtime.kill_query('" + id + "', 'enough')");
    assertThatThrownBy(query::join)
        .isInstanceOf(CompletionException.class)
        .hasMessageContaining("enough");
    String running = "SELECT count(*) FROM " + SLOW + ".diagnostics.scans WHERE running";
    while (!trino.value(running).equals("0")) {
      Thread.onSpinWait();
    }
    Told told = new Told(world.fleet());
    String next =
        "SELECT addr FROM %s.valve.server_info WHERE addr IN ('%s', '%s', '%s')"
            .formatted(SLOW, world.addr(1), world.addr(2), world.addr(3));
    assertThat(trino.rows(next)).hasSize(3);
    assertThat(told.since())
        .as("what the nodes send next, packets of the cancelled query among it")
        .containsExactlyInAnyOrder(
            world.addr(1) + " INFO", world.addr(2) + " INFO", world.addr(3) + " INFO");
  }

  /** Three packets a second of a worker, a server a split: nobody waits for the end. */
  private Map<String, String> slow() {
    Map<String, String> properties = world.keptLists();
    properties.put("packetRate", "9");
    properties.put("keysPerSplit", "1");
    return properties;
  }

  private String running(String sql) {
    while (true) {
      List<String> found =
          trino.rows(
              "SELECT query_id FROM system.runtime.queries WHERE state = 'RUNNING' AND query = '"
                  + sql
                  + "'");
      if (!found.isEmpty()) {
        return found.getFirst();
      }
    }
  }
}
