package dev.valvejdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every example runs as it stands, on the fleet. */
class SqlExamplesTest {
  private static final String URL = "jdbc:valve:fleet=60;seed=3;timeout=1s;rcon=read";

  static List<Path> examples() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("sql-examples"))) {
      return files.filter(f -> f.toString().endsWith(".sql")).sorted().toList();
    }
  }

  @Test
  void thereIsADozenAtLeast() throws IOException {
    assertThat(examples()).hasSizeGreaterThanOrEqualTo(12);
  }

  @ParameterizedTest
  @MethodSource("examples")
  void itSaysWhatItAsksNeedsAndCostsAndRuns(Path example) throws Exception {
    String sql = Files.readString(example);
    assertThat(sql).startsWith("-- Question: ").contains("\n-- Needs: ", "\n-- Costs: ");
    try (Connection connection = DriverManager.getConnection(URL)) {
      Rows.of(
          connection, "SELECT COUNT(*) FROM my_servers s JOIN server_info i ON i.addr = s.addr");
      assertThat(Rows.of(connection, sql)).isNotNull();
      if (!example.endsWith("empty-or-hidden.sql") && !example.endsWith("full-servers.sql")) {
        assertThat(Rows.of(connection, sql)).isNotEmpty();
      }
    }
  }
}
