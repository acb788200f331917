package dev.valvejdbc.trino;

import static org.assertj.core.api.Assertions.assertThat;

import dev.valvejdbc.trino.Clusters.Shared;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Specifies that limits are the cluster's: each worker has its share. */
@ExtendWith(Clusters.class)
class SharedBoundsIT {
  private final World world;
  private final Cluster trino;

  SharedBoundsIT(Shared shared) {
    this.world = shared.world();
    this.trino = shared.cluster();
  }

  private void catalog(String name, Map<String, String> more) {
    Map<String, String> properties = world.properties();
    properties.putAll(more);
    trino.runner().createCatalog(name, "valve", properties);
  }

  @Test
  void aWorkerKeepsToItsShareOfThePackets() {
    catalog("shared", Map.of("packetRate", "6000", "keysPerSplit", "5"));
    trino.rows("SELECT count(*) FROM shared.valve.servers WHERE player_count > 0");
    assertThat(
            trino.rows(
                "SELECT DISTINCT l.calls FROM shared.diagnostics.limits l"
                    + " JOIN shared.diagnostics.scans s ON s.node = l.node"
                    + " WHERE l.name = 'udp packets' AND s.tables = 'server_info'"))
        .containsExactly("2000");
    assertThat(
            trino.plan(
                "SELECT p.name FROM shared.valve.my_servers m JOIN shared.valve.players p ON p.addr"
                    + " = m.addr"))
        .contains("at 2000 packets/s a worker");
  }

  @Test
  void theServersOfAListAreSpreadOverTheWorkers() {
    catalog("spread", Map.of("keysPerSplit", "4"));
    trino.rows("SELECT count(*) FROM spread.valve.servers WHERE player_count > 0");
    assertThat(
            trino.rows(
                "SELECT count(DISTINCT node) FROM spread.diagnostics.scans WHERE tables ="
                    + " 'server_info'"))
        .containsExactly("3");
  }

  @Test
  void theListIsCalledOnceForAllOfThem() {
    int before = world.fleet().webApi().calls().size();
    trino.rows("SELECT count(*) FROM valve.servers WHERE folder = 'rust'");
    assertThat(world.fleet().webApi().calls()).hasSize(before + 1);
  }
}
