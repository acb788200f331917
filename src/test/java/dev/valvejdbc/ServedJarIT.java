package dev.valvejdbc;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The packaged jar as a server, whose classes have other names than those of stock clients. */
class ServedJarIT {
  private static final String JAR = System.getProperty("valve.jar");
  private static final String ENDLESS =
      "WITH RECURSIVE t (n) AS (VALUES (1) UNION ALL SELECT MOD(n + 1, 9) FROM t)"
          + " SELECT COUNT(*) FROM t";

  /** A server in a process of its own, and what it prints at first: where to connect. */
  private record Serving(Process process, String url) implements AutoCloseable {
    static Serving start(String serialization) throws IOException {
      Process process =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-jar",
                  JAR,
                  "serve",
                  "--port",
                  "0",
                  "--serialization",
                  serialization,
                  "--url",
                  "jdbc:valve:fleet=20;seed=7",
                  "--query-timeout",
                  "1h")
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      BufferedReader out =
          new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
      out.readLine();
      return new Serving(process, String.valueOf(out.readLine()).strip());
    }

    @Override
    public void close() {
      process.destroy();
      assertThat(process.onExit().orTimeout(30, TimeUnit.SECONDS).join().isAlive())
          .as("it ends when told to")
          .isFalse();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"protobuf", "json"})
  void aStockClientIsServed(String serialization) throws Exception {
    try (Serving serving = Serving.start(serialization);
        Connection remote = DriverManager.getConnection(serving.url())) {
      assertThat(remote.getClass().getName()).startsWith("org.apache.calcite.avatica.");
      assertThat(
              Rows.of(
                  remote,
                  "SELECT COUNT(*) FROM my_servers s JOIN server_status i ON i.addr = s.addr"))
          .containsExactly("20");
      try (PreparedStatement statement =
          remote.prepareStatement(
              "SELECT CAST(? AS INTEGER) AS n, TIMESTAMP '2026-11-21 02:03:04' AS t,"
                  + " CAST(NULL AS VARCHAR) AS v, CAST(12.5 AS DECIMAL(9,2)) AS d")) {
        statement.setInt(1, 41);
        try (ResultSet rs = statement.executeQuery()) {
          assertThat(rs.next()).isTrue();
          assertThat(rs.getInt(1)).isEqualTo(41);
          assertThat(rs.getTimestamp(2)).isEqualTo(Timestamp.valueOf("2026-11-21 02:03:04"));
          assertThat(rs.getString(3)).isNull();
          assertThat(rs.getBigDecimal(4)).isEqualByComparingTo("12.5");
        }
      }
      assertThat(tables(remote)).contains("server_info", "players");
      assertThatThrownBy(() -> Rows.of(remote, "SELECT * FROM nowhere"))
          .satisfies(e -> assertThat(((SQLException) e).getSQLState()).isEqualTo("42P01"));
    }
  }

  /** It would compute for an hour; closing asserts that the process ends. */
  @Test
  void theServerEndsWhenToldToWhateverRuns() throws Exception {
    CompletableFuture<Throwable> end = new CompletableFuture<>();
    try (Serving serving = Serving.start("protobuf")) {
      Connection remote = DriverManager.getConnection(serving.url());
      Thread client =
          new Thread(
              () -> {
                try {
                  end.complete(new AssertionError(Rows.of(remote, ENDLESS)));
                } catch (SQLException | RuntimeException e) {
                  end.complete(e);
                }
              });
      client.start();
      try (Connection other = DriverManager.getConnection(serving.url())) {
        assertThat(Rows.of(other, "SELECT 1")).containsExactly("1");
      }
      assertThat(end).isNotDone();
    }
    assertThat(end.get()).isNotInstanceOf(AssertionError.class);
  }

  private static List<String> tables(Connection connection) throws SQLException {
    List<String> names = new ArrayList<>();
    try (ResultSet tables = connection.getMetaData().getTables(null, "valve", "%", null)) {
      while (tables.next()) {
        names.add(tables.getString("TABLE_NAME"));
      }
    }
    return names;
  }
}
