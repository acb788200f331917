package dev.valvejdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.Arrays;
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
      return files
          .filter(f -> f.toString().endsWith(".sql"))
          .filter(f -> !f.getParent().endsWith("history")) // those want a recording
          .sorted()
          .toList();
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
    List<String> statements =
        Arrays.stream(sql.split(";\\s*\n", -1)).filter(s -> !s.isBlank()).toList();
    try (Connection connection = DriverManager.getConnection(URL)) {
      for (String statement : statements) {
        List<String> rows = Rows.of(connection, statement);
        if (!example.endsWith("empty-or-hidden.sql") && !example.endsWith("full-servers.sql")) {
          assertThat(rows).as(statement).isNotEmpty();
        }
      }
    }
  }

  @Test
  void driftNamesTheServersThatDiffer() throws Exception {
    String sql = Files.readString(Path.of("sql-examples/settings/drift.sql")).replace(";", "");
    try (Connection connection = DriverManager.getConnection(URL)) {
      String differs = "SELECT server FROM (" + sql.replaceFirst("ORDER BY t\\.[^)]*$", "") + ")";
      assertThat(Rows.of(connection, differs))
          .isNotEmpty()
          .isSubsetOf(Rows.of(connection, "SELECT name FROM my_servers"));
    }
  }
}
