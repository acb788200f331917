package dev.valvejdbc.trino;

import static org.assertj.core.api.Assertions.assertThat;

import dev.valvejdbc.trino.Clusters.Shared;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Specifies catalogs that are made, asked and dropped while Trino runs, and several at once. */
@ExtendWith(Clusters.class)
class CatalogsComeAndGoIT {
  private final World world;
  private final Cluster trino;

  CatalogsComeAndGoIT(Shared shared) {
    this.world = shared.world();
    this.trino = shared.cluster();
  }

  /** The driver's threads, of all nodes and of the fleet, without the consoles' of this world. */
  private static Set<Thread> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(t -> t.getName().startsWith("valve-jdbc"))
        .filter(t -> !t.getName().contains("fleet"))
        .collect(Collectors.toSet());
  }

  @Test
  void aDroppedCatalogLeavesNoThread() throws Exception {
    Set<Thread> before = threads();
    for (int i = 0; i < 3; i++) {
      trino.catalog("passing", world.keptLists());
      assertThat(
              trino.rows(
                  "SELECT count(*) FROM passing.valve.servers WHERE folder = 'tf' AND EXISTS"
                      + " (SELECT 1 FROM passing.valve.rcon_status r WHERE r.addr = '"
                      + world.addr(0)
                      + "')"))
          .containsExactly("4");
      assertThat(threads()).anyMatch(thread -> !before.contains(thread)); // others may have ended
      trino.rows("DROP CATALOG passing");
    }
    for (Thread thread : threads()) {
      if (!before.contains(thread)) {
        thread.join(60_000);
        assertThat(thread.isAlive()).as(thread.getName()).isFalse();
      }
    }
  }

  @Test
  void withoutAKeyTheServersThatHaveANameAreReadWhereTheCatalogSaysSo() {
    Map<String, String> properties = world.keptLists();
    properties.put("keyless", "my_servers");
    trino.catalog("keyless", properties);
    assertThat(trino.rows("SELECT addr, map FROM keyless.valve.server_info WHERE folder = 'tf'"))
        .hasSize(4)
        .containsExactlyInAnyOrderElementsOf(
            trino.rows("SELECT addr, map FROM my_info WHERE folder = 'tf'"));
  }

  @Test
  void manyQueriesAtOnceAnswerAsOneDoes() {
    trino.catalog("live", world.keptLists());
    String sql = "SELECT addr, map FROM live.valve.servers WHERE folder = 'tf'";
    List<String> alone = trino.rows(sql);
    assertThat(
            IntStream.range(0, 12).parallel().mapToObj(i -> Set.copyOf(trino.rows(sql))).toList())
        .containsOnly(Set.copyOf(alone));
  }
}
