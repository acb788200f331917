package dev.valvejdbc.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.valvejdbc.Listener;
import dev.valvejdbc.Rows;
import dev.valvejdbc.Scripted;
import dev.valvejdbc.captures.Responder;
import dev.valvejdbc.protocol.master.MasterPage;
import dev.valvejdbc.server.ServerSettings.Serialization;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A client of a server has its network asked for named and listed servers, and for no others. */
class StrangersTest {
  @TempDir Path folder;

  private Served served(String properties, String servers) throws Exception {
    Path config =
        Files.writeString(folder.resolve("config.json"), "{\"servers\":[" + servers + "]}");
    return Served.start(
        "jdbc:valve:timeout=300ms;retries=0;" + properties + "config=" + config,
        Serialization.PROTOBUF,
        Map.of(),
        "full",
        Set.of(),
        Duration.ofMinutes(1),
        10);
  }

  private static String named(String addr) {
    return "{\"name\":\"mine\",\"addr\":\"" + addr + "\"}";
  }

  private static Responder listing(String addr) throws Exception {
    return new Responder(r -> List.of(new MasterPage(List.of(addr), true).encode()));
  }

  private static String map(String addr) {
    return "SELECT map FROM server_info WHERE addr = '" + addr + "'";
  }

  @Test
  void whatIsNeitherNamedNorListedIsSentNothing() throws Exception {
    try (Listener stranger = new Listener();
        Served served = served("rconPassword=sEcrEt77;rconAllow=0.0.0.0/0;", named("127.0.0.1:1"));
        Connection remote = served.connect()) {
      for (String addr :
          List.of(
              stranger.address(),
              "localhost:" + stranger.port(),
              "[::ffff:127.0.0.1]:" + stranger.port())) {
        assertThat(Rows.of(remote, map(addr))).isEmpty();
        assertThat(
                Rows.of(
                    remote, "SELECT status, error FROM server_status WHERE addr = '" + addr + "'"))
            .hasSize(1)
            .allMatch(s -> s.startsWith("refused|it is neither one of my_servers nor of a server"));
        assertThat(Rows.of(remote, "SELECT addr FROM TABLE(find_server('" + addr + "'))"))
            .isEmpty();
        assertThat(Rows.of(remote, "SELECT line FROM TABLE(rcon('" + addr + "', 'status'))"))
            .isEmpty();
      }
      assertThat(stranger.visits()).isZero();
    }
  }

  @Test
  void aPasswordGoesToNamedServersAloneThoughAddressesAreWidened() throws Exception {
    try (Listener stranger = new Listener();
        Served served =
            served("allow=127.0.0.0/8;rconPassword=sEcrEt77;rconAllow=127.0.0.0/8;", "");
        Connection remote = served.connect()) {
      assertThat(
              Rows.of(
                  remote, "SELECT line FROM TABLE(rcon('" + stranger.address() + "', 'status'))"))
          .isEmpty();
      assertThat(stranger.visits()).isZero();
      assertThat(Rows.of(remote, map(stranger.address()))).isEmpty();
      assertThat(stranger.visits()).isPositive();
    }
  }

  @Test
  void namedAndListedServersAreAsked() throws Exception {
    try (Responder mine = Scripted.server("Mine", "m1");
        Responder listed = Scripted.server("Listed", "m2");
        Responder master = listing(listed.address());
        Served served = served("masterAddress=" + master.address() + ";", named(mine.address()));
        Connection remote = served.connect()) {
      assertThat(Rows.of(remote, map(mine.address()))).containsExactly("m1");
      assertThat(Rows.of(remote, "SELECT addr FROM TABLE(find_server('" + mine.address() + "'))"))
          .containsExactly(mine.address());
      assertThat(Rows.of(remote, map(listed.address()))).isEmpty();
      assertThat(listed.requests()).isZero();
      assertThat(Rows.of(remote, "SELECT map FROM servers")).containsExactly("m2");
      assertThat(Rows.of(remote, map(listed.address()))).containsExactly("m2");
    }
  }
}
