package dev.valvejdbc;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.valvejdbc.fleet.console.FleetConsole;
import dev.valvejdbc.protocol.rcon.RconPacket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A command is sent once for each row of its left side, whatever the plan; commands are counted.
 */
@Timeout(60)
class CommandsSentOnceTest {
  private static final String PASSWORD = "sEcrEt77";
  private static final Map<String, String> OUTPUTS =
      Map.of("say 1", "one\nuno\n", "say 2", "two\n", "say 3", "three\n");

  @TempDir Path folder;

  private Connection connect(String mode, FleetConsole console) throws Exception {
    Path config =
        Files.writeString(
            folder.resolve("config.json"),
            "{\"servers\":[{\"name\":\"s\",\"addr\":\"%s\",\"rconPassword\":\"%s\"}]}"
                .formatted(address(console), PASSWORD));
    return requireNonNull(
        new ValveDriver()
            .connect("jdbc:valve:rcon=" + mode + ";config=" + config, new Properties()));
  }

  private static String address(FleetConsole console) {
    return "127.0.0.1:" + console.address().getPort();
  }

  private static List<RconPacket> commands(FleetConsole console) {
    return console.received(RconPacket.COMMAND);
  }

  /** RCON stands for the call of one constant command, EACH for one of three commands a row. */
  private static String filled(String sql, FleetConsole console) {
    return sql.replace("RCON", "TABLE(rcon('" + address(console) + "', 'say 1'))")
        .replace(
            "EACH",
            "(VALUES ('say 1'), ('say 2'), ('say 3')) AS v (c), LATERAL TABLE(rcon('"
                + address(console)
                + "', v.c)) AS r");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      textBlock =
          """
          SELECT line FROM RCON                                                        # 1 # 2
          WITH r AS (SELECT line FROM RCON) SELECT * FROM r UNION ALL SELECT * FROM r  # 1 # 4
          WITH r AS (SELECT line FROM RCON) SELECT a.line FROM r a JOIN r b ON a.line = b.line # 1 # 2
          WITH r AS (SELECT line FROM RCON) SELECT a.line FROM r a, r b                # 1 # 4
          WITH r AS (SELECT line FROM RCON) SELECT * FROM r WHERE line = 'one' UNION ALL SELECT * FROM r WHERE line = 'uno' # 1 # 2
          WITH r AS (SELECT line FROM EACH) SELECT a.line FROM r a, r b                # 3 # 16
          WITH r AS (SELECT line FROM EACH) SELECT a.line FROM r a FULL JOIN r b ON a.line < b.line # 3 # 8
          WITH r AS (SELECT line FROM EACH) SELECT * FROM r WHERE line IN (SELECT line FROM r WHERE line <> 'two') # 3 # 3
          WITH r AS (SELECT line FROM EACH) SELECT line, (SELECT COUNT(*) FROM r) FROM r # 3 # 4
          WITH r AS (SELECT c, line FROM EACH) SELECT line FROM r a WHERE EXISTS (SELECT 1 FROM r b WHERE b.c = a.c AND b.line > a.line) # 3 # 1
          SELECT * FROM (VALUES (1), (2), (3)) AS v (n), RCON                          # 1 # 6
          SELECT n FROM (VALUES (1), (2)) AS v (n) WHERE EXISTS (SELECT 1 FROM RCON WHERE line <> CAST(n AS VARCHAR)) # 1 # 2
          SELECT line FROM RCON UNION ALL SELECT line FROM RCON                        # 2 # 4
          SELECT a.line FROM RCON a, RCON b                                            # 2 # 4
          SELECT r.line FROM (VALUES ('say 2'), ('say 2')) AS v (c), LATERAL TABLE(rcon('ADDR', v.c)) AS r # 2 # 2
          SELECT (SELECT MAX(line) FROM RCON) FROM (VALUES (1), (2)) AS v (n)          # 1 # 2
          SELECT x, x || 'y' FROM (SELECT (SELECT MAX(line) FROM RCON) AS x FROM (VALUES (1)) AS v (n)) # 1 # 1
          """)
  void aCommandIsSentOnce(String sql, int sent, int rows) throws Exception {
    for (String mode : List.of("full")) {
      try (FleetConsole console = FleetConsole.source(PASSWORD, OUTPUTS);
          Connection connection = connect(mode, console)) {
        String text = filled(sql.replace("ADDR", address(console)), console);
        assertThat(Rows.of(connection, text)).hasSize(rows);
        assertThat(commands(console)).hasSize(sent);
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      textBlock =
          """
          SELECT line FROM EACH LIMIT 1                                                 # 1
          SELECT line FROM EACH LIMIT 2                                                 # 1
          SELECT line FROM EACH LIMIT 3                                                 # 2
          SELECT line FROM EACH OFFSET 2 ROWS FETCH NEXT 1 ROWS ONLY                    # 2
          SELECT r.line, q.line FROM EACH, LATERAL TABLE(rcon('ADDR', v.c)) AS q LIMIT 1 # 2
          SELECT r.line, i.map FROM EACH LEFT JOIN server_info i ON i.addr = r.line LIMIT 1 # 1
          SELECT line FROM EACH ORDER BY line LIMIT 1                                   # 3
          SELECT COUNT(*) FROM EACH LIMIT 1                                             # 3
          """)
  void noCommandIsSentForRowsThatNobodySees(String sql, int sent) throws Exception {
    try (FleetConsole console = FleetConsole.source(PASSWORD, OUTPUTS);
        Connection connection = connect("full", console)) {
      Rows.of(connection, filled(sql, console).replace("ADDR", address(console)));
      assertThat(commands(console)).hasSize(sent);
    }
  }

  @Test
  void aReaderThatStopsHasSentTheCommandsOfTheRowsThatItRead() throws Exception {
    try (FleetConsole console = FleetConsole.source(PASSWORD, OUTPUTS);
        Connection connection = connect("full", console);
        Statement statement = connection.createStatement()) {
      try (ResultSet rows = statement.executeQuery(filled("SELECT line FROM EACH", console))) {
        assertThat(commands(console)).isEmpty();
        assertThat(rows.next()).isTrue();
        assertThat(rows.next()).isTrue();
        assertThat(commands(console)).hasSize(1);
      }
      statement.setMaxRows(2);
      assertThat(Rows.of(statement.executeQuery(filled("SELECT line FROM EACH", console))))
          .hasSize(2);
      assertThat(commands(console)).hasSize(2);
    }
  }

  @Test
  void eachExecutionOfAPreparedStatementSendsItsOwn() throws Exception {
    try (FleetConsole console = FleetConsole.source(PASSWORD, OUTPUTS);
        Connection connection = connect("full", console);
        var statement = connection.prepareStatement(filled("SELECT line FROM RCON", console))) {
      for (int run = 1; run <= 3; run++) {
        assertThat(Rows.of(statement.executeQuery())).hasSize(2);
        assertThat(commands(console)).hasSize(run);
      }
    }
  }
}
