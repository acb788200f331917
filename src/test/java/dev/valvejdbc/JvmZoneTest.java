package dev.valvejdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Times are those of UTC wherever the machine is. The JVM's zone is one for all threads, and others
 * remember it, so that this needs a JVM of its own.
 */
class JvmZoneTest {
  /** A time that clocks in New York skipped. */
  private static final String SKIPPED = "TIMESTAMP '2026-03-08 02:30:00'";

  /** Two hours before a time that clocks in Berlin skip, and before one that they show twice. */
  private static final String SPRING = "TIMESTAMP '2026-03-29 00:30:00'";

  private static final String AUTUMN = "TIMESTAMP '2026-10-25 00:30:00'";

  private static final String SERIES =
      "SELECT n FROM generate_series(%s, %s + INTERVAL '2' HOUR, INTERVAL '1' HOUR) AS g(n)";

  @Test
  void timesAreThoseOfUtcInNewYorkAndBerlin() throws Exception {
    Process newYork = jvm("America/New_York");
    Process berlin = jvm("Europe/Berlin");
    for (Process process : List.of(newYork, berlin)) {
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor()).isZero();
      assertThat(output.lines())
          .containsExactly(
              "2026-03-08 02:30:00",
              "2026-03-08T02:30:00Z",
              "2026-03-08T02:30",
              "2026-11-21 01:00:00.0",
              "2026-11-21",
              "2026-03-29T00:30:00Z|0|2026-03-29 00:30:00|null",
              "2026-03-29T01:30:00Z|1|2026-03-29 01:30:00|+0 01:00:00.000",
              "2026-03-29T02:30:00Z|2|2026-03-29 02:30:00|+0 01:00:00.000",
              "2026-10-25T00:30:00Z|0|2026-10-25 00:30:00|+209 22:00:00.000",
              "2026-10-25T01:30:00Z|1|2026-10-25 01:30:00|+0 01:00:00.000",
              "2026-10-25T02:30:00Z|2|2026-10-25 02:30:00|+0 01:00:00.000",
              "true|true",
              "true",
              "true");
    }
  }

  private static Process jvm(String zone) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Duser.timezone=" + zone,
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            JvmZoneTest.class.getName())
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  /** Runs in the other JVM. */
  public static void main(String[] arguments) throws Exception {
    try (Connection connection = DriverManager.getConnection("jdbc:valve:fleet=2;seed=5");
        Statement statement = connection.createStatement()) {
      try (ResultSet rs =
          statement.executeQuery(
              "SELECT " + SKIPPED + ", TIMESTAMP '2026-11-21 01:00:00', DATE '2026-11-21'")) {
        rs.next();
        System.out.println(rs.getString(1));
        System.out.println(rs.getObject(1, Instant.class));
        System.out.println(rs.getObject(1, LocalDateTime.class));
        System.out.println(rs.getTimestamp(2));
        System.out.println(rs.getDate(3));
      }
      String hours =
          SERIES.formatted(SPRING, SPRING) + " UNION " + SERIES.formatted(AUTUMN, AUTUMN);
      try (ResultSet rs =
          statement.executeQuery(
              "SELECT n, EXTRACT(HOUR FROM n) AS h, CAST(n AS VARCHAR) AS t, n - LAG(n) OVER (ORDER"
                  + " BY n) AS d FROM ("
                  + hours
                  + ") ORDER BY n")) {
        while (rs.next()) {
          System.out.println(
              rs.getObject(1, Instant.class)
                  + "|"
                  + rs.getInt(2)
                  + "|"
                  + rs.getString(3)
                  + "|"
                  + rs.getString(4));
        }
      }
      System.out.println(
          Rows.of(
                  connection,
                  "SELECT queried_at > CURRENT_TIMESTAMP - INTERVAL '5' MINUTE,"
                      + " queried_at < CURRENT_TIMESTAMP + INTERVAL '5' MINUTE FROM my_info")
              .get(0));
      try (PreparedStatement prepared =
          connection.prepareStatement("SELECT " + SKIPPED + " = CAST(? AS TIMESTAMP)")) {
        prepared.setObject(1, Instant.parse("2026-03-08T02:30:00Z"));
        System.out.println(Rows.of(prepared.executeQuery()).get(0));
      }
      try (PreparedStatement prepared =
          connection.prepareStatement(
              "SELECT TIMESTAMP '2026-11-21 01:00:00' = CAST(? AS TIMESTAMP)")) {
        prepared.setTimestamp(1, Timestamp.valueOf("2026-11-21 01:00:00"));
        System.out.println(Rows.of(prepared.executeQuery()).get(0));
      }
    }
  }
}
