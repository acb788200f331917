package dev.valvejdbc.trino;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.trino.Session;
import io.trino.server.testing.TestingTrinoServer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** Specifies what becomes of a query one of whose workers dies while it asks. */
@TestInstance(Lifecycle.PER_CLASS)
class LostWorkerIT {
  private static final int ASKED = 24;

  private World world;
  private Cluster trino;

  @BeforeAll
  void start() throws Exception {
    world = new World(ASKED, 7);
    trino =
        Cluster.start(
            world.keptLists(),
            Map.of(
                "query.remote-task.max-error-duration", "3s", // instead of a minute
                "exchange.max-error-duration", "3s"),
            Map.of("retry-policy", "TASK")); // of sessions that say nothing else
  }

  @AfterAll
  void end() throws Exception {
    trino.close();
    world.close();
  }

  @Test
  void theErrorIsTrinosOwn() throws Exception {
    assertThat(catchThrowable(() -> losing("lost", "NONE")))
        .isInstanceOf(CompletionException.class)
        .hasMessageFindingMatch("(?i)node|remote task|worker|server");
  }

  @Test
  void withRetriesOfTasksTheRowsAreRight() throws Exception {
    assertThat(losing("regained", "TASK"))
        .containsExactlyInAnyOrderElementsOf(trino.rows(sql("valve")));
  }

  @Test
  void consolesAreSentNothingTwiceWhereTheWholeClusterTriesAgain() {
    String sql = "SELECT %s FROM rcon_status WHERE addr = '" + world.addr(0) + "'";
    assertThatThrownBy(() -> trino.runner().execute(trino.unsaid(), sql.formatted("breaks(name)")))
        .hasMessageContaining("is not sent it again")
        .hasMessageContaining("SET SESSION retry_policy = 'NONE'");
    assertThat(trino.rows(sql.formatted("name"))).isNotEmpty();
  }

  /** Asks while a worker that has begun is killed: each time one of two. */
  private List<String> losing(String catalog, String policy) throws Exception {
    trino.catalog(catalog, slow());
    Session session = trino.retrying(policy);
    CompletableFuture<List<String>> rows =
        CompletableFuture.supplyAsync(() -> Rows.of(trino.runner().execute(session, sql(catalog))));
    TestingTrinoServer lost = asking(catalog);
    lost.close();
    try {
      return rows.join();
    } finally {
      awaitGone(lost.getCurrentNode().getNodeIdentifier());
    }
  }

  /** Trino gives work to a node for a while after its death. */
  private void awaitGone(String node) {
    String sql =
        "SELECT state FROM system.runtime.nodes WHERE state = 'active' AND node_id = '"
            + node
            + "'";
    while (!trino.rows(sql).isEmpty()) {
      Thread.onSpinWait();
    }
  }

  private TestingTrinoServer asking(String catalog) {
    while (true) {
      List<String> nodes =
          trino.rows("SELECT node FROM " + catalog + ".diagnostics.scans WHERE running");
      for (TestingTrinoServer server : trino.runner().getServers()) {
        if (!server.isCoordinator()
            && nodes.contains(server.getCurrentNode().getNodeIdentifier())) {
          return server;
        }
      }
    }
  }

  /** Three packets a second of a worker, a server a split: it dies in the middle. */
  private Map<String, String> slow() {
    Map<String, String> properties = world.keptLists();
    properties.put("packetRate", "9");
    properties.put("keysPerSplit", "1");
    return properties;
  }

  private String sql(String catalog) {
    String keys =
        IntStream.range(0, ASKED).mapToObj(world::addr).collect(Collectors.joining("','"));
    return "SELECT addr, map FROM %s.valve.server_info WHERE addr IN ('%s')"
        .formatted(catalog, keys);
  }
}
