package dev.valvejdbc.trino;

import static io.trino.execution.FailureInjector.InjectedFailureType.TASK_FAILURE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.valvejdbc.trino.Clusters.Shared;
import io.trino.Session;
import io.trino.spi.ErrorType;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Specifies what becomes of a query whose tasks fail, where Trino tries them again. */
@ExtendWith(Clusters.class)
class RetriesIT {
  private final Cluster trino;

  RetriesIT(Shared shared) {
    this.trino = shared.cluster();
  }

  /** A session of a policy for what is tried again, and the first one of each stage fails once. */
  private Session failing(String token, String policy) {
    for (int stage = 0; stage < 3; stage++) {
      trino
          .runner()
          .injectTaskFailure(
              token, stage, 0, 0, TASK_FAILURE, Optional.of(ErrorType.INTERNAL_ERROR));
    }
    return Session.builder(trino.runner().getDefaultSession())
        .setSystemProperty("retry_policy", policy)
        .setTraceToken(Optional.of(token))
        .build();
  }

  private List<String> rows(String sql) {
    Session session = failing("retried " + sql.hashCode(), "TASK");
    return Rows.of(trino.runner().execute(session, sql));
  }

  @Test
  void theServersOfAListAreTheSame() {
    String sql = "SELECT addr, server_name FROM servers WHERE folder = 'tf'";
    assertThat(rows(sql)).containsExactlyInAnyOrderElementsOf(trino.rows(sql));
  }

  @Test
  void withoutRetriesTheErrorIsTrinosOwn() {
    Session session = failing("not retried", "NONE");
    assertThatThrownBy(() -> trino.runner().execute(session, "SELECT count(*) FROM servers"))
        .hasMessageContaining("injected by the failure injection service");
  }

  @Test
  void aJoinHasTheSameRows() {
    String sql =
        "SELECT m.name, p.name FROM my_servers m JOIN players p ON p.addr = m.addr"
            + " WHERE m.tags = 'tf'";
    assertThat(rows(sql)).containsExactlyInAnyOrderElementsOf(trino.rows(sql));
  }
}
