package dev.valvejdbc;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.valvejdbc.fleet.console.FleetConsole;
import dev.valvejdbc.protocol.rcon.RconPacket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What consoles answer, in SQL: what is none of what was asked for, bytes, and each engine's words.
 */
class RconAnswersTest {
  private static final String PASSWORD = "sEcrEt77";
  private static final Map<String, String> OUTPUTS =
      Map.of(
          "status",
          """
          hostname: Lab
          # 7 "Ann" [U:1:22202] 03:22 35 0 active 198.51.100.7:27005
          # 8 "Rock" BOT active
          """,
          "echo hi",
          "hi\nthere\n");

  @TempDir Path folder;

  private Connection connect(String mode, FleetConsole console) throws Exception {
    Path config =
        Files.writeString(
            folder.resolve("config.json"),
            "{\"servers\":[{\"name\":\"a\",\"addr\":\"%s\",\"rconPassword\":\"%s\"}]}"
                .formatted(address(console), PASSWORD));
    return requireNonNull(
        new ValveDriver()
            .connect("jdbc:valve:rcon=" + mode + ";config=" + config, new Properties()));
  }

  private static String address(FleetConsole console) {
    return "127.0.0.1:" + console.address().getPort();
  }

  @Test
  void anAnswerThatIsNoStatusOrListIsAWarningAndNotAnEmptyTable() throws Exception {
    try (FleetConsole console =
            FleetConsole.source(
                PASSWORD,
                Map.of("status", "Unknown command \"status\"\n", "cvarlist", "echo : cvarlist\n"));
        Connection connection = connect("read", console);
        var statement = connection.createStatement()) {
      for (String asked : List.of("status", "cvars")) {
        try (var rs =
            statement.executeQuery(
                "SELECT name FROM TABLE(rcon_" + asked + "('" + address(console) + "'))")) {
          assertThat(Rows.of(rs)).isEmpty();
        }
        assertThat(String.valueOf(statement.getWarnings().getMessage()))
            .contains("did not answer")
            .contains(asked.equals("status") ? "Unknown command" : "echo : cvarlist");
      }
      assertThat(Rows.of(connection, "SELECT status FROM diagnostics.failures"))
          .containsExactly("malformed", "malformed");
    }
  }

  @Test
  void theBytesOfAnAnswerAreARowAndACommandMayGoUnanswered() throws Exception {
    try (FleetConsole console = FleetConsole.source(PASSWORD, OUTPUTS);
        Connection connection = connect("full", console)) {
      String server = "('" + address(console) + "', 'echo hi')";
      assertThat(Rows.of(connection, "SELECT length, hex FROM TABLE(rcon_raw" + server + ")"))
          .containsExactly("9|68690a74686572650a");
      assertThat(Rows.of(connection, "SELECT sent FROM TABLE(rcon_send" + server + ")"))
          .containsExactly("true");
      assertThat(Rows.of(connection, "SELECT line FROM TABLE(rcon" + server + ")"))
          .containsExactly("hi", "there");
      assertThat(console.received(RconPacket.COMMAND)).hasSize(3);
    }
  }

  @Test
  void ofTwoSpellingsOfAnAddressTheOneNamedIsUsed() throws Exception {
    try (FleetConsole console = FleetConsole.source(PASSWORD, OUTPUTS)) {
      int port = console.address().getPort();
      Path config =
          Files.writeString(
              folder.resolve("spellings.json"),
              "{\"servers\":[{\"name\":\"a\",\"addr\":\"localhost:%d\",\"rconPassword\":\"wrong\"},"
                      .formatted(port)
                  + "{\"name\":\"b\",\"addr\":\"127.0.0.1:%d\",\"rconPassword\":\"%s\"}]}"
                      .formatted(port, PASSWORD));
      try (Connection connection =
          requireNonNull(
              new ValveDriver()
                  .connect(
                      "jdbc:valve:rcon=read;onError=fail;config=" + config, new Properties()))) {
        String players = "SELECT COUNT(*) FROM TABLE(rcon_status('%s:" + port + "'))";
        assertThat(Rows.of(connection, players.formatted("127.0.0.1"))).containsExactly("2");
        assertThatThrownBy(() -> Rows.of(connection, players.formatted("localhost")))
            .hasMessageContaining("refuses the password");
        assertThat(Rows.of(connection, players.formatted("127.0.0.1"))).containsExactly("2");
      }
    }
  }

  @Test
  void aFleetsConsolesSpeakAsTheirEnginesDo() throws Exception {
    try (Connection connection =
        requireNonNull(
            new ValveDriver()
                .connect(
                    "jdbc:valve:fleet=30;seed=9;rcon=full;onError=ignore", new Properties()))) {
      String ask =
          "SELECT DISTINCT r.line FROM my_servers s, LATERAL TABLE(rcon(s.addr, '%s')) r"
              + " WHERE s.tags = '%s'";
      assertThat(Rows.of(connection, ask.formatted("nosuch 1", "tf")))
          .containsExactly("Unknown command \"nosuch\"");
      assertThat(Rows.of(connection, ask.formatted("nosuch", "valve")))
          .containsExactly("Unknown command: nosuch");
      assertThat(Rows.of(connection, ask.formatted("nosuch", "csgo")))
          .containsExactly("Unknown command 'nosuch'!");
      assertThat(Rows.of(connection, ask.formatted("echo a b", "tf"))).containsExactly("a b ");
      assertThat(
              Rows.of(
                  connection,
                  "SELECT r.line FROM my_servers s JOIN server_info i ON i.addr = s.addr, LATERAL"
                      + " TABLE(rcon(s.addr, 'hostname')) r WHERE s.tags = 'tf' AND r.line ="
                      + " '\"hostname\" = \"' || i.server_name || '\"'"))
          .isNotEmpty();
    }
  }

  @Test
  void whoAConsoleNamesIsAKeyOfTheWebApi() throws Exception {
    try (Connection connection =
        requireNonNull(
            new ValveDriver()
                .connect(
                    "jdbc:valve:fleet=8;seed=5;rcon=read;onError=ignore;webApiTtl=10m",
                    new Properties()))) {
      String status = "my_servers s, LATERAL TABLE(rcon_status(s.addr)) r";
      List<String> named =
          Rows.of(
              connection,
              "SELECT DISTINCT r.steamid FROM " + status + " WHERE r.steamid IS NOT NULL");
      assertThat(named).isNotEmpty();
      assertThat(
              Rows.of(
                  connection,
                  "SELECT steamid FROM steam_api.ISteamUser_GetPlayerSummaries WHERE steamids IN"
                      + " (SELECT r.steamid FROM "
                      + status
                      + ")"))
          .containsExactlyInAnyOrderElementsOf(named);
    }
  }
}
