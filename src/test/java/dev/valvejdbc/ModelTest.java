package dev.valvejdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.valvejdbc.captures.Responder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Game servers beside the user's own tables, in our driver and in any Calcite. */
class ModelTest {
  @TempDir private Path folder;
  private Responder server;
  private Connection database;

  @BeforeEach
  void start() throws Exception {
    server = Scripted.server("One", "ctf_2fort");
    database = DriverManager.getConnection("jdbc:h2:mem:mine;DB_CLOSE_DELAY=-1");
    try (Statement statement = database.createStatement()) {
      statement.execute("CREATE TABLE OWNERS(ADDR VARCHAR(40), OWNER VARCHAR(40))");
      statement.execute("INSERT INTO OWNERS VALUES ('" + server.address() + "', 'Ann')");
    }
  }

  @AfterEach
  void stop() throws Exception {
    try (Statement statement = database.createStatement()) {
      statement.execute("SHUTDOWN");
    }
    server.close();
  }

  private Path model(String more) throws Exception {
    return Files.writeString(
        folder.resolve("model.json"),
        """
        {"version": "1.0", "schemas": [
          {"name": "mine", "type": "jdbc", "jdbcUrl": "jdbc:h2:mem:mine",
           "jdbcDriver": "org.h2.Driver", "jdbcSchema": "PUBLIC"}%s
        ]}
        """
            .formatted(more));
  }

  @Test
  void aDatabaseOfTheUsersJoinsWithGameServers() throws Exception {
    try (Connection connection = DriverManager.getConnection("jdbc:valve:model=" + model(""))) {
      assertThat(
              Rows.of(
                  connection,
                  "SELECT o.owner, i.server_name FROM mine.owners o"
                      + " JOIN server_info i ON i.addr = o.addr"))
          .containsExactly("Ann|One");
    }
  }

  @Test
  void theSchemaFactoryWorksInAnyCalcite() throws Exception {
    String ours =
        """
        , {"name": "valve", "type": "custom", "factory": "dev.valvejdbc.ValveSchemaFactory",
           "operand": {"timeout": "2s"}}
        """;
    try (Connection connection =
        DriverManager.getConnection(
            "jdbc:calcite:caseSensitive=false;unquotedCasing=UNCHANGED;model=" + model(ours))) {
      assertThat(
              Rows.of(
                  connection,
                  "SELECT i.server_name FROM valve.server_info i WHERE i.addr = '"
                      + server.address()
                      + "'"))
          .containsExactly("One");
      assertThat(
              Rows.of(
                  connection,
                  "SELECT o.owner, p.name FROM mine.owners o JOIN valve.players p ON p.addr ="
                      + " o.addr ORDER BY p.score"))
          .containsExactly("Ann|Bo of One", "Ann|Ann of One");
    }
  }

  @Test
  void functionsOfTheLanguageAreThereInAnyCalcite() throws Exception {
    String model =
        "inline:{version: '1.0', defaultSchema: 'games', schemas: [{name: 'games', type: 'custom',"
            + " factory: 'dev.valvejdbc.ValveSchemaFactory'}]}";
    try (Connection connection =
        DriverManager.getConnection("jdbc:calcite:caseSensitive=false;model=" + model)) {
      assertThat(
              Rows.of(
                  connection,
                  "SELECT REVERSE('abc'), REGEXP_EXTRACT('v1.38', '[0-9]+'),"
                      + " TO_HEX(255), LEVENSHTEIN('kitten', 'sitting')"))
          .containsExactly("cba|1|ff|3");
    }
  }

  @Test
  void aSimulatedFleetStandsInAnyCalcite() throws Exception {
    try (Connection connection = inCalcite("fleet: '3', seed: 7")) {
      assertThat(
              Rows.of(
                  connection,
                  "SELECT COUNT(*), COUNT(DISTINCT i.addr) FROM games.my_servers m"
                      + " LEFT JOIN games.server_status i ON i.addr = m.addr"))
          .containsExactly("3|3");
      assertThat(
              Rows.of(
                  connection,
                  "SELECT COUNT(*) FROM games.diagnostics.scans WHERE addresses_asked = 3"))
          .containsExactly("1");
    }
  }

  @Test
  void whatOnlyAConnectionOfOursDoesIsRefusedAsAnOperand() {
    for (String operand : List.of("log: 'x.log'", "timeZone: 'UTC'", "keyless: 'my_servers'")) {
      String property = operand.substring(0, operand.indexOf(':'));
      assertThatThrownBy(() -> inCalcite(operand))
          .hasStackTraceContaining(
              "The property " + property + " belongs to connections of jdbc:valve:");
    }
  }

  private static Connection inCalcite(String operands) throws SQLException {
    return DriverManager.getConnection(
        "jdbc:calcite:caseSensitive=false;unquotedCasing=UNCHANGED;model=inline:{version: '1.0',"
            + " schemas: [{name: 'games', type: 'custom',"
            + " factory: 'dev.valvejdbc.ValveSchemaFactory', operand: {"
            + operands
            + "}}]}");
  }
}
