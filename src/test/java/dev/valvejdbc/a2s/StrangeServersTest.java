package dev.valvejdbc.a2s;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.valvejdbc.Rows;
import dev.valvejdbc.Scripted;
import dev.valvejdbc.captures.Responder;
import dev.valvejdbc.protocol.a2s.A2sCodec;
import dev.valvejdbc.wire.WireWriter;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Servers that are closed, lossy, chatty, or write as their country did. */
class StrangeServersTest {
  private static Connection connect(String properties) throws SQLException {
    return DriverManager.getConnection("jdbc:valve:" + properties);
  }

  private static String status(Connection connection, String addr) throws SQLException {
    List<String> rows =
        Rows.of(connection, "SELECT status, error FROM server_status WHERE addr = '" + addr + "'");
    assertThat(rows).hasSize(1);
    return rows.get(0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "::1"})
  void aClosedPortIsUnreachableLongBeforeTheDeadline(String host) throws Exception {
    int port;
    try (DatagramSocket closed = new DatagramSocket(0, InetAddress.getByName(host))) {
      port = closed.getLocalPort();
    }
    String addr = (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    try (Connection connection = connect("timeout=1h")) {
      assertThat(status(connection, addr)).startsWith("unreachable|the port is closed");
      assertThat(
              Rows.of(connection, "SELECT status FROM server_status WHERE addr = '" + addr + "'"))
          .as("asked anew")
          .containsExactly("unreachable");
    }
  }

  @Test
  void manyClosedPortsAreToldBesideAServerThatAnswers() throws Exception {
    StringBuilder keys = new StringBuilder();
    for (int i = 0; i < 400; i++) {
      keys.append("'127.9.").append(i / 200).append('.').append(1 + i % 200).append(":9', ");
    }
    try (Responder server = Scripted.server("One", "m");
        Connection connection = connect("timeout=1h;retries=100;onError=ignore")) {
      assertThat(
              Rows.of(
                  connection,
                  "SELECT status, COUNT(*) FROM server_status WHERE addr IN ("
                      + keys
                      + "'"
                      + server.address()
                      + "') GROUP BY status ORDER BY status"))
          .containsExactly("ok|1", "unreachable|400");
    }
  }

  @Test
  void strayDatagramsBeforeTheRightOneDoNotEndTheQuestion() throws Exception {
    byte[] right = A2sCodec.encode(Scripted.info("Right", "m", 2));
    byte[] cut = Arrays.copyOf(right, 12);
    byte[][] said = {{}, {0}, {-1, -1, -1, -1}, cut, cut, cut, {-2, -1, -1, -1, 1}, right};
    try (Responder server = Scripted.saying(said);
        Connection connection = connect("onError=fail")) {
      assertThat(
              Rows.of(
                  connection,
                  "SELECT server_name FROM server_info WHERE addr = '" + server.address() + "'"))
          .containsExactly("Right");
    }
  }

  @Test
  void theWaitBehindLostPacketsIsNoPing() throws Exception {
    AtomicInteger heard = new AtomicInteger();
    byte[] info = A2sCodec.encode(Scripted.info("Lossy", "m", 2));
    try (Responder server =
            new Responder(r -> heard.incrementAndGet() <= 2 ? List.of() : List.of(info));
        Connection connection = connect("cacheTtl=0")) {
      for (String table : List.of("server_info", "server_status")) {
        heard.set(0);
        String sql =
            "SELECT attempts, ping_ms IS NULL FROM "
                + table
                + " WHERE addr = '"
                + server.address()
                + "'";
        assertThat(Rows.of(connection, sql)).containsExactly("3|true");
        assertThat(Rows.of(connection, sql)).containsExactly("1|false");
      }
    }
  }

  /** A server whose name and whose player's and setting's names are these bytes. */
  private static Responder named(byte[] name) throws Exception {
    WireWriter info = new WireWriter().i32(-1).u8('I').u8(17).raw(name).u8(0);
    info.strz("m").strz("f").strz("g").u16(10).u8(1).u8(9).u8(0).u8('d').u8('l').u8(0).u8(0);
    info.strz("1");
    WireWriter players = new WireWriter().i32(-1).u8('D').u8(1).u8(0).raw(name).u8(0);
    players.i32(1).f32(1);
    WireWriter rules = new WireWriter().i32(-1).u8('E').u16(1).strz("r").raw(name).u8(0);
    return new Responder(
        request ->
            List.of(
                (switch (request[4]) {
                      case 'U' -> players;
                      case 'V' -> rules;
                      default -> info;
                    })
                    .toByteArray()));
  }

  private static List<String> names(Connection connection, String addr) throws SQLException {
    return Rows.of(
        connection,
        "SELECT i.server_name, p.name, r.\"value\" FROM server_info i"
            + " JOIN players p ON p.addr = i.addr JOIN rules r ON r.addr = i.addr"
            + " WHERE i.addr = '"
            + addr
            + "'");
  }

  @Test
  void textThatIsNoUtf8IsLatin1() throws Exception {
    try (Responder server = named("Café".getBytes(ISO_8859_1));
        Connection connection = connect("")) {
      assertThat(names(connection, server.address())).containsExactly("Café|Café|Café");
    }
  }

  @Test
  void textThatIsUtf8IsThatAlsoWhereItIsCut() throws Exception {
    byte[] name = Arrays.copyOf("Сервер".getBytes(UTF_8), 11);
    try (Responder server = named(name);
        Connection connection = connect("")) {
      assertThat(names(connection, server.address()).get(0)).startsWith("Серве\uFFFD|");
    }
  }

  @Test
  void aConnectionNamesTheCharset() throws Exception {
    byte[] name = "Сервер".getBytes(Charset.forName("windows-1251"));
    try (Responder server = named(name);
        Connection russian = connect("encoding=windows-1251");
        Connection bytes = connect("encoding=ISO-8859-1")) {
      assertThat(names(russian, server.address())).containsExactly("Сервер|Сервер|Сервер");
      String raw = names(bytes, server.address()).get(0).split("\\|", -1)[0];
      assertThat(raw.getBytes(ISO_8859_1)).as("not from the other's cache").isEqualTo(name);
    }
  }

  @Test
  void aServerOfTheConfigFileHasItsOwn(@TempDir Path folder) throws Exception {
    byte[] name = "Сервер".getBytes(Charset.forName("windows-1251"));
    try (Responder server = named(name);
        Responder other = named("Café".getBytes(ISO_8859_1))) {
      Path file =
          Files.writeString(
              folder.resolve("c.json"),
              "{\"servers\": [{\"name\": \"r\", \"addr\": \""
                  + server.address()
                  + "\", \"encoding\": \"windows-1251\"}]}");
      try (Connection connection = connect("config=" + file)) {
        assertThat(names(connection, server.address())).containsExactly("Сервер|Сервер|Сервер");
        assertThat(names(connection, other.address())).containsExactly("Café|Café|Café");
      }
    }
  }

  @Test
  void aCharsetThatIsNoneIsRefused() {
    assertThatThrownBy(() -> connect("encoding=klingon"))
        .hasMessageContaining("encoding")
        .hasMessageContaining("auto, or a charset's name");
  }

  @Test
  void aCacheTtlThatIsNotKeptIsRefused() throws Exception {
    assertThatThrownBy(() -> connect("cacheTtl=25h")).hasMessageContaining("at most 24h");
    connect("cacheTtl=24h").close();
  }
}
