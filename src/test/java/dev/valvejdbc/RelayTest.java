package dev.valvejdbc;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.valvejdbc.fleet.master.FleetList;
import dev.valvejdbc.fleet.master.ListEntry;
import dev.valvejdbc.fleet.webapi.FleetWebApi;
import dev.valvejdbc.fleet.world.FleetWorld;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Addresses that a list brings and no packet should, or can, go to. */
class RelayTest {
  private static final String RELAYED = "169.254.10.20:27015";

  private static Connection connect(String url) throws SQLException {
    return requireNonNull(new ValveDriver().connect("jdbc:valve:" + url, new Properties()));
  }

  @Test
  void aServerBehindTheRelayIsAskedThroughTheWebApi() throws Exception {
    List<String> queries = Collections.synchronizedList(new ArrayList<>());
    Map<String, String> answers =
        Map.of(
            "GetServerList",
            "{\"response\":{\"servers\":[{\"addr\":\"" + RELAYED + "\",\"appid\":440}]}}",
            "1",
            "{\"response\":{\"ping_data\":{\"server_name\":\"Behind\",\"map\":\"m\",\"app_id\":440}}}",
            "2",
            "{\"response\":{\"players_data\":{\"players\":[{\"name\":\"Ann\",\"score\":7}]}}}",
            "3",
            "{\"response\":{\"rules_data\":{\"rules\":[{\"rule\":\"g\",\"value\":\"800\"}]}}}");
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            String uri = exchange.getRequestURI().toString();
            queries.add(uri);
            boolean list = uri.contains("GetServerList");
            String kind = list ? "GetServerList" : uri.substring(uri.length() - 1);
            byte[] body = requireNonNull(answers.get(kind)).getBytes(UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
          }
        });
    server.start();
    String url = "http://127.0.0.1:" + server.getAddress().getPort();
    try (Connection connection = connect("webApiKey=K;webApiUrl=" + url)) {
      assertThat(
              Rows.of(
                  connection,
                  "SELECT i.server_name, i.app_id, i.protocol, i.ping_ms, p.name, p.score, r.name,"
                      + " r.value FROM server_info i JOIN players p ON p.addr = i.addr JOIN rules r"
                      + " ON r.addr = i.addr WHERE i.addr = '"
                      + RELAYED
                      + "'"))
          .containsExactly("Behind|440|null|null|Ann|7|g|800");
      assertThat(queries)
          .hasSize(4)
          .anyMatch(q -> q.contains("fake_ip=2851998228&fake_port=27015&app_id=440&query_type=1"));
    } finally {
      server.stop(0);
    }
  }

  @Test
  void withoutAKeyOneSentenceSaysWhatIsMissing() throws Exception {
    try (Connection connection = connect("timeout=1s")) {
      assertThat(
              Rows.of(
                  connection,
                  "SELECT status, error FROM server_status WHERE addr = '" + RELAYED + "'"))
          .singleElement()
          .asString()
          .startsWith("unreachable|")
          .contains("webApiKey");
    }
  }

  @Test
  void theQueryPortBehindAGamePortIsFoundThroughSteam() throws Exception {
    ListEntry entry = ListEntry.of("127.0.0.1:1099", FleetWorld.server(1, 7));
    int gamePort = requireNonNull(entry.info().extra().port());
    FleetList list = new FleetList(List.of(entry), Set.of());
    try (FleetWebApi steam = new FleetWebApi(list, 0, "K");
        Connection connection = connect("timeout=100ms;webApiKey=K;webApiUrl=" + steam.url())) {
      assertThat(
              Rows.of(
                  connection,
                  "SELECT addr, found_by, game_port FROM TABLE(find_server('127.0.0.1:"
                      + gamePort
                      + "'))"))
          .containsExactly("127.0.0.1:1099|steam|" + gamePort);
    }
  }
}
