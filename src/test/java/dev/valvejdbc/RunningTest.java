package dev.valvejdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.valvejdbc.captures.Responder;
import dev.valvejdbc.fleet.Fleet;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What happens while a statement runs: limits, cancel, timeout, sharing, the end. */
class RunningTest {
  @Test
  void aLimitAsksOnlyAsManyServersAsItNeeds() throws Exception {
    try (Fleet fleet = Fleet.start(1000, 5);
        Connection connection = DriverManager.getConnection("jdbc:valve:cacheTtl=0")) {
      String keys = "('" + String.join("','", fleet.addresses()) + "')";
      assertThat(
              Rows.of(
                  connection, "SELECT map FROM server_info WHERE addr IN " + keys + " LIMIT 10"))
          .hasSize(10);
      assertThat(fleet.requests()).isLessThan(200);
    }
  }

  @Test
  void cancelEndsAStatementThatWaitsAndNotTheNext() throws Exception {
    try (Responder silent = Scripted.silent();
        Connection connection = DriverManager.getConnection("jdbc:valve:timeout=1h;cacheTtl=0");
        Statement statement = connection.createStatement()) {
      ResultSet rs =
          statement.executeQuery(
              "SELECT map FROM server_info WHERE addr = '" + silent.address() + "'");
      ExecutorService reader = Executors.newSingleThreadExecutor();
      Future<Boolean> next = reader.submit(rs::next);
      while (silent.requests() == 0) {
        Thread.onSpinWait();
      }
      statement.cancel();
      assertThatThrownBy(next::get)
          .cause()
          .isInstanceOfSatisfying(
              SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("57014"));
      reader.shutdown();
      assertThat(Rows.of(statement.executeQuery("SELECT 1"))).containsExactly("1");
      assertThat(Rows.of(connection, "SELECT running FROM diagnostics.scans"))
          .containsExactly("false");
    }
  }

  @Test
  void aQueryTimeoutEndsAStatementThatWaits() throws Exception {
    try (Responder silent = Scripted.silent();
        Connection connection = DriverManager.getConnection("jdbc:valve:timeout=1h");
        Statement statement = connection.createStatement()) {
      statement.setQueryTimeout(1);
      assertThatThrownBy(
              () ->
                  Rows.of(
                      statement.executeQuery(
                          "SELECT map FROM server_info WHERE addr = '" + silent.address() + "'")))
          .isInstanceOfSatisfying(
              SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("HYT00"));
    }
  }

  @Test
  void twoAskersShareOneQuestionAndTheCacheServesTheThird() throws Exception {
    try (Responder server = Scripted.server("One", "ctf_2fort");
        Connection first = DriverManager.getConnection("jdbc:valve:cacheTtl=1m");
        Connection second = DriverManager.getConnection("jdbc:valve:cacheTtl=1m")) {
      String sql = "SELECT map FROM server_info WHERE addr = '" + server.address() + "'";
      assertThat(Rows.of(first, sql)).isEqualTo(Rows.of(second, sql));
      assertThat(server.requests()).isEqualTo(1);
      assertThat(Rows.of(second, "SELECT packets_sent, cache_hits FROM diagnostics.scans"))
          .containsExactly("0|1");
    }
  }

  @Test
  void manyThreadsAndConnectionsReadAtOnce() throws Exception {
    try (Fleet fleet = Fleet.start(50, 9)) {
      List<String> alive =
          fleet.servers().stream()
              .filter(s -> !s.behaviour().dead())
              .map(s -> fleet.addresses().get(s.index()))
              .toList();
      String keys = "('" + String.join("','", alive) + "')";
      ExecutorService threads = Executors.newFixedThreadPool(8);
      List<Future<List<String>>> results = new ArrayList<>();
      for (int i = 0; i < 16; i++) {
        results.add(
            threads.submit(
                () -> {
                  try (Connection c =
                      DriverManager.getConnection("jdbc:valve:timeout=10s;cacheTtl=0")) {
                    return Rows.of(
                        c,
                        "SELECT addr, map FROM server_info WHERE addr IN " + keys + " ORDER BY 1");
                  }
                }));
      }
      List<String> one = results.get(0).get();
      assertThat(one).hasSize(alive.size()).hasSizeGreaterThan(40);
      for (Future<List<String>> result : results) {
        assertThat(result.get()).isEqualTo(one);
      }
      threads.shutdown();
    }
  }

  @Test
  void aStatementThatWouldSendTooMuchStops() throws Exception {
    try (Fleet fleet = Fleet.start(200, 5);
        Connection connection =
            DriverManager.getConnection("jdbc:valve:cacheTtl=0;maxCalls=50;maxInFlight=10")) {
      String keys = "('" + String.join("','", fleet.addresses()) + "')";
      assertThatThrownBy(
              () -> Rows.of(connection, "SELECT map FROM server_info WHERE addr IN " + keys))
          .hasMessageContaining("more than 50 packets")
          .hasMessageContaining("maxCalls");
    }
  }

  @Test
  void theLastConnectionEndsTheDriversThreads() throws Exception {
    try (Responder server = Scripted.server("One", "ctf_2fort")) {
      Connection connection = DriverManager.getConnection("jdbc:valve:fleet=3");
      Rows.of(connection, "SELECT map FROM server_info WHERE addr = '" + server.address() + "'");
      Statement open = connection.createStatement();
      connection.close();
      connection.close();
      assertThat(open.isClosed()).isTrue();
      assertThat(Thread.getAllStackTraces().keySet())
          .noneMatch(t -> t.getName().matches("valve-jdbc-(udp|fleet)") && t.isAlive());
    }
  }

  @Test
  void aPreparedStatementHonoursItsRowLimitAndLongParameters() throws Exception {
    try (Fleet fleet = Fleet.start(20, 5);
        Connection connection = DriverManager.getConnection("jdbc:valve:timeout=500ms");
        PreparedStatement statement =
            connection.prepareStatement(
                "SELECT addr FROM server_status WHERE addr IN ('"
                    + String.join("','", fleet.addresses())
                    + "') LIMIT ?")) {
      statement.setObject(1, 5L);
      assertThat(Rows.of(statement.executeQuery())).hasSize(5);
      statement.setMaxRows(2);
      assertThat(Rows.of(statement.executeQuery())).hasSize(2);
    }
  }
}
