package dev.valvejdbc.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.valvejdbc.Rows;
import dev.valvejdbc.server.ServerSettings.Bounds;
import dev.valvejdbc.server.ServerSettings.Listening;
import dev.valvejdbc.server.ServerSettings.Permissions;
import dev.valvejdbc.server.ServerSettings.Serialization;
import dev.valvejdbc.server.http.HttpBounds;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a server refuses, bounds and keeps to itself. */
class ServingBoundsTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  @TempDir Path folder;

  private static Properties property(String name, String value) {
    Properties properties = new Properties();
    properties.setProperty(name, value);
    return properties;
  }

  private static Served served(String url, String rcon, Set<String> properties, Duration timeout)
      throws Exception {
    return Served.start(url, Serialization.PROTOBUF, Map.of(), rcon, properties, timeout, 10);
  }

  @Test
  void aClientSetsNoProperties() throws Exception {
    try (Served served = Served.start("jdbc:valve:", Serialization.PROTOBUF)) {
      for (String name :
          List.of(
              "config", "model", "webApiKey", "rcon", "masterAddress", "timeout", "lex", "log")) {
        assertThatThrownBy(() -> served.connect(property(name, "s3cretValue")))
            .as(name)
            .hasMessageContaining("may not set the property '" + name + "'")
            .hasMessageNotContaining("s3cretValue");
      }
      try (Connection remote = served.connect(property("user", "someone"))) {
        assertThat(Rows.of(remote, "SELECT 1")).containsExactly("1");
      }
    }
  }

  @Test
  void aServerMayPermitHarmlessProperties() throws Exception {
    try (Served served = served("jdbc:valve:", "off", Set.of("TIMEOUT"), MINUTE);
        Connection remote = served.connect(property("timeout", "2s"))) {
      assertThat(Rows.of(remote, "SELECT 1")).containsExactly("1");
      assertThatThrownBy(() -> served.connect(property("onError", "fail")))
          .hasMessageContaining("onError");
    }
    for (String own : List.of("model", "log")) {
      assertThatThrownBy(() -> served("jdbc:valve:", "off", Set.of(own), MINUTE))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("cannot permit its clients the property " + own);
    }
  }

  @Test
  void consoleCommandsAreOffWhateverTheUrlSays() throws Exception {
    String sql = "SELECT line FROM TABLE(rcon('127.0.0.1:1', 'status'))";
    String url = "jdbc:valve:RCON=full;rconPassword=sEcrEt77";
    try (Served served = served(url, "off", Set.of(), MINUTE);
        Connection remote = served.connect()) {
      assertThatThrownBy(() -> Rows.of(remote, sql))
          .hasMessageContaining("Console commands are off")
          .hasMessageNotContaining("sEcrEt77");
    }
    try (Served served = served("jdbc:valve:fleet=3;seed=7", "read", Set.of(), MINUTE);
        Connection remote = served.connect()) {
      assertThat(
              Rows.of(
                  remote,
                  "SELECT COUNT(*) FROM my_servers s, LATERAL TABLE(rcon(s.addr, 'status')) r"))
          .isNotEmpty();
      assertThatThrownBy(
              () ->
                  Rows.of(
                      remote,
                      "SELECT r.line FROM my_servers s, LATERAL TABLE(rcon(s.addr, 'kick 1')) r"))
          .hasMessageContaining("not known to change nothing");
    }
  }

  @Test
  void aConfigFileThatBreaksLaterIsNotTold() throws Exception {
    Path config = Files.writeString(folder.resolve("private.json"), "{\"webApiKey\":\"sEcrEt77\"}");
    try (Served served = Served.start("jdbc:valve:config=" + config, Serialization.PROTOBUF)) {
      Files.writeString(config, "{broken");
      assertThatThrownBy(served::connect)
          .hasMessageContaining("could not open a connection")
          .hasMessageNotContaining("private.json");
    }
  }

  @Test
  void aWrongUrlIsToldAtTheStart() {
    assertThatThrownBy(() -> Served.start("jdbc:valve:timeuot=1s", Serialization.JSON))
        .hasMessageContaining("did you mean timeout?");
  }

  @Test
  void usersNeedTheirPassword() throws Exception {
    try (Served served =
        Served.start(
            "jdbc:valve:",
            Serialization.PROTOBUF,
            Map.of("ann", "s3cret:1"),
            "off",
            Set.of(),
            MINUTE,
            10)) {
      assertThatThrownBy(served::connect).hasMessageContaining("401");
      assertThatThrownBy(() -> served.connect(credentials("ann", "wrong")))
          .hasMessageContaining("401");
      try (Connection remote = served.connect(credentials("ann", "s3cret:1"))) {
        assertThat(Rows.of(remote, "SELECT 1")).containsExactly("1");
      }
    }
  }

  private static Properties credentials(String user, String password) {
    Properties properties = property("avatica_user", user);
    properties.setProperty("avatica_password", password);
    properties.setProperty("authentication", "BASIC");
    return properties;
  }

  @Test
  void beyondLoopbackUsersAreNeeded() {
    ServerSettings open =
        new ServerSettings(
            "jdbc:valve:",
            new Listening("0.0.0.0", 0, Serialization.PROTOBUF, Map.of(), null),
            Permissions.NONE,
            Bounds.STANDARD);
    assertThatThrownBy(() -> ValveServer.start(open))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith("0.0.0.0 can be reached by others, so users are needed");
  }

  @Test
  void connectionsAndStatementsAreBounded() throws Exception {
    List<Connection> open = new ArrayList<>();
    try (Served served =
        Served.start("jdbc:valve:", Serialization.PROTOBUF, Map.of(), "off", Set.of(), MINUTE, 2)) {
      open.add(served.connect());
      open.add(served.connect());
      assertThatThrownBy(served::connect).hasMessageContaining("2 connections open");
      open.remove(1).close();
      Connection remote = served.connect();
      for (int i = 0; i < ServerSettings.STATEMENTS; i++) {
        remote.createStatement();
      }
      assertThatThrownBy(remote::createStatement).hasMessageContaining("as many as it may");
    }
  }

  @Test
  void aStatementEndsWithItsTime() throws Exception {
    try (DatagramSocket silent = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        Served served =
            served(
                "jdbc:valve:timeout=1h;retries=0;allow=127.0.0.0/8",
                "off",
                Set.of(),
                Duration.ofSeconds(1));
        Connection remote = served.connect()) {
      assertThatThrownBy(() -> Rows.of(remote, waiting(silent)))
          .satisfies(e -> assertThat(((SQLException) e).getSQLState()).isEqualTo("HYT00"));
    }
  }

  private static String waiting(DatagramSocket silent) {
    return "SELECT map FROM server_info WHERE addr = '127.0.0.1:" + silent.getLocalPort() + "'";
  }

  @Test
  void aStatementEndsWithItsConnection() throws Exception {
    try (DatagramSocket silent = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        Served served =
            served("jdbc:valve:timeout=1h;retries=0;allow=127.0.0.0/8", "off", Set.of(), MINUTE)) {
      Connection remote = served.connect();
      CompletableFuture<List<String>> running =
          CompletableFuture.supplyAsync(() -> rows(remote, waiting(silent)));
      silent.receive(new java.net.DatagramPacket(new byte[64], 64)); // it is under way
      remote.close();
      assertThat(running.handle((rows, e) -> e != null).get()).isTrue();
    }
  }

  private static List<String> rows(Connection connection, String sql) {
    try {
      return Rows.of(connection, sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void aStatementBelongsToItsConnection() throws Exception {
    try (Served served = Served.start("jdbc:valve:", Serialization.JSON);
        Connection mine = served.connect();
        Statement statement = mine.createStatement()) {
      post(served, "{'request':'openConnection','connectionId':'other','info':{}}");
      statement.executeQuery("SELECT 1");
      assertThat(
              post(served, "{'request':'fetch','connectionId':'other','statementId':0,'offset':0}")
                  .body())
          .contains("\"missingStatement\":true");
    }
  }

  @Test
  void whatIsNoRequestIsRefusedWithoutATrace() throws Exception {
    try (Served served = Served.start("jdbc:valve:", Serialization.JSON)) {
      for (String body : List.of("", "{", "{'request':'nope'}", "null")) {
        assertThat(post(served, body).body()).doesNotContain("at org.", "at dev.", "Exception:");
      }
      assertThat(post(served, "x".repeat(HttpBounds.STANDARD.requestBytes() + 1)).statusCode())
          .isEqualTo(413);
      assertThat(post(served, "{}", "Origin", "http://example.org").statusCode()).isEqualTo(403);
    }
  }

  private static HttpResponse<String> post(Served served, String body, String... headers)
      throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(served.address()))
            .POST(HttpRequest.BodyPublishers.ofString(body));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  @Test
  void usersComeFromAFileOrTheEnvironment() throws Exception {
    Path file = Files.writeString(folder.resolve("users"), "# who\n\nann:a:b\nbob: c\n");
    assertThat(Users.read(file, Map.of())).isEqualTo(Map.of("ann", "a:b", "bob", " c"));
    assertThat(Users.read(null, Map.of("VALVE_SERVE_USER", "u", "VALVE_SERVE_PASSWORD", "p")))
        .isEqualTo(Map.of("u", "p"));
    assertThat(Users.read(null, Map.of())).isEmpty();
    assertThatThrownBy(() -> Users.read(null, Map.of("VALVE_SERVE_USER", "u")))
        .hasMessageContaining("only one is set");
    Files.writeString(file, "s3cret\n");
    assertThatThrownBy(() -> Users.read(file, Map.of()))
        .hasMessageContaining("Line 1")
        .hasMessageNotContaining("s3cret");
  }
}
