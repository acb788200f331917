package dev.valvejdbc;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.junit.jupiter.api.Test;

/**
 * Times are those of UTC wherever the machine is. The JVM's zone is one for all threads, and others
 * remember it, so that this needs a JVM of its own.
 */
class JvmZoneTest {
  /** A time that clocks in New York skipped. */
  private static final String SKIPPED = "TIMESTAMP '2026-03-08 02:30:00'";

  @Test
  void timesAreThoseOfUtcInNewYork() throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Duser.timezone=America/New_York",
                "-cp",
                System.getProperty("java.class.path"),
                JvmZoneTest.class.getName())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).isZero();
    assertThat(output.lines())
        .containsExactly(
            "2026-03-08 02:30:00",
            "2026-03-08T02:30:00Z",
            "2026-03-08T02:30",
            "2026-11-21 01:00:00.0",
            "2026-11-21",
            "true|true",
            "true",
            "true");
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
