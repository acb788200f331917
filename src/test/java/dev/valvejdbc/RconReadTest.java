package dev.valvejdbc;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.valvejdbc.fleet.console.FleetConsole;
import dev.valvejdbc.protocol.rcon.RconPacket;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

/** With rcon=read a console says itself what its variables are; it is asked for them once. */
class RconReadTest {
  private static final String PASSWORD = "sEcrEt77";
  private static final String CVARLIST =
      """
      cvar list
      --------------
      hostname                                 : Lab      :                  : Name.
      rcon_password                            : sEcrEt77 :                  : x
      sv_gravity                               : 800      : , "sv"           : x
      sv_shutdown                              : cmd      :                  : x
      --------------
      4 total convars/concommands
      """;

  private static FleetConsole console() throws Exception {
    return FleetConsole.source(
        PASSWORD,
        Map.of(
            "cvarlist",
            CVARLIST,
            "sv_gravity",
            "\"sv_gravity\" = \"800\"\n",
            "hostname",
            "\"hostname\" = \"Lab\"\n",
            "find pass",
            "\"sv_password\" = \"sEcrEt77\"\nrcon_password : sEcrEt77\n"));
  }

  private static Connection connect() throws SQLException {
    return requireNonNull(
        new ValveDriver()
            .connect(
                "jdbc:valve:rcon=read;onError=fail;rconAllow=127.0.0.1;rconPassword=" + PASSWORD,
                new Properties()));
  }

  private static String sql(FleetConsole console, String command) {
    return "SELECT line FROM TABLE(rcon('127.0.0.1:"
        + console.address().getPort()
        + "', '"
        + command
        + "'))";
  }

  private static List<String> sent(FleetConsole console) {
    return console.received(RconPacket.COMMAND).stream()
        .map(p -> new String(p.body(), UTF_8))
        .toList();
  }

  @Test
  void variablesAreReadAndTheListIsAskedForOnce() throws Exception {
    try (FleetConsole console = console();
        Connection connection = connect()) {
      for (int i = 0; i < 2; i++) {
        assertThat(Rows.of(connection, sql(console, "sv_gravity")))
            .containsExactly("\"sv_gravity\" = \"800\"");
      }
      assertThat(Rows.of(connection, sql(console, "HOSTNAME"))).isEmpty();
      assertThat(Rows.of(connection, sql(console, "hostname"))).hasSize(1);
      assertThat(sent(console))
          .containsExactly("cvarlist", "sv_gravity", "sv_gravity", "HOSTNAME", "hostname");
    }
  }

  @Test
  void whatTheConsoleCallsACommandOrDoesNotKnowIsNotSent() throws Exception {
    try (FleetConsole console = console();
        Connection connection = connect()) {
      for (String command : List.of("sv_shutdown", "SV_ShutDown")) {
        assertThatThrownBy(() -> Rows.of(connection, sql(console, command)))
            .isInstanceOf(SQLException.class)
            .hasMessageContaining("'" + command + "' is not known to change nothing; rcon=full")
            .satisfies(e -> assertThat(((SQLException) e).getSQLState()).isEqualTo("42501"));
      }
      assertThatThrownBy(() -> Rows.of(connection, sql(console, "mp_warmup_end")))
          .hasMessageContaining("does not list it as a variable");
      assertThat(sent(console)).containsExactly("cvarlist");
    }
  }

  @Test
  void printedPasswordsAreNotShown() throws Exception {
    try (FleetConsole console = console();
        Connection connection = connect()) {
      assertThat(Rows.of(connection, sql(console, "cvarlist")))
          .hasSize(8)
          .noneMatch(l -> l.contains(PASSWORD));
      assertThat(Rows.of(connection, sql(console, "find pass")))
          .containsExactly("\"sv_password\" = (not shown)", "rcon_password : (not shown)");
    }
  }
}
