package dev.valvejdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.valvejdbc.captures.Responder;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A statement asks a server once, in whatever form it asks. */
class OneVisitTest {
  private static final String URL = "jdbc:valve:timeout=400ms;retries=1;onError=ignore;cacheTtl=";

  private static Connection keeping;

  /** Keeps no answer and no silence from one statement for the next. */
  private static Connection forgetting;

  private Responder live;
  private Responder silent;

  @BeforeAll
  static void connect() throws Exception {
    keeping = DriverManager.getConnection(URL + "1h");
    forgetting = DriverManager.getConnection(URL + "0");
    for (Connection each : List.of(keeping, forgetting)) {
      try (Statement statement = each.createStatement()) {
        statement.execute(
            "CREATE VIEW whole AS SELECT i.addr, i.map, p.name, p.score FROM server_info i"
                + " LEFT JOIN players p ON p.addr = i.addr");
      }
    }
  }

  @AfterAll
  static void close() throws Exception {
    keeping.close();
    forgetting.close();
  }

  @BeforeEach
  void start() throws Exception {
    live = Scripted.server("one", "cp_dustbowl");
    silent = Scripted.silent();
  }

  @AfterEach
  void stop() throws Exception {
    live.close();
    silent.close();
  }

  private static int requests(Connection connection, Responder server, String sql)
      throws Exception {
    int before = server.requests();
    Rows.of(connection, sql.replace("$", "'" + server.address() + "'"));
    return server.requests() - before;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT map, (SELECT server_name FROM server_info WHERE addr = $) AS n FROM server_info"
            + " WHERE addr = $",
        "SELECT (SELECT map FROM server_info WHERE addr = $), (SELECT folder FROM server_info WHERE"
            + " addr = $)",
        "SELECT v.a, (SELECT map FROM server_info WHERE addr = v.a), (SELECT folder FROM"
            + " server_info WHERE addr = v.a) FROM (VALUES ($)) AS v(a)",
        "SELECT a FROM (VALUES ($)) AS v(a) WHERE EXISTS (SELECT 1 FROM server_info x WHERE x.addr"
            + " = v.a AND x.map = 'a') OR EXISTS (SELECT 1 FROM server_info x WHERE x.addr = v.a"
            + " AND x.map = 'b')",
        "SELECT a FROM (VALUES ($)) AS v(a) WHERE NOT EXISTS (SELECT 1 FROM server_info x WHERE"
            + " x.addr = v.a AND x.map = 'a') AND NOT EXISTS (SELECT 1 FROM server_info x WHERE"
            + " x.addr = v.a AND x.map = 'b')",
        "SELECT a FROM (VALUES ($)) AS v(a) WHERE EXISTS (SELECT 1 FROM server_info x WHERE x.addr"
            + " IN (v.a, $))",
        "SELECT map FROM server_info WHERE addr = $ UNION ALL SELECT folder FROM server_info WHERE"
            + " addr = $",
        "SELECT map FROM server_info WHERE addr = $ UNION SELECT folder FROM server_info WHERE addr"
            + " = $",
        "SELECT map FROM server_info WHERE addr = $ EXCEPT SELECT folder FROM server_info WHERE"
            + " addr = $",
        "SELECT a.map, b.folder FROM server_info a JOIN server_info b ON b.addr = a.addr WHERE"
            + " a.addr = $",
        "SELECT a.map, b.folder FROM server_info a, server_info b WHERE a.addr = $ AND b.addr = $",
        "SELECT a.map, b.folder FROM server_info a LEFT JOIN server_info b ON b.addr = a.addr WHERE"
            + " a.addr = $",
        "SELECT v.a, l.map, k.folder FROM (VALUES ($)) AS v(a), LATERAL (SELECT map FROM"
            + " server_info WHERE addr = v.a) l, LATERAL (SELECT folder FROM server_info WHERE addr"
            + " = v.a) k",
        "WITH c AS (SELECT * FROM server_info WHERE addr = $) SELECT a.map FROM c a JOIN c b ON"
            + " a.map = b.map",
        "SELECT map FROM server_info WHERE addr IN (SELECT addr FROM server_info WHERE addr = $)",
        "SELECT map FROM server_info WHERE addr IN (SELECT addr FROM server_info WHERE addr = $)"
            + " AND folder IN (SELECT folder FROM server_info WHERE addr = $)",
        "SELECT COUNT(*), (SELECT MAX(map) FROM server_info WHERE addr = $) FROM server_info WHERE"
            + " addr = $",
        "SELECT * FROM server_info a FULL JOIN (SELECT * FROM server_info WHERE addr = $) b ON"
            + " b.addr = a.addr WHERE a.addr = $"
      })
  void oneTableIsAskedOnce(String sql) throws Exception {
    assertThat(requests(keeping, live, sql)).isEqualTo(1);
    assertThat(requests(forgetting, silent, sql)).isEqualTo(2); // and once more, since nothing came
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT i.map, p.name FROM server_info i JOIN players p ON p.addr = i.addr WHERE i.addr ="
            + " $",
        "SELECT i.map, p.name FROM server_info i, players p WHERE i.addr = $ AND p.addr = $",
        "SELECT i.map, p.name FROM server_info i LEFT JOIN players p ON p.addr = i.addr WHERE"
            + " i.addr = $",
        "SELECT map, (SELECT COUNT(*) FROM players p WHERE p.addr = i.addr) FROM server_info i"
            + " WHERE addr = $",
        "SELECT (SELECT map FROM server_info WHERE addr = $), (SELECT COUNT(*) FROM players WHERE"
            + " addr = $)",
        "SELECT v.a, (SELECT map FROM server_info WHERE addr = v.a), (SELECT COUNT(*) FROM players"
            + " WHERE addr = v.a) FROM (VALUES ($)) AS v(a)",
        "SELECT map FROM server_info i WHERE addr = $ AND EXISTS (SELECT 1 FROM players p WHERE"
            + " p.addr = i.addr)",
        "SELECT map FROM server_info WHERE addr = $ UNION ALL SELECT name FROM players WHERE addr ="
            + " $",
        "SELECT i.map, l.name FROM server_info i, LATERAL (SELECT name FROM players p WHERE p.addr"
            + " = i.addr) l WHERE i.addr = $",
        "SELECT map, name FROM whole WHERE addr = $",
        "SELECT a.map, b.name FROM whole a JOIN whole b ON b.addr = a.addr AND b.name = a.name"
            + " WHERE a.addr = $"
      })
  void tablesOfOneServerAreAskedInOneVisit(String sql) throws Exception {
    assertThat(requests(keeping, live, sql)).isEqualTo(2);
    assertThat(requests(forgetting, silent, sql)).isLessThanOrEqualTo(4);
  }

  @Test
  void playersOfASilentServerAreUnderstoodByInfoAndItIsAskedForInfoThen() throws Exception {
    String sql =
        "SELECT map FROM server_info i WHERE addr = $"
            + " AND i.addr IN (SELECT p.addr FROM players p WHERE p.addr = $)";
    assertThat(requests(keeping, live, sql)).isEqualTo(2);
    assertThat(requests(forgetting, silent, sql)).isLessThanOrEqualTo(6);
  }
}
