package dev.valvejdbc.cli.record;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.valvejdbc.Rows;
import dev.valvejdbc.cli.alert.AlertsFile;
import dev.valvejdbc.cli.alert.Check;
import dev.valvejdbc.cli.alert.Checks;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What the pages about own data show can be run as it stands, on a recording of a fleet. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OwnDataPagesTest {
  private static final Pattern SQL = Pattern.compile("```sql\n(.*?)```", Pattern.DOTALL);

  private Connection connection;

  @BeforeAll
  void record(@TempDir Path folder) throws Exception {
    connection =
        DriverManager.getConnection(
            "jdbc:valve:fleet=20;seed=3;timeout=2s;cacheTtl=0;attach='mine="
                + folder
                + ",own=jdbc:sqlite:"
                + folder.resolve("own.db")
                + "'");
    Files.writeString(
        folder.resolve("owners.csv"),
        "addr,owner\n"
            + Rows.of(
                    connection,
                    "SELECT s.addr FROM my_servers s JOIN server_info i ON i.addr = s.addr LIMIT 1")
                .get(0)
            + ",Ann\n");
    Path file =
        Files.writeString(
            folder.resolve("recordings.json"), block("history.md", "```json\n(.*?)```").get(0));
    List<Recording> recordings = RecordingsFile.read(file, text -> Duration.ofMillis(100));
    new Recordings(connection, recordings, System.out).run(2);
  }

  @AfterAll
  void close() throws SQLException {
    connection.close();
  }

  private static List<String> block(String page, String pattern) throws IOException {
    List<String> blocks = new ArrayList<>();
    Matcher block =
        Pattern.compile(pattern, Pattern.DOTALL).matcher(Files.readString(Path.of("docs", page)));
    while (block.find()) {
      blocks.add(block.group(1));
    }
    return blocks;
  }

  private void run(String text) throws SQLException {
    for (String sql : text.split(";\\s*\n", -1)) {
      if (sql.isBlank()) {
        continue;
      }
      try (Statement statement = connection.createStatement()) {
        if (statement.execute(sql)) {
          assertThat(Rows.of(statement.getResultSet())).as(sql).isNotEmpty();
        }
      }
    }
  }

  @Test
  void thePagesTellTheTruth() throws Exception {
    for (String page : List.of("attach.md", "history.md", "metrics.md")) {
      for (String sql : block(page, SQL.pattern())) {
        run(sql);
      }
    }
  }

  @Test
  void theAlertsOfThePageAreAskedAndTold(@TempDir Path folder) throws Exception {
    HttpServer webhook =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    webhook.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });
    webhook.start();
    try {
      String page =
          block("metrics.md", "```json\n(.*?)```").stream()
              .filter(b -> b.contains("\"alerts\""))
              .findFirst()
              .orElseThrow()
              .replaceAll("mail [^\"]*", "cat > /dev/null")
              .replace("full.state", folder.resolve("full.state").toString());
      String address = "http://127.0.0.1:" + webhook.getAddress().getPort();
      AlertsFile reader =
          new AlertsFile(
              text -> Duration.ofSeconds(1), Map.of("FULL_WEBHOOK", address), System.out, null);
      List<Check> checks = reader.read(Files.writeString(folder.resolve("alerts.json"), page));
      assertThat(checks).hasSize(2);
      assertThat(new Checks(checks, System.err).run(connection, 1)).isEqualTo(Checks.Outcome.ROWS);
      assertThat(folder.resolve("full.state")).exists();
    } finally {
      webhook.stop(0);
    }
  }

  @Test
  void theExamplesRun() throws Exception {
    try (Stream<Path> files = Files.list(Path.of("sql-examples", "history"))) {
      for (Path file : files.sorted().toList()) {
        String sql = Files.readString(file);
        assertThat(sql).startsWith("-- Question: ").contains("\n-- Needs: ", "\n-- Costs: ");
        run(sql);
      }
    }
  }
}
