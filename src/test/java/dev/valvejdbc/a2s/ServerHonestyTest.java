package dev.valvejdbc.a2s;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.valvejdbc.Rows;
import dev.valvejdbc.Scripted;
import dev.valvejdbc.captures.Responder;
import dev.valvejdbc.protocol.a2s.A2sCodec;
import dev.valvejdbc.protocol.a2s.Player;
import dev.valvejdbc.protocol.a2s.PlayerList;
import dev.valvejdbc.tables.geo.GeoFileWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said of a server stands side by side, each null where its source is missing. */
class ServerHonestyTest {
  private final AtomicInteger calls = new AtomicInteger();
  private volatile String listed = "";
  private volatile int status = 200;
  private HttpServer steam;

  @BeforeEach
  void start() throws Exception {
    steam = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    steam.createContext(
        "/",
        exchange -> {
          try (exchange) {
            calls.incrementAndGet();
            byte[] body = ("{\"response\":{\"servers\":[" + listed + "]}}").getBytes(UTF_8);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
          }
        });
    steam.start();
  }

  @AfterEach
  void stop() {
    steam.stop(0);
  }

  private Connection connect(String more) throws SQLException {
    return DriverManager.getConnection(
        "jdbc:valve:webApiKey=K;serverListTtl=60s;webApiUrl=http://127.0.0.1:"
            + steam.getAddress().getPort()
            + more);
  }

  private static String entry(String addr, int players, int region) {
    return "{\"addr\":\"%s\",\"gameport\":1,\"players\":%d,\"max_players\":24,\"bots\":0,\"region\":%d}"
        .formatted(addr, players, region);
  }

  /** A server that says so many players, and lists so many, each as long there as told. */
  private static Responder server(int said, int rows, float first, float step) throws Exception {
    byte[] info = A2sCodec.encode(Scripted.info("S", "m", said));
    List<Player> players =
        IntStream.range(0, rows)
            .mapToObj(i -> new Player(0, "P" + i, 0, first + i * step, null, null))
            .toList();
    byte[] list = A2sCodec.encode(new PlayerList(rows, players, false));
    return new Responder(request -> List.of(request[4] == 'U' ? list : info));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "12|12|60|1|12|consistent|INFO agrees with PLAYER, the list",
        "12|10|60|1|9|consistent|INFO agrees with PLAYER, the list",
        "20|1|60|1|20|suspicious|INFO says 20 players, PLAYER lists 1",
        "2|60|60|1|2|suspicious|PLAYER lists 60 players, INFO says 2",
        "2|13|60|1|2|suspicious|PLAYER lists 13 players, INFO says 2",
        "2|8|-1|0|2|suspicious|INFO says 0 bots, PLAYER marks 8 as bots",
        "6|6|60|0|6|suspicious|all 6 players came in the same instant",
        "8|8|-1|0|8|suspicious|INFO says 0 bots, PLAYER marks 8 as bots",
        "2|2|60|1|24|suspicious|the list says 24 players, INFO says 2"
      })
  void theVerdictHasItsReason(
      int said, int rows, float first, float step, int list, String verdict, String reason)
      throws Exception {
    try (Responder server = server(said, rows, first, step);
        Connection connection = connect("")) {
      listed = entry(server.address(), list, 3);
      assertThat(
              Rows.of(
                  connection,
                  "SELECT verdict, reason, listed, list_players, player_count, player_rows, region"
                      + " FROM server_honesty WHERE addr = '"
                      + server.address()
                      + "'"))
          .containsExactly(
              verdict + "|" + reason + "|true|" + list + "|" + said + "|" + rows + "|eu");
    }
  }

  @Test
  void whatHasNoSourceIsNull() throws Exception {
    try (Responder server = server(2, 2, 60, 1);
        Connection connection = DriverManager.getConnection("jdbc:valve:")) {
      assertThat(
              Rows.of(
                  connection,
                  "SELECT verdict, reason, listed, list_players, region, region_ping_ms,"
                      + " player_rows, ping_ms > 0 FROM server_honesty WHERE addr = '"
                      + server.address()
                      + "'"))
          .containsExactly("consistent|INFO agrees with PLAYER|null|null|null|null|2|true");
    }
  }

  @Test
  void playersThatWereCutOffAreNoLie() throws Exception {
    byte[] info = A2sCodec.encode(Scripted.info("S", "m", 20));
    List<Player> some =
        IntStream.range(0, 5)
            .mapToObj(i -> new Player(0, "P" + i, 0, 60f + i, null, null))
            .toList();
    byte[] cut = A2sCodec.encode(new PlayerList(20, some, true));
    try (Responder server = new Responder(request -> List.of(request[4] == 'U' ? cut : info));
        Connection connection = DriverManager.getConnection("jdbc:valve:")) {
      assertThat(
              Rows.of(
                  connection,
                  "SELECT verdict, player_rows FROM server_honesty WHERE addr = '"
                      + server.address()
                      + "'"))
          .containsExactly("consistent|5");
    }
  }

  @Test
  void hiddenPlayersAreNoLie() throws Exception {
    byte[] info = A2sCodec.encode(Scripted.info("S", "m", 12));
    byte[] hidden =
        A2sCodec.encode(
            new PlayerList(1, List.of(new Player(0, "Max Players", 24, 9f, null, null)), false));
    try (Responder server = new Responder(request -> List.of(request[4] == 'U' ? hidden : info));
        Connection connection = DriverManager.getConnection("jdbc:valve:")) {
      assertThat(
              Rows.of(
                  connection,
                  "SELECT verdict, reason, player_rows FROM server_honesty WHERE addr = '"
                      + server.address()
                      + "'"))
          .containsExactly("null|there is nothing to compare INFO with|null");
    }
  }

  @Test
  void aServerThatDoesNotAnswerHasNoVerdictButWhatTheListSays() throws Exception {
    try (Responder silent = Scripted.silent();
        Connection connection = connect(";timeout=200ms");
        Statement statement = connection.createStatement()) {
      listed = entry(silent.address(), 7, 3);
      assertThat(
              Rows.of(
                  statement.executeQuery(
                      "SELECT verdict, reason, list_players, player_count FROM server_honesty"
                          + " WHERE addr = '"
                          + silent.address()
                          + "'")))
          .containsExactly("null|null|7|null");
      assertThat(statement.getWarnings().getMessage()).contains("no answer within 0.2 s");
    }
  }

  @Test
  void aListThatFailsIsAWarning() throws Exception {
    status = 500;
    try (Responder server = server(2, 2, 60, 1);
        Connection connection = connect("");
        Statement statement = connection.createStatement()) {
      assertThat(
              Rows.of(
                  statement.executeQuery(
                      "SELECT verdict, listed FROM server_honesty WHERE addr = '"
                          + server.address()
                          + "'")))
          .containsExactly("consistent|null");
      assertThat(statement.getWarnings().getMessage()).contains("500");
    }
  }

  @Test
  void allServersOfTheListAreComparedByOneCall() throws Exception {
    try (Responder one = server(12, 12, 60, 1);
        Responder two = server(20, 1, 60, 1);
        Connection connection = connect("")) {
      listed = entry(one.address(), 12, 3) + "," + entry(two.address(), 20, 255);
      assertThat(
              Rows.of(
                  connection, "SELECT addr, verdict, region FROM servers_honesty ORDER BY verdict"))
          .containsExactly(one.address() + "|consistent|eu", two.address() + "|suspicious|rest");
      assertThat(calls).hasValue(1);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "3|EU|consistent|INFO agrees with PLAYER, the list, the place of its address",
        "3|NA|suspicious|the list says region eu, its address is in NA",
        "255|NA|consistent|INFO agrees with PLAYER, the list"
      })
  void theClaimedRegionIsComparedWithThePlaceOfTheAddress(
      int region, String continent, String verdict, String reason, @TempDir Path folder)
      throws Exception {
    Path geo =
        new GeoFileWriter()
            .with("127.0.0.0/8", Map.of("continent", Map.of("code", continent)))
            .to(folder.resolve("places.mmdb"));
    try (Responder server = server(12, 12, 60, 1);
        Connection connection = connect(";geo=" + geo)) {
      listed = entry(server.address(), 12, region);
      assertThat(
              Rows.of(
                  connection,
                  "SELECT verdict, reason, continent FROM server_honesty WHERE addr = '"
                      + server.address()
                      + "'"))
          .containsExactly(verdict + "|" + reason + "|" + continent);
    }
  }

  @Test
  void onlyServersThatTheConditionOnTheListLeavesAreAsked() throws Exception {
    AtomicInteger asked = new AtomicInteger();
    try (Responder one = server(12, 12, 60, 1);
        Responder other =
            new Responder(
                request -> {
                  asked.incrementAndGet();
                  return List.of();
                });
        Connection connection = connect("")) {
      listed = entry(one.address(), 12, 3) + "," + entry(other.address(), 12, 255);
      String sql = "SELECT addr FROM servers_honesty WHERE region = 'eu' AND verdict IS NOT NULL";
      assertThat(Rows.of(connection, sql)).containsExactly(one.address());
      assertThat(asked).hasValue(0);
    }
  }
}
