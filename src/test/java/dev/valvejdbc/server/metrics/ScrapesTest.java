package dev.valvejdbc.server.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.valvejdbc.server.ServerSettings;
import dev.valvejdbc.server.ValveServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScrapesTest {
  private static final String URL = "jdbc:valve:fleet=30;seed=7;timeout=2s";
  private static final Duration LONG = Duration.ofHours(1);
  private static final Metric PLAYERS =
      new Metric(
          "tf_players",
          "Players \"by\" map.\nAll of them.",
          "SELECT i.map, i.folder AS game, SUM(i.player_count) AS value, COUNT(*) AS servers"
              + " FROM my_servers s JOIN server_info i ON i.addr = s.addr GROUP BY i.map, i.folder",
          LONG,
          1000);

  private static String text(Metric... metrics) throws SQLException, IOException {
    try (Scrapes scrapes =
        new Scrapes(List.of(metrics), DriverManager.getConnection(URL), host -> true)) {
      return new String(scrapes.text(), StandardCharsets.UTF_8);
    }
  }

  private static Metric constant(String sql) {
    return new Metric("x", "X.", sql, LONG, 3);
  }

  @Test
  void aMetricThatFailsShowsNoSecret() throws Exception {
    String url = "jdbc:valve:cacheDir=none;webApiKey=sEcrEt77;webApiUrl=http://127.0.0.1:1";
    Metric failing = new Metric("x", "X.", "SELECT COUNT(*) FROM master_servers", LONG, 10);
    try (Scrapes scrapes =
        new Scrapes(List.of(failing), DriverManager.getConnection(url), host -> true)) {
      assertThat(new String(scrapes.text(), StandardCharsets.UTF_8))
          .contains("valve_sql_metric_up{metric=\"x\"} 0.0")
          .doesNotContain("sEcrEt77");
    }
  }

  @Test
  void numbersAreGaugesAndTextsAreLabels() throws Exception {
    assertThat(
            text(
                constant(
                    "SELECT * FROM (VALUES ('a \"q\" \\', 1, TRUE), ('ü', 2.5, FALSE),"
                        + " (NULL, NULL, NULL)) AS v(name, value, up)")))
        .contains(
            "# TYPE x gauge\n",
            "x{name=\"a \\\"q\\\" \\\\\"} 1.0\n",
            "x{name=\"ü\"} 2.5\n",
            "x_up{name=\"ü\"} 0.0\n",
            "valve_sql_metric_up{metric=\"x\"} 1.0\n")
        .doesNotContain("x{name=\"\"}");
  }

  @Test
  void tooManySeriesAndDoubleOnesAreNoSamples() throws Exception {
    for (String sql :
        List.of(
            "SELECT CAST(n AS VARCHAR) AS name, n FROM (VALUES 1, 2, 3, 4) AS v(n)",
            "SELECT 'same' AS name, n FROM (VALUES 1, 2) AS v(n)",
            "SELECT 'text' AS name",
            "SELECT nothing FROM nowhere")) {
      assertThat(text(constant(sql)))
          .contains("valve_sql_metric_up{metric=\"x\"} 0.0")
          .doesNotContain("# TYPE x");
    }
  }

  @Test
  void aStormOfScrapesAsksNoMoreThanOne() throws Exception {
    try (Connection connection = DriverManager.getConnection(URL + ";cacheTtl=0");
        Scrapes scrapes = new Scrapes(List.of(PLAYERS), connection, host -> true)) {
      List<CompletableFuture<Void>> storm = new ArrayList<>();
      for (int i = 0; i < 50; i++) {
        storm.add(
            CompletableFuture.runAsync(
                () -> {
                  try {
                    assertThat(scrapes.text()).isNotEmpty();
                  } catch (IOException e) {
                    throw new IllegalStateException(e);
                  }
                }));
      }
      CompletableFuture.allOf(storm.toArray(CompletableFuture[]::new)).get(60, TimeUnit.SECONDS);
      try (var statement = connection.createStatement();
          var rows =
              statement.executeQuery(
                  "SELECT COUNT(*) FROM diagnostics.scans WHERE tables LIKE '%server_info%'")) {
        assertThat(rows.next()).isTrue();
        assertThat(rows.getInt(1)).isEqualTo(1);
      }
    }
  }

  @Test
  void theServerAnswersScrapesUnderItsOwnNameAlone() throws Exception {
    try (ValveServer server =
        ValveServer.start(ServerSettings.of(URL, 0), null, List.of(PLAYERS))) {
      HttpClient client = HttpClient.newHttpClient();
      URI metrics = URI.create("http://127.0.0.1:" + server.port() + "/metrics");
      HttpResponse<String> answer =
          client.send(
              HttpRequest.newBuilder(metrics).build(), HttpResponse.BodyHandlers.ofString());
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.headers().firstValue("Content-Type").orElse(""))
          .startsWith("text/plain; version=0.0.4");
      assertThat(answer.body()).contains("tf_players_servers{");
      HttpRequest foreign =
          HttpRequest.newBuilder(metrics).header("Origin", "http://example.org").build();
      assertThat(client.send(foreign, HttpResponse.BodyHandlers.discarding()).statusCode())
          .isEqualTo(403);
    }
  }

  @Test
  void prometheussOwnParserReadsIt() throws Exception {
    Path promtool =
        Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
            .map(p -> Path.of(p, "promtool"))
            .filter(Files::isExecutable)
            .findFirst()
            .orElse(null);
    Assumptions.assumeTrue(promtool != null, "there is no promtool on this machine");
    Process check =
        new ProcessBuilder(String.valueOf(promtool), "check", "metrics")
            .redirectErrorStream(true)
            .start();
    try (var in = check.getOutputStream()) {
      in.write(
          text(PLAYERS, constant("SELECT 'ü \"\n\\' AS name, 1 AS value"))
              .getBytes(StandardCharsets.UTF_8));
    }
    String said = new String(check.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(check.waitFor()).as(said).isZero();
  }

  @Test
  void aFileOfMetricsIsCheckedWhenItIsRead(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("metrics.json");
    Files.writeString(
        file,
        "{\"metrics\": [{\"name\": \"a\", \"sql\": \"SELECT 1 AS value\", \"every\": \"60s\"}]}");
    assertThat(MetricsFile.read(file, t -> Duration.ofSeconds(60)))
        .containsExactly(
            new Metric(
                "a",
                "Of a query of valve-sql.",
                "SELECT 1 AS value",
                Duration.ofSeconds(60),
                1000));
    Files.writeString(file, "{\"metrics\": [{\"name\": \"a b\", \"sql\": \"SELECT 1\"}]}");
    assertThatThrownBy(() -> MetricsFile.read(file, t -> Duration.ofSeconds(30)))
        .hasMessageContaining("can be no name");
    Files.writeString(file, "{");
    assertThatThrownBy(() -> MetricsFile.read(file, t -> Duration.ofSeconds(30)))
        .hasMessageContaining("no JSON");
  }
}
