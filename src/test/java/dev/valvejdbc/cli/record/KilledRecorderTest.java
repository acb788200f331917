package dev.valvejdbc.cli.record;

import static org.assertj.core.api.Assertions.assertThat;

import dev.valvejdbc.Rows;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A recorder that is killed at any moment loses the round under way at most. */
class KilledRecorderTest {
  private static final String SQL = "SELECT addr, map, players FROM mine.servers";

  @TempDir Path folder;

  private void say(Random random) throws Exception {
    StringBuilder rows = new StringBuilder("addr,map,players\n");
    for (int i = 0; i < 300; i++) {
      if (random.nextInt(10) > 0) {
        rows.append("127.0.0.1:").append(i).append(",map").append(random.nextInt(3));
        rows.append(',').append(random.nextInt(5)).append('\n');
      }
    }
    Path next = Files.writeString(folder.resolve("next"), rows);
    Files.move(next, folder.resolve("servers.csv"), StandardCopyOption.ATOMIC_MOVE);
  }

  private String url() {
    return "jdbc:valve:attach='mine="
        + folder
        + ",own=jdbc:sqlite:"
        + folder.resolve("history.db")
        + "'";
  }

  private Process recorder() throws Exception {
    return new ProcessBuilder(
            ProcessHandle.current().info().command().orElse("java"),
            "-XX:TieredStopAtLevel=1",
            "-Xmx128m",
            "-cp",
            System.getProperty("java.class.path"),
            "dev.valvejdbc.cli.Main",
            "record",
            "--every",
            "100ms",
            "--key",
            "addr",
            "--into",
            "own.servers",
            "--url",
            url(),
            SQL)
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("log").toFile())
        .start();
  }

  private long rounds() throws SQLException {
    try (Connection past =
        DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("history.db"))) {
      return Long.parseLong(Rows.of(past, "SELECT COUNT(*) FROM servers_rounds").get(0));
    } catch (SQLException e) {
      return 0; // it has not begun, or is writing
    }
  }

  @Test
  @Timeout(value = 60, unit = TimeUnit.MINUTES)
  void nothingIsDoubleAndNothingIsLost(TestReporter reporter) throws Exception {
    Random random = new Random(9);
    int kills = Integer.getInteger("valve.record.kills", 4);
    int torn = 0;
    for (int i = 0; i < kills; i++) {
      say(random);
      long before = rounds();
      Process process = recorder();
      while (rounds() <= before + random.nextInt(3)) {
        boolean ended = process.waitFor(10, TimeUnit.MILLISECONDS);
        assertThat(ended).as(Files.readString(folder.resolve("log"))).isFalse();
        say(random);
      }
      process.waitFor(random.nextInt(150_000_000), TimeUnit.NANOSECONDS);
      process.destroyForcibly().waitFor();
      torn += Files.exists(folder.resolve("history.db-journal")) ? 1 : 0;
    }
    reporter.publishEntry(
        kills + " kills, " + torn + " of them in the middle of a write, " + rounds() + " rounds");
    say(random);
    try (Connection connection = DriverManager.getConnection(url())) {
      Recording recording =
          Recording.into(
              "own.servers",
              SQL,
              java.util.List.of("addr"),
              java.util.List.of(),
              java.time.Duration.ofSeconds(1),
              null);
      new Recorder(connection, recording).round();
      assertThat(
              Rows.of(connection, "SELECT addr, map, players FROM own.servers_now ORDER BY addr"))
          .isEqualTo(Rows.of(connection, SQL + " ORDER BY addr"));
      assertThat(
              Rows.of(
                  connection, "SELECT addr FROM own.servers_now GROUP BY addr HAVING COUNT(*) > 1"))
          .isEmpty();
      assertThat(
              Rows.of(
                  connection,
                  "SELECT a.addr FROM own.servers a JOIN own.servers b ON a.addr = b.addr"
                      + " WHERE a.valid_from < b.valid_from AND a.valid_to > b.valid_from"
                      + " OR (a.valid_from < b.valid_from AND a.valid_to IS NULL)"))
          .isEmpty();
      assertThat(
              Rows.of(
                  connection,
                  "SELECT r.started_at FROM own.servers_rounds r LEFT JOIN (SELECT seen_at,"
                      + " COUNT(*) AS n FROM own.servers_at GROUP BY seen_at) AS a"
                      + " ON a.seen_at = r.started_at WHERE COALESCE(a.n, 0) <> r.rows_seen"))
          .isEmpty();
    }
  }
}
