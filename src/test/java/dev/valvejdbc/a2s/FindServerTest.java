package dev.valvejdbc.a2s;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.valvejdbc.Rows;
import dev.valvejdbc.captures.Responder;
import dev.valvejdbc.wire.WireWriter;
import java.net.BindException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.util.List;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;

/** Where a server is asked whose players join it elsewhere. */
class FindServerTest {
  /** A server whose players join it at a port that follows from the one where it is asked. */
  private static Responder joinedAt(String name, IntUnaryOperator gamePort) throws Exception {
    int[] port = new int[1];
    Responder server =
        new Responder(
            request -> {
              WireWriter info = new WireWriter().i32(-1).u8('I').u8(17).strz(name).strz("m");
              info.strz("f").strz("g").u16(10).u8(1).u8(9).u8(0).u8('d').u8('l').u8(0).u8(0);
              info.strz("1").u8(0x80).u16(gamePort.applyAsInt(port[0]));
              return List.of(info.toByteArray());
            });
    port[0] = port(server);
    return server;
  }

  private static int port(Responder server) throws Exception {
    return Integer.parseInt(server.address().substring("127.0.0.1:".length()));
  }

  /** A program beside a server that receives and never answers. */
  private static DatagramSocket silentBeside(int port) throws Exception {
    for (int distance = 1; distance <= 10; distance++) {
      try {
        return new DatagramSocket(port + distance, InetAddress.getLoopbackAddress());
      } catch (BindException e) {
        // taken: the next one will do
      }
    }
    throw new IllegalStateException("no port is free beside " + port);
  }

  @Test
  void theServerItselfIsProofEnough() throws Exception {
    try (Responder server = joinedAt("Here", p -> p);
        DatagramSocket silent = silentBeside(port(server));
        Connection connection = DriverManager.getConnection("jdbc:valve:timeout=1h")) {
      assertThat(silent.isBound()).isTrue();
      assertThat(
              Rows.of(
                  connection,
                  "SELECT addr, found_by, server_name FROM TABLE(find_server('"
                      + server.address()
                      + "'))"))
          .containsExactly(server.address() + "|itself|Here");
    }
  }

  @Test
  void aNeighbourWithinTenPortsThatSaysSoIsFoundAndEndsTheSearch() throws Exception {
    try (Responder server = joinedAt("Near", p -> p - 10);
        DatagramSocket silent = silentBeside(port(server) - 11);
        Connection connection = DriverManager.getConnection("jdbc:valve:timeout=1h")) {
      assertThat(silent.isBound()).isTrue();
      assertThat(
              Rows.of(
                  connection,
                  "SELECT addr, found_by, game_port FROM TABLE(find_server('127.0.0.1:"
                      + (port(server) - 10)
                      + "'))"))
          .containsExactly(server.address() + "|neighbour|" + (port(server) - 10));
    }
  }

  @Test
  void aServerThatSaysItIsJoinedElsewhereIsTheLastResort() throws Exception {
    try (Responder server = joinedAt("Other", p -> 7);
        Connection connection = DriverManager.getConnection("jdbc:valve:timeout=3s")) {
      assertThat(
              Rows.of(
                  connection,
                  "SELECT found_by, game_port FROM TABLE(find_server('" + server.address() + "'))"))
          .containsExactly("itself|7");
    }
  }

  @Test
  void theAddressMayBeAParameterOrComeFromAnotherTable() throws Exception {
    try (Responder one = joinedAt("One", p -> p - 3);
        Responder two = joinedAt("Two", p -> p);
        Connection connection = DriverManager.getConnection("jdbc:valve:")) {
      String first = "127.0.0.1:" + (port(one) - 3);
      try (PreparedStatement statement =
          connection.prepareStatement("SELECT server_name FROM TABLE(find_server(?))")) {
        for (String[] asked : new String[][] {{first, "One"}, {two.address(), "Two"}}) {
          statement.setString(1, asked[0]);
          assertThat(Rows.of(statement.executeQuery())).containsExactly(asked[1]);
        }
      }
      assertThat(
              Rows.of(
                  connection,
                  "SELECT t.a, f.addr, f.asked FROM (VALUES '"
                      + first
                      + "', '"
                      + two.address()
                      + "') AS t(a), LATERAL TABLE(find_server(t.a)) f"))
          .containsExactlyInAnyOrder(
              first + "|" + one.address() + "|" + first,
              two.address() + "|" + two.address() + "|" + two.address());
    }
  }

  @Test
  void aSteamThatFailsIsAWarning() throws Exception {
    try (DatagramSocket nobody = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        Connection connection =
            DriverManager.getConnection(
                "jdbc:valve:timeout=100ms;webApiKey=K;webApiUrl=http://127.0.0.1:1");
        Statement statement = connection.createStatement()) {
      assertThat(
              Rows.of(
                  statement.executeQuery(
                      "SELECT addr FROM TABLE(find_server('127.0.0.1:"
                          + nobody.getLocalPort()
                          + "'))")))
          .isEmpty();
      assertThat(statement.getWarnings().getMessage()).startsWith("Steam's list of the servers");
    }
  }

  @Test
  void whatIsNoAddressIsAWarningAndTheOthersAreFound() throws Exception {
    try (Responder two = joinedAt("Two", p -> p);
        Connection connection = DriverManager.getConnection("jdbc:valve:");
        Statement statement = connection.createStatement()) {
      assertThat(
              Rows.of(
                  statement.executeQuery(
                      "SELECT f.server_name FROM (VALUES 'x y', '"
                          + two.address()
                          + "') AS t(a), LATERAL TABLE(find_server(t.a)) f")))
          .containsExactly("Two");
      assertThat(statement.getWarnings().getMessage())
          .startsWith("find_server cannot look for 'x y'");
    }
  }

  /** The fleet's servers have a host each and the standard port, unless that is taken. */
  @Test
  void aHostWithoutAPortGivesTheServersThere() throws Exception {
    try (Connection connection = DriverManager.getConnection("jdbc:valve:fleet=8;seed=4")) {
      List<String> live =
          Rows.of(
              connection,
              "SELECT m.addr FROM my_servers m JOIN server_info i ON i.addr = m.addr"
                  + " WHERE m.addr LIKE '%:27015' ORDER BY m.addr");
      assumeFalse(live.isEmpty(), "another program has the fleet's ports");
      String host = live.get(0).substring(0, live.get(0).indexOf(':'));
      assertThat(Rows.of(connection, "SELECT addr FROM TABLE(find_server('" + host + "'))"))
          .containsExactly(live.get(0));
    }
  }
}
