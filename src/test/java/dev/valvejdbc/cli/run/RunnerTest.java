package dev.valvejdbc.cli.run;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.valvejdbc.cli.format.Audience;
import dev.valvejdbc.cli.format.Format;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said beside the rows. */
class RunnerTest {
  @TempDir Path folder;

  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(printed, true, UTF_8);

  @Test
  void aServerIsWarnedOfOnceAndTheLastLineCountsThem() throws Exception {
    try (Connection connection =
        DriverManager.getConnection("jdbc:valve:fleet=2;seed=7;timeout=200ms;retries=0")) {
      new Runner(connection, Format.CSV.rows(Audience.PIPE), out, out, 2)
          .run(
              "SELECT i.map FROM (SELECT addr FROM my_servers UNION ALL VALUES ('127.0.0.1:9'),"
                  + " ('127.0.0.1:10'), ('127.0.0.1:11')) AS a(addr)"
                  + " LEFT JOIN server_info i ON i.addr = a.addr"
                  + " LEFT JOIN players p ON p.addr = a.addr LEFT JOIN rules r ON r.addr = a.addr"
                  + " WHERE i.map = 'none'");
    }
    assertThat(printed.toString(UTF_8).lines().filter(l -> l.startsWith("Warning: "))).hasSize(2);
    assertThat(printed.toString(UTF_8))
        .endsWith("3 of 5 did not answer; diagnostics.failures lists them.\n");
  }

  @Test
  void anErrorInTheMiddleOfRowsBeginsALine() throws Exception {
    try (Connection connection = DriverManager.getConnection("jdbc:valve:")) {
      Runner runner = new Runner(connection, Format.JSON.rows(Audience.PIPE), out, out, 5);
      assertThatThrownBy(
              () -> runner.run("SELECT CAST(s AS INTEGER) AS n FROM (VALUES ('1'), ('x')) AS t(s)"))
          .isInstanceOf(StatementFailedException.class);
    }
    assertThat(printed.toString(UTF_8)).startsWith("[").endsWith("\n");
  }

  @Test
  void aHistoryIsItsOwnersAndHoldsNoSecret() throws Exception {
    Map<String, String> environment = Map.of("XDG_STATE_HOME", folder.toString());
    Path open = Files.createDirectories(folder.resolve("valve-sql")).resolve("history");
    Files.writeString(open, "SELECT 1;\n");
    Path file = History.file(environment, "history");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(History.keeps("SELECT 1;")).isTrue();
    for (String secret :
        new String[] {
          "!connect jdbc:valve:webApiKey=0123456789ABCDEF0123456789ABCDEF a b",
          "rcon_password s3cret",
          "SELECT '0123456789ABCDEF0123456789ABCDEF'",
          "set webApiKey x"
        }) {
      assertThat(History.keeps(secret)).as(secret).isFalse();
    }
  }
}
