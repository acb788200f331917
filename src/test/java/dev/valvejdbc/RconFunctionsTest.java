package dev.valvejdbc;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.valvejdbc.fleet.console.FleetConsole;
import dev.valvejdbc.protocol.rcon.RconPacket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Consoles in SQL: what is permitted runs once for each row, and nothing else runs. */
class RconFunctionsTest {
  private static final String PASSWORD = "sEcrEt77";
  private static final String STATUS =
      """
      hostname: Lab
      #      7 "Ann"  [U:1:22202]  03:22 35 0 active 198.51.100.7:27005
      #      8 "Rock" BOT active
      """;
  private static final Map<String, String> OUTPUTS =
      Map.of(
          "status",
          STATUS,
          "echo hi",
          "hi\nthere\n",
          "cvarlist",
          "CVar List\n--------------\nsv_gravity :      800, sv\nrcon_password :  sEcrEt77\n");

  @TempDir Path folder;

  private Connection connect(String mode, FleetConsole... consoles) throws Exception {
    List<String> servers = new ArrayList<>();
    for (FleetConsole console : consoles) {
      servers.add(
          "{\"name\":\"s%d\",\"addr\":\"%s\",\"rconPassword\":\"%s\"}"
              .formatted(servers.size(), address(console), PASSWORD));
    }
    Path config =
        Files.writeString(
            folder.resolve("config.json"), "{\"servers\":[" + String.join(",", servers) + "]}");
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

  @Test
  void aCommandsLinesAreRows() throws Exception {
    try (FleetConsole console = FleetConsole.source(PASSWORD, OUTPUTS);
        Connection connection = connect("full", console)) {
      assertThat(
              Rows.of(
                  connection, "SELECT * FROM TABLE(rcon('" + address(console) + "', 'echo hi'))"))
          .containsExactly("1|hi", "2|there");
      assertThat(commands(console)).hasSize(1);
    }
  }

  @Test
  void theCommandMayBeAParameterOrComeFromARow() throws Exception {
    try (FleetConsole console = FleetConsole.source(PASSWORD, OUTPUTS);
        Connection connection = connect("full", console);
        PreparedStatement statement =
            connection.prepareStatement("SELECT line FROM TABLE(rcon(?, ?))")) {
      statement.setString(1, address(console));
      statement.setString(2, "echo hi");
      try (var rs = statement.executeQuery()) {
        assertThat(Rows.of(rs)).containsExactly("hi", "there");
      }
      assertThat(
              Rows.of(
                  connection,
                  "SELECT v.command, r.line FROM my_servers s,"
                      + " (VALUES ('echo hi'), ('nothing')) AS v (command),"
                      + " LATERAL TABLE(rcon(s.addr, v.command)) r"))
          .containsExactly("echo hi|hi", "echo hi|there");
      assertThat(commands(console)).hasSize(3);
    }
  }

  @Test
  void playersOfManyConsolesComeLaterallyWithTheirIds() throws Exception {
    List<FleetConsole> consoles = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      consoles.add(FleetConsole.source(i == 7 ? "another" : PASSWORD, OUTPUTS));
    }
    try (Connection connection = connect("read", consoles.toArray(FleetConsole[]::new));
        var statement = connection.createStatement()) {
      try (var rs =
          statement.executeQuery(
              "SELECT s.name, r.name, steamid3(r.steamid) FROM my_servers s,"
                  + " LATERAL TABLE(rcon_status(s.addr)) r WHERE r.steamid IS NOT NULL")) {
        assertThat(Rows.of(rs)).hasSize(49).contains("s3|Ann|[U:1:22202]");
      }
      assertThat(String.valueOf(statement.getWarnings().getMessage()))
          .contains("refuses the password")
          .doesNotContain(PASSWORD);
      assertThat(Rows.of(connection, "SELECT status, addr FROM diagnostics.failures"))
          .containsExactly("refused|" + address(consoles.get(7)));
      assertThat(consoles).allMatch(c -> commands(c).size() == (c == consoles.get(7) ? 0 : 1));
    } finally {
      for (FleetConsole console : consoles) {
        console.close();
      }
    }
  }

  @Test
  void aListOfVariablesHidesThePasswordsInIt() throws Exception {
    try (FleetConsole console = FleetConsole.source(PASSWORD, OUTPUTS);
        Connection connection = connect("read", console)) {
      assertThat(
              Rows.of(
                  connection,
                  "SELECT name, \"value\", flags FROM TABLE(rcon_cvars('"
                      + address(console)
                      + "'))"))
          .containsExactlyInAnyOrder("sv_gravity|800|sv", "rcon_password|null|");
    }
  }

  @Test
  void nothingRunsUnlessItIsPermitted() throws Exception {
    try (FleetConsole console = FleetConsole.source(PASSWORD, OUTPUTS)) {
      String sql = "SELECT * FROM TABLE(rcon('" + address(console) + "', 'kick 1'))";
      for (String mode : List.of("off", "read")) {
        try (Connection connection = connect(mode, console)) {
          assertThatThrownBy(() -> Rows.of(connection, sql))
              .isInstanceOf(SQLException.class)
              .hasMessageContaining("rcon=full");
        }
      }
      assertThat(console.received(RconPacket.AUTH)).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "status; quit",
        "status\nquit",
        "find \"x\"; quit",
        "sv_cheats 1",
        "sv_password",
        "exec x",
        "status\"; quit",
        "kick 1",
        "changelevel x",
        "cvarlist log file",
        "users x",
        "rcon_password",
        "+attack",
        "sv_gravity\t1",
        ""
      })
  void noCommandHidesBehindOneThatReads(String command) throws Exception {
    try (FleetConsole console = FleetConsole.source(PASSWORD, OUTPUTS);
        Connection connection = connect("read", console)) {
      assertThatThrownBy(
              () ->
                  Rows.of(
                      connection,
                      "SELECT * FROM TABLE(rcon('" + address(console) + "', '" + command + "'))"))
          .isInstanceOf(SQLException.class);
      assertThat(commands(console)).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"status", "STATUS", "find gravity", "maps *", "users", "echo a word or two"})
  void commandsThatReadRun(String command) throws Exception {
    try (FleetConsole console = FleetConsole.source(PASSWORD, OUTPUTS);
        Connection connection = connect("read", console)) {
      Rows.of(
          connection, "SELECT * FROM TABLE(rcon('" + address(console) + "', '" + command + "'))");
      assertThat(commands(console)).hasSize(1);
    }
  }

  @Test
  void preparingExplainingAndMetadataRunNothing() throws Exception {
    try (FleetConsole console = FleetConsole.source(PASSWORD, OUTPUTS);
        Connection connection = connect("full", console)) {
      String sql = "SELECT line FROM TABLE(rcon('" + address(console) + "', 'echo hi'))";
      try (PreparedStatement statement = connection.prepareStatement(sql)) {
        assertThat(statement.getMetaData().getColumnCount()).isEqualTo(1);
        String plan = String.join("\n", Rows.of(connection, "EXPLAIN PLAN FOR " + sql));
        assertThat(plan).contains("rcon").doesNotContain(PASSWORD);
        Rows.of(connection.getMetaData().getFunctions(null, "valve", "%"));
        assertThat(console.received(RconPacket.AUTH)).isEmpty();
        try (var rs = statement.executeQuery()) {
          assertThat(Rows.of(rs)).containsExactly("hi", "there");
        }
        assertThat(commands(console)).hasSize(1);
      }
    }
  }

  @Test
  void aFleetsConsolesTellThePlayersThatItsServersTell() throws Exception {
    try (Connection connection =
        requireNonNull(
            new ValveDriver()
                .connect(
                    "jdbc:valve:fleet=30;seed=9;rcon=read;timeout=1s;onError=ignore",
                    new Properties()))) {
      assertThat(
              Rows.of(
                  connection,
                  "SELECT s.name, r.name FROM my_servers s, LATERAL TABLE(rcon_status(s.addr)) r"))
          .hasSizeGreaterThan(50)
          .containsAll(
              Rows.of(
                  connection,
                  "SELECT s.name, p.name FROM my_servers s JOIN players p ON p.addr = s.addr"));
      assertThat(
              Rows.of(
                  connection,
                  "SELECT r.line FROM my_servers s, LATERAL TABLE(rcon(s.addr, 'sv_gravity')) r"))
          .anyMatch(l -> l.matches("\"sv_gravity\" = \"\\d+\""))
          .anyMatch(l -> l.matches("\"sv_gravity\" is \"\\d+\""));
      assertThat(
              Rows.of(
                  connection,
                  "SELECT COUNT(*) FROM my_servers s, LATERAL TABLE(rcon_cvars(s.addr)) c"
                      + " WHERE c.name = 'sv_gravity' AND c.value IN ('600', '800')"))
          .isEqualTo(
              Rows.of(
                  connection,
                  "SELECT COUNT(*) FROM my_servers s JOIN rules r ON r.addr = s.addr"
                      + " WHERE r.name = 'sv_gravity'"));
    }
  }

  @Test
  void withoutAPasswordOneSentenceSaysWhereItGoes() throws Exception {
    try (FleetConsole console = FleetConsole.source(PASSWORD, OUTPUTS);
        Connection connection =
            requireNonNull(
                new ValveDriver().connect("jdbc:valve:rcon=read;onError=fail", new Properties()))) {
      assertThatThrownBy(
              () ->
                  Rows.of(
                      connection, "SELECT * FROM TABLE(rcon_status('" + address(console) + "'))"))
          .hasMessageContaining("rconPassword");
    }
  }
}
