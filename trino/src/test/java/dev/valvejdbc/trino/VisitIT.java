package dev.valvejdbc.trino;

import static org.assertj.core.api.Assertions.assertThat;

import dev.valvejdbc.trino.Clusters.Shared;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Specifies which joins of tables of servers are read in one visit, and that EXPLAIN says it. */
@ExtendWith(Clusters.class)
class VisitIT {
  private final World world;
  private final Cluster trino;

  VisitIT(Shared shared) {
    this.world = shared.world();
    this.trino = shared.cluster();
  }

  private String keys() {
    return "('%s', '%s', '%s', '%s')"
        .formatted(world.addr(0), world.addr(1), world.addr(38), world.addr(14));
  }

  @Test
  void tablesThatAreJoinedOnTheirAddressesAreReadInOneVisit() {
    String sql =
        "SELECT i.addr, i.map, p.name, r.name, r.value FROM server_info i JOIN players p ON p.addr"
            + " = i.addr JOIN rules r ON r.addr = p.addr WHERE i.addr IN "
            + keys();
    assertThat(trino.plan(sql)).contains("server_info+players+rules in one visit");
    Told told = new Told(world.fleet());
    List<String> rows = trino.rows(sql);
    assertThat(told.since()).contains(world.addr(14) + " RULES", world.addr(14) + " PLAYERS");
    assertThat(rows).hasSizeGreaterThan(20).containsExactlyInAnyOrderElementsOf(apart(sql));
    assertThat(trino.rows("SELECT DISTINCT tables FROM valve.diagnostics.scans"))
        .contains("server_info, players, rules");
  }

  /** The same without visits that are shared. */
  private List<String> apart(String sql) {
    return trino.rows(
        sql.replace(
            "p.addr = i.addr", "p.addr = i.addr AND length(p.name) >= length(i.addr) - 99"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT m.name, i.map, p.name FROM my_servers m JOIN (server_info i JOIN players p ON"
            + " p.addr = i.addr) ON p.addr = m.addr WHERE m.tags = 'tf'",
        "SELECT m.name, i.map, p.name FROM my_servers m JOIN (server_info i JOIN players p ON"
            + " p.addr = i.addr) ON i.addr = m.addr WHERE m.tags = 'tf'",
        "SELECT m.name, i.map, p.name FROM server_info i JOIN players p ON p.addr = i.addr JOIN"
            + " my_servers m ON m.addr = p.addr WHERE m.tags = 'tf'",
        "SELECT m.name, i.map, p.name FROM my_servers m JOIN server_info i ON i.addr = m.addr JOIN"
            + " players p ON p.addr = i.addr WHERE m.tags = 'tf'"
      })
  void theRowsAreTheSameHoweverAJoinIsWritten(String sql) {
    assertThat(trino.rows(sql)).hasSize(24);
  }
}
