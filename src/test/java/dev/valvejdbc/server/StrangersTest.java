package dev.valvejdbc.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.valvejdbc.Rows;
import dev.valvejdbc.server.ServerSettings.Bounds;
import dev.valvejdbc.server.ServerSettings.Listening;
import dev.valvejdbc.server.ServerSettings.Permissions;
import dev.valvejdbc.server.ServerSettings.Serialization;
import dev.valvejdbc.server.http.HttpBounds;
import dev.valvejdbc.server.http.Tls;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What strangers cannot do to a server, and cannot learn from it. */
class StrangersTest {
  private static final InetAddress HERE = InetAddress.getLoopbackAddress();

  @TempDir Path folder;

  private static Served served(String url, Permissions permissions, Bounds bounds)
      throws Exception {
    return Served.start(
        new ServerSettings(
            url,
            new Listening("127.0.0.1", 0, Serialization.JSON, Map.of(), null),
            permissions,
            bounds));
  }

  private static Bounds bounds(int connectionsOfAddress, HttpBounds http) {
    return new Bounds(
        Bounds.STANDARD.queryTimeout(),
        Bounds.STANDARD.connections(),
        connectionsOfAddress,
        1 << 20,
        Map.of(),
        http);
  }

  private static HttpResponse<String> post(Served served, String body) throws Exception {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create(served.address()))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build(),
            HttpResponse.BodyHandlers.ofString());
  }

  @Test
  void fourHundredSlowBodiesKeepNobodyOut() throws Exception {
    List<Socket> slow = new ArrayList<>();
    try (Served served = served("jdbc:valve:", Permissions.NONE, Bounds.STANDARD)) {
      for (int i = 0; i < 500; i++) {
        Socket socket = new Socket(HERE, served.server().port());
        socket
            .getOutputStream()
            .write("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1000\r\n\r\n{".getBytes(UTF_8));
        slow.add(socket);
      }
      try (Connection remote = served.connect()) {
        assertThat(Rows.of(remote, "SELECT 1")).containsExactly("1");
      }
    } finally {
      for (Socket socket : slow) {
        socket.close();
      }
    }
  }

  @Test
  void aRequestThatIsNotSentInTimeIsGivenUp() throws Exception {
    HttpBounds hasty = new HttpBounds(1 << 20, 1, 1, 1, 1_000, 400, 64, 50);
    try (Served served = served("jdbc:valve:", Permissions.NONE, bounds(25, hasty))) {
      for (String begun :
          List.of("", "POST / HT", "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\n{")) {
        try (Socket socket = new Socket(HERE, served.server().port())) {
          socket.getOutputStream().write(begun.getBytes(UTF_8));
          socket.setSoTimeout(60_000);
          assertThat(ends(socket)).as(begun).isTrue();
        }
      }
    }
  }

  @Test
  void aHandshakeThatIsNotFinishedInTimeIsGivenUp() throws Exception {
    HttpBounds hasty = new HttpBounds(1 << 20, 1, 1, 1, 1_000, 400, 64, 50);
    Tls tls = Tls.read(keystore("p4ssword"), null, Map.of(Tls.PASSWORD, "p4ssword"));
    Listening listening = new Listening("127.0.0.1", 0, Serialization.PROTOBUF, Map.of(), tls);
    try (Served served =
        Served.start(
            new ServerSettings("jdbc:valve:", listening, Permissions.NONE, bounds(25, hasty)))) {
      byte[] helloWithoutItsEnd = {0x16, 3, 1, 1, 0, 1, 0, 0};
      for (byte[] begun : List.of(new byte[0], helloWithoutItsEnd)) {
        try (Socket socket = new Socket(HERE, served.server().port())) {
          socket.getOutputStream().write(begun);
          socket.setSoTimeout(60_000);
          assertThat(ends(socket)).isTrue();
        }
      }
    }
  }

  private static boolean ends(Socket socket) throws IOException {
    try {
      while (socket.getInputStream().read() >= 0) {
        // a sentence, perhaps
      }
      return true;
    } catch (SocketTimeoutException e) {
      return false;
    } catch (IOException e) {
      return true; // it was reset
    }
  }

  @Test
  void oneAddressCannotTakeAllConnections() throws Exception {
    try (Served served = served("jdbc:valve:", Permissions.NONE, bounds(2, HttpBounds.STANDARD));
        Connection first = served.connect()) {
      try (Connection second = served.connect()) {
        assertThat(second.isClosed()).isFalse();
        assertThatThrownBy(served::connect)
            .hasMessageContaining("Your address has 2 connections open");
      }
      try (Connection third = served.connect()) {
        assertThat(Rows.of(third, "SELECT 1")).isEqualTo(Rows.of(first, "SELECT 1"));
      }
    }
  }

  @Test
  void onlyServersWithANameAreAsked() throws Exception {
    int closedPort;
    try (DatagramSocket closed = new DatagramSocket(0, HERE)) {
      closedPort = closed.getLocalPort();
    }
    try (DatagramSocket silent = new DatagramSocket(0, HERE);
        ServerSocket console = new ServerSocket(0, 50, HERE);
        Served served =
            served(
                "jdbc:valve:fleet=3;seed=7;timeout=10s;onError=fail",
                new Permissions("read", Set.of(), null),
                Bounds.STANDARD);
        Connection remote = served.connect()) {
      assertThat(
              Rows.of(
                  remote,
                  "SELECT COUNT(*) FROM my_servers s JOIN server_info i ON i.addr = s.addr"))
          .containsExactly("3");
      List<String> refusals = new ArrayList<>();
      for (String address :
          List.of(
              "127.0.0.1:" + silent.getLocalPort(),
              "127.0.0.1:" + closedPort,
              "127.0.0.1:" + console.getLocalPort(),
              "localhost:" + silent.getLocalPort(),
              "no-such-host.invalid:1")) {
        for (String sql :
            List.of(
                "SELECT map FROM server_info WHERE addr = '%s'",
                "SELECT addr FROM TABLE(find_server('%s'))",
                "SELECT line FROM TABLE(rcon('%s', 'status'))")) {
          assertThatThrownBy(() -> Rows.of(remote, sql.formatted(address)))
              .satisfies(e -> refusals.add(String.valueOf(e.getMessage()).replace(address, "…")));
        }
      }
      assertThat(refusals.stream().distinct()).hasSize(3); // one for each way to ask
      assertThat(refusals).allMatch(r -> r.contains("this connection"));
      silent.setSoTimeout(1);
      assertThatThrownBy(() -> silent.receive(new java.net.DatagramPacket(new byte[64], 64)))
          .isInstanceOf(SocketTimeoutException.class);
      console.setSoTimeout(1);
      assertThatThrownBy(console::accept).isInstanceOf(SocketTimeoutException.class);
    }
  }

  @Test
  void serversOfAListAreAskedFromThenOn() throws Exception {
    String one = "SELECT addr FROM master_servers ORDER BY addr LIMIT 1";
    try (Served served = served("jdbc:valve:fleet=3;seed=7", Permissions.NONE, Bounds.STANDARD);
        Connection remote = served.connect()) {
      String addr = Rows.of(remote, one).get(0);
      assertThat(Rows.of(remote, "SELECT COUNT(*) FROM server_info WHERE addr = '" + addr + "'"))
          .containsExactly("1");
    }
  }

  @Test
  void allowPermitsOthersButNotTheirConsoles() throws Exception {
    for (String allow : List.of("127.0.0.0/8", "any")) {
      try (DatagramSocket silent = new DatagramSocket(0, HERE);
          Served served =
              served(
                  "jdbc:valve:timeout=200ms;onError=fail;rconPassword=sEcrEt77",
                  new Permissions("full", Set.of(), allow),
                  Bounds.STANDARD);
          Connection remote = served.connect()) {
        String addr = "127.0.0.1:" + silent.getLocalPort();
        assertThatThrownBy(
                () -> Rows.of(remote, "SELECT map FROM server_info WHERE addr = '" + addr + "'"))
            .hasMessageContaining("no answer");
        assertThatThrownBy(
                () -> Rows.of(remote, "SELECT * FROM TABLE(rcon('" + addr + "', 'status'))"))
            .hasMessageContaining("servers that have a name alone");
      }
    }
  }

  @Test
  void theAccountOfTheMachineIsNotTold() throws Exception {
    try (Served served = served("jdbc:valve:", Permissions.NONE, Bounds.STANDARD);
        Connection remote = served.connect()) {
      for (String name : List.of("SYSTEM_USER", "USER", "SESSION_USER", "CURRENT_USER")) {
        assertThat(Rows.of(remote, "SELECT " + name).get(0))
            .isNotEqualTo(System.getProperty("user.name"));
        assertThat(Rows.of(remote, "SELECT n || " + name + " FROM (VALUES ('a')) AS t(n)").get(0))
            .doesNotContain(System.getProperty("user.name"));
      }
    }
  }

  @Test
  void whatARequestLacksIsSaid() throws Exception {
    try (Served served = served("jdbc:valve:", Permissions.NONE, Bounds.STANDARD)) {
      post(served, "{'request':'openConnection','connectionId':'c','info':{}}".replace('\'', '"'));
      post(
          served,
          "{'request':'prepare','connectionId':'c','sql':'SELECT 1','maxRowCount':-1}"
              .replace('\'', '"'));
      String handle = "'statementHandle':{'connectionId':'c','id':0,'signature':null}";
      assertMalformed(
          served,
          "{'request':'execute'," + handle + ",'parameterValues':[],'maxRowCount':100}",
          "The request lacks its statementHandle's signature.");
      assertMalformed(
          served,
          "{'request':'execute','parameterValues':[],'maxRowCount':100}",
          "The request lacks its statementHandle.");
      assertMalformed(
          served, "{'request':'createStatement'}", "The request lacks its connectionId.");
      assertMalformed(served, "{'request':", "This is no request of Avatica's protocol");
      assertMalformed(served, "", "This is no request of Avatica's protocol");
    }
  }

  private static void assertMalformed(Served served, String body, String sentence)
      throws Exception {
    HttpResponse<String> answer = post(served, body.replace('\'', '"'));
    assertThat(answer.statusCode()).as(body).isEqualTo(400);
    assertThat(answer.body()).contains(sentence).doesNotContain("at org.", "at dev.", "Exception:");
  }

  @Test
  void aPlainStatementMayUseAnIdThatWasPrepared() throws Exception {
    try (Served served = served("jdbc:valve:", Permissions.NONE, Bounds.STANDARD)) {
      post(served, "{\"request\":\"openConnection\",\"connectionId\":\"c\",\"info\":{}}");
      post(served, "{\"request\":\"prepare\",\"connectionId\":\"c\",\"sql\":\"SELECT 1 AS a\"}");
      for (int n : List.of(7, 8)) {
        assertThat(
                post(
                        served,
                        ("{\"request\":\"prepareAndExecute\",\"connectionId\":\"c\","
                                + "\"statementId\":0,\"sql\":\"SELECT %d AS n\","
                                + "\"maxRowsTotal\":-1,\"maxRowsInFirstFrame\":100}")
                            .formatted(n))
                    .body())
            .contains("\"rows\":[[" + n + "]]");
      }
    }
  }

  @Test
  void longRowsComeInMoreAnswersAndTooLongOnesAreRefused() throws Exception {
    StringBuilder numbers = new StringBuilder("(0)");
    for (int i = 1; i < 50; i++) {
      numbers.append(", (").append(i).append(")");
    }
    String wide = "SELECT n, REPEAT('x', %d) AS s FROM (VALUES " + numbers + ") AS t(n)";
    try (Served served = served("jdbc:valve:", Permissions.NONE, bounds(5, HttpBounds.STANDARD));
        Connection remote = served.connect()) {
      assertThat(Rows.of(remote, wide.formatted(100_000))).hasSize(50);
      assertThat(Rows.of(remote, wide.formatted(1))).hasSize(50);
      assertThatThrownBy(() -> Rows.of(remote, wide.formatted(1_000_000)))
          .hasMessageContaining("longer than the 1 MB that an answer of this server may have");
      post(served, "{\"request\":\"openConnection\",\"connectionId\":\"c\",\"info\":{}}");
      post(served, "{\"request\":\"createStatement\",\"connectionId\":\"c\"}");
      Matcher id =
          Pattern.compile("\"statementId\":(\\d+)")
              .matcher(
                  post(served, "{\"request\":\"createStatement\",\"connectionId\":\"c\"}").body());
      assertThat(id.find()).isTrue();
      String answer =
          post(
                  served,
                  ("{\"request\":\"prepareAndExecute\",\"connectionId\":\"c\",\"statementId\":%s,"
                          + "\"sql\":\"%s\",\"maxRowsTotal\":-1,\"maxRowsInFirstFrame\":-1}")
                      .formatted(id.group(1), wide.formatted(100_000)))
              .body();
      assertThat(answer).contains("\"done\":false").hasSizeLessThan(2 << 20);
    }
  }

  @Test
  void anErrorOfTheMachineIsASentenceAndTheServerGoesOn() throws Exception {
    Service failing = new Service();
    Wire wire = failing.wire();
    ServedRequests requests = new ServedRequests(failing.none(), wire, failing.callers());
    for (Error error :
        List.of(new OutOfMemoryError("x"), new StackOverflowError(), new LinkageError())) {
      error.setStackTrace(new StackTraceElement[0]); // which would fill the log
      failing.next = error;
      var reply = requests.answer(new byte[0], "127.0.0.1");
      assertThat(reply.status()).isEqualTo(500);
      assertThat(new String(reply.body(), UTF_8))
          .containsAnyOf("not enough memory", "The server failed at this request");
    }
  }

  /** A wire on which every request ends in an error of the machine. */
  private static final class Service {
    private Error next = new LinkageError();

    Wire wire() {
      JsonWire json = new JsonWire();
      return new Wire() {
        @Override
        public String contentType() {
          return json.contentType();
        }

        @Override
        public byte[] answer(byte[] request, org.apache.calcite.avatica.remote.Service service) {
          throw next;
        }

        @Override
        public byte[] error(org.apache.calcite.avatica.remote.Service.ErrorResponse response) {
          return json.error(response);
        }
      };
    }

    org.apache.calcite.avatica.remote.Service none() throws SQLException {
      return new org.apache.calcite.avatica.remote.LocalService(
          new ServedMeta("jdbc:valve:", ServerSettings.of("jdbc:valve:", 0)));
    }

    Callers callers() {
      return new Callers(1, Set::of);
    }
  }

  @Test
  void httpsShowsTheCertificateOfTheKeyStore() throws Exception {
    Path store = keystore("p4ssword");
    Tls tls = Tls.read(store, null, Map.of(Tls.PASSWORD, "p4ssword"));
    try (Served served =
            Served.start(
                new ServerSettings(
                    "jdbc:valve:",
                    new Listening("127.0.0.1", 0, Serialization.PROTOBUF, Map.of(), tls),
                    Permissions.NONE,
                    Bounds.STANDARD));
        Connection remote =
            served.connect(
                Served.properties(
                    "truststore", store.toString(), "truststore_password", "p4ssword"))) {
      assertThat(Rows.of(remote, "SELECT 1")).containsExactly("1");
    }
  }

  @Test
  void thePasswordOfAKeyStoreComesFromAFileOrTheEnvironment() throws Exception {
    Path store = keystore("p4ssword");
    Path password = Files.writeString(folder.resolve("password"), "p4ssword\n");
    assertThat(Tls.read(store, password, Map.of())).isNotNull();
    assertThatThrownBy(() -> Tls.read(store, null, Map.of()))
        .hasMessageContaining("VALVE_SERVE_TLS_PASSWORD");
    assertThatThrownBy(() -> Tls.read(store, null, Map.of(Tls.PASSWORD, "wr0ng")))
        .hasMessageContaining("does not open")
        .hasMessageNotContaining("wr0ng");
    assertThatThrownBy(() -> Tls.read(password, password, Map.of()))
        .hasMessageContaining("is no key store")
        .hasMessageNotContaining("p4ssword");
  }

  private Path keystore(String password) throws Exception {
    Path store = folder.resolve("keys.p12");
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "a",
                "-keyalg",
                "EC",
                "-dname",
                "CN=localhost",
                "-ext",
                "san=ip:127.0.0.1",
                "-storetype",
                "PKCS12",
                "-keystore",
                store.toString(),
                "-storepass",
                password)
            .redirectErrorStream(true)
            .start();
    String said = new String(keytool.getInputStream().readAllBytes(), UTF_8);
    assertThat(keytool.waitFor()).as(said).isZero();
    return store;
  }
}
