package dev.valvejdbc.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.valvejdbc.Rows;
import dev.valvejdbc.fleet.world.Behaviour.SplitForm;
import dev.valvejdbc.fleet.world.FleetServer;
import dev.valvejdbc.fleet.world.FleetWorld;
import dev.valvejdbc.protocol.a2s.Question;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** The simulated fleet serves what its world says, and SQL reads it back. */
class FleetTest {
  private static final int SIZE = 200;
  private static final long SEED = 7;
  private static final String URL = "jdbc:valve:fleet=200;seed=7;timeout=2s;cacheTtl=0";

  private static List<FleetServer> world() {
    List<FleetServer> world = new ArrayList<>();
    for (int i = 0; i < SIZE; i++) {
      world.add(FleetWorld.server(i, SEED));
    }
    return world;
  }

  @Test
  void theSameSeedMakesTheSameWorldAndAnotherDoesNot() {
    assertThat(world()).isEqualTo(world());
    assertThat(FleetWorld.server(3, 8)).isNotEqualTo(FleetWorld.server(3, SEED));
  }

  @Test
  void theWorldHasDeadSlowOldAndSplittingServers() {
    assertThat(world()).anyMatch(s -> s.behaviour().dead());
    assertThat(world()).anyMatch(s -> s.behaviour().delayMillis() > 0);
    assertThat(world()).anyMatch(s -> s.info().appId() == null);
    assertThat(world()).anyMatch(s -> s.info().appId() != null && s.info().appId() > 65_535);
    assertThat(world()).map(s -> s.behaviour().split()).contains(SplitForm.values());
  }

  @Test
  void sqlReadsEveryLivingServerAsTheWorldHasIt() throws Exception {
    List<String> expected = new ArrayList<>();
    for (FleetServer s : world()) {
      if (!s.behaviour().dead()) {
        expected.add(
            String.join(
                "|",
                s.name(),
                s.info().name(),
                s.info().map(),
                String.valueOf(s.info().appId()),
                String.valueOf(s.info().players()),
                s.info().layout().name().toLowerCase(Locale.ROOT)));
      }
    }
    try (Connection connection = DriverManager.getConnection(URL)) {
      assertThat(
              Rows.of(
                  connection,
                  "SELECT s.name, i.server_name, i.map, i.app_id, i.player_count, i.engine"
                      + " FROM my_servers s JOIN server_info i ON i.addr = s.addr"))
          .containsExactlyInAnyOrderElementsOf(expected);
    }
  }

  @Test
  void sqlCountsPlayersAndRulesAsTheWorldHasThem() throws Exception {
    List<String> expected =
        world().stream()
            .filter(s -> !s.behaviour().dead())
            .map(
                s -> s.name() + "|" + s.players().players().size() + "|" + s.rules().rules().size())
            .toList();
    try (Connection connection = DriverManager.getConnection(URL)) {
      assertThat(
              Rows.of(
                  connection,
                  """
                  SELECT s.name,
                    (SELECT COUNT(*) FROM players p WHERE p.addr = s.addr),
                    (SELECT COUNT(*) FROM rules r WHERE r.addr = s.addr)
                  FROM my_servers s
                  JOIN server_status h ON h.addr = s.addr
                  WHERE h.status = 'ok'
                  """))
          .containsExactlyInAnyOrderElementsOf(expected);
    }
  }

  @Test
  void everyAddressHasARowOfStatus() throws Exception {
    long dead = world().stream().filter(s -> s.behaviour().dead()).count();
    try (Connection connection = DriverManager.getConnection(URL)) {
      assertThat(
              Rows.of(
                  connection,
                  "SELECT h.status, COUNT(*) FROM my_servers s"
                      + " JOIN server_status h ON h.addr = s.addr GROUP BY h.status ORDER BY 1"))
          .containsExactly("ok|" + (SIZE - dead), "timeout|" + dead);
    }
  }

  @Test
  void itCountsWhatItIsAsked() throws Exception {
    try (Fleet fleet = Fleet.start(3, 11);
        Connection connection = DriverManager.getConnection("jdbc:valve:cacheTtl=0;timeout=2s")) {
      String addr = fleet.addresses().get(0);
      Rows.of(connection, "SELECT COUNT(*) FROM server_status WHERE addr = '" + addr + "'");
      assertThat(fleet.requests(0, Question.INFO)).isPositive();
      assertThat(fleet.requests(0, Question.RULES)).isZero();
      assertThat(fleet.requests(1, Question.INFO)).isZero();
    }
  }

  @Test
  void itsAddressesAreFreeAfterItCloses() throws Exception {
    List<String> first;
    try (Fleet fleet = Fleet.start(5, 1)) {
      first = fleet.addresses();
    }
    try (Fleet again = Fleet.start(5, 1)) {
      assertThat(again.addresses()).hasSameSizeAs(first);
    }
  }
}
