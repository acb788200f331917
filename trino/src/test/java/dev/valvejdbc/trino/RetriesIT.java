package dev.valvejdbc.trino;

import static io.trino.execution.FailureInjector.InjectedFailureType.TASK_FAILURE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.valvejdbc.fleet.Fleet;
import dev.valvejdbc.fleet.console.FleetConsole;
import dev.valvejdbc.trino.Clusters.Shared;
import io.trino.Session;
import io.trino.spi.ErrorType;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Specifies what becomes of a query whose tasks fail, where Trino tries them again. */
@ExtendWith(Clusters.class)
class RetriesIT {
  private final World world;
  private final Cluster trino;

  RetriesIT(Shared shared) {
    this.world = shared.world();
    this.trino = shared.cluster();
    trino.catalog("retried", shared.world().keptLists());
  }

  /** A session of a policy for what is tried again, and the first one of each stage fails once. */
  private Session failing(String token, String policy) {
    for (int stage = 0; stage < 3; stage++) {
      trino
          .runner()
          .injectTaskFailure(
              token, stage, 0, 0, TASK_FAILURE, Optional.of(ErrorType.INTERNAL_ERROR));
    }
    return Session.builder(session(policy)).setTraceToken(Optional.of(token)).build();
  }

  private Session session(String policy) {
    return trino.retrying(policy);
  }

  private List<String> rows(String sql) {
    Session session = failing("retried " + sql.hashCode(), "TASK");
    return Rows.of(trino.runner().execute(session, sql));
  }

  @Test
  void theServersOfAListAreTheSame() {
    String sql = "SELECT addr, server_name FROM retried.valve.servers WHERE folder = 'tf'";
    assertThat(rows(sql)).containsExactlyInAnyOrderElementsOf(trino.rows(sql));
  }

  @Test
  void withoutRetriesTheErrorIsTrinosOwn() {
    Session session = failing("not retried", "NONE");
    assertThatThrownBy(
            () -> trino.runner().execute(session, "SELECT count(*) FROM retried.valve.servers"))
        .hasMessageContaining("injected by the failure injection service");
  }

  @Test
  void aJoinHasTheSameRows() {
    String sql =
        "SELECT m.name, p.name FROM my_servers m JOIN players p ON p.addr = m.addr"
            + " WHERE m.tags = 'tf'";
    assertThat(rows(sql)).containsExactlyInAnyOrderElementsOf(trino.rows(sql));
  }

  @ParameterizedTest
  @ValueSource(strings = {"TASK", "QUERY"})
  void aConsoleIsNotSentACommandAgain(String policy) throws Exception {
    InetSocketAddress free = new InetSocketAddress("127.20.200.1", 0);
    AtomicInteger sent = new AtomicInteger();
    UnaryOperator<String> counted = command -> "answer " + sent.incrementAndGet() + "\n";
    try (FleetConsole console = FleetConsole.source(free, Fleet.RCON_PASSWORD, counted)) {
      trino.catalog("consoles", consoles());
      String sql =
          "SELECT breaks(line) FROM consoles.valve.rcon WHERE command = 'status' AND addr = "
              + "'127.20.200.1:%d'".formatted(console.address().getPort());
      assertThatThrownBy(() -> trino.runner().execute(session(policy), sql))
          .hasMessageContaining("is not sent it again")
          .hasMessageContaining("SET SESSION retry_policy = 'NONE'");
      assertThat(sent).hasValue(1);
    }
  }

  private Map<String, String> consoles() {
    Map<String, String> properties = world.keptLists();
    properties.put("rconPassword", Fleet.RCON_PASSWORD);
    properties.put("rconAllow", "127.20.200.0/24");
    return properties;
  }
}
