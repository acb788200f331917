package dev.valvejdbc;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.valvejdbc.captures.Responder;
import dev.valvejdbc.fleet.console.FleetConsole;
import dev.valvejdbc.protocol.master.MasterPage;
import dev.valvejdbc.protocol.rcon.RconPacket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A console password goes to the consoles that it is for, and no connection to any other. */
class PasswordReceiversTest {
  private static final String PASSWORD = "sEcrEt77";

  @TempDir Path folder;

  private Connection connect(String properties, String servers) throws Exception {
    Path config =
        Files.writeString(folder.resolve("config.json"), "{\"servers\":[" + servers + "]}");
    return requireNonNull(
        new ValveDriver()
            .connect(
                "jdbc:valve:rcon=read;onError=fail;rconPassword="
                    + PASSWORD
                    + ";"
                    + properties
                    + "config="
                    + config,
                new Properties()));
  }

  private static String named(String addr) {
    return "{\"name\":\"mine\",\"addr\":\"" + addr + "\"}";
  }

  private static String status(String addr) {
    return "SELECT line FROM TABLE(rcon('" + addr + "', 'status'))";
  }

  @Test
  void anAddressThatStandsInTheStatementIsSentNothing() throws Exception {
    try (Listener stranger = new Listener();
        Connection connection = connect("", named("127.0.0.1:1"))) {
      for (String spelling :
          List.of(
              stranger.address(),
              "localhost:" + stranger.port(),
              "[::ffff:127.0.0.1]:" + stranger.port())) {
        for (String function : List.of("rcon_status(", "rcon_cvars(")) {
          assertThatThrownBy(
                  () ->
                      Rows.of(
                          connection, "SELECT * FROM TABLE(" + function + "'" + spelling + "'))"))
              .hasMessageContaining("The console at " + spelling + " is sent no password")
              .hasMessageContaining("rconAllow")
              .hasMessageNotContaining(PASSWORD);
        }
      }
      assertThat(stranger.visits()).isZero();
    }
  }

  @Test
  void aForgedListCollectsNothing() throws Exception {
    try (Listener stranger = new Listener();
        Responder master =
            new Responder(
                r -> List.of(new MasterPage(List.of(stranger.address()), true).encode()));
        Connection connection = connect("masterAddress=" + master.address() + ";", "")) {
      assertThatThrownBy(
              () ->
                  Rows.of(
                      connection,
                      "SELECT r.line FROM master_servers m,"
                          + " LATERAL TABLE(rcon(m.addr, 'status')) r"))
          .hasMessageContaining("is sent no password");
      assertThat(stranger.visits()).isZero();
    }
  }

  @Test
  void namedServersGetThePasswordInWhateverSpelling() throws Exception {
    try (FleetConsole console = FleetConsole.source(PASSWORD, Map.of("status", "up\n"))) {
      int port = console.address().getPort();
      try (Connection connection = connect("", named("127.0.0.1:" + port))) {
        assertThat(Rows.of(connection, status("127.0.0.1:" + port))).containsExactly("up");
        assertThat(Rows.of(connection, status("[::ffff:127.0.0.1]:" + port))).containsExactly("up");
        assertThat(console.received(RconPacket.AUTH)).hasSize(1);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "127.0.0.0/8",
        "127.0.0.1:PORT",
        "127.0.0.0/8:PORT",
        "::ffff:127.0.0.0/104",
        "my_servers,[::ffff:127.0.0.1]:PORT"
      })
  void theAddressesOfRconAllowGetItToo(String allowed) throws Exception {
    try (FleetConsole console = FleetConsole.source(PASSWORD, Map.of("status", "up\n"))) {
      String port = String.valueOf(console.address().getPort());
      try (Connection connection =
          connect("rconAllow='" + allowed.replace("PORT", port) + "';", "")) {
        assertThat(Rows.of(connection, status("127.0.0.1:" + port))).containsExactly("up");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"127.0.0.2", "127.0.0.1:1", "127.0.0.0/8:1", "localhost:1", "127.0.0.1.example"})
  void othersDoNot(String allowed) throws Exception {
    try (Listener stranger = new Listener();
        Connection connection =
            connect("rconAllow='" + allowed + "';", named(stranger.address()))) {
      assertThatThrownBy(() -> Rows.of(connection, status(stranger.address())))
          .hasMessageContaining("is sent no password");
      assertThat(stranger.visits()).isZero();
    }
  }

  @Test
  void aServerWithAPasswordOfItsOwnGetsThatOneAndNoOther() throws Exception {
    try (FleetConsole console = FleetConsole.source("itsOwn", Map.of("status", "up\n"))) {
      String addr = "127.0.0.1:" + console.address().getPort();
      String server = "{\"name\":\"a\",\"addr\":\"" + addr + "\",\"rconPassword\":\"itsOwn\"}";
      try (Connection connection = connect("rconAllow=127.0.0.2;", server)) {
        assertThat(Rows.of(connection, status(addr))).containsExactly("up");
        assertThat(console.received(RconPacket.AUTH).get(0).body())
            .isEqualTo("itsOwn".getBytes(StandardCharsets.UTF_8));
      }
    }
  }
}
