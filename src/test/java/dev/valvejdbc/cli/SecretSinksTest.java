package dev.valvejdbc.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.valvejdbc.fleet.console.FleetConsole;
import dev.valvejdbc.server.ServerSettings;
import dev.valvejdbc.server.ServerSettings.Bounds;
import dev.valvejdbc.server.ServerSettings.Listening;
import dev.valvejdbc.server.ServerSettings.Permissions;
import dev.valvejdbc.server.ServerSettings.Serialization;
import dev.valvejdbc.server.ValveServer;
import dev.valvejdbc.server.http.HttpBounds;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Everything that the program writes or shows somewhere, with secrets of every kind in its
 * configuration and peers that refuse them and repeat what they were sent: none shows a piece.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SecretSinksTest {
  private static final String MARK = "sEcrEt77";

  private Path folder;

  private final Queue<String> logged = new ConcurrentLinkedQueue<>();
  private final Handler log =
      new Handler() {
        @Override
        public void publish(LogRecord entry) {
          logged.add(
              entry.getMessage()
                  + List.of(entry.getParameters() == null ? new Object[0] : entry.getParameters())
                  + (entry.getThrown() == null ? "" : trace(entry.getThrown())));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
      };
  private final Logger ours = Logger.getLogger("dev.valvejdbc");
  private HttpServer echo;
  private FleetConsole console;
  private String url;
  private Connection connection;

  /** Something to look at. */
  private interface Sink {
    String text() throws Exception;
  }

  private record Named(String name, Sink sink) {
    @Override
    public String toString() {
      return name;
    }
  }

  @BeforeAll
  void begin(@TempDir Path empty) throws Exception {
    folder = empty;
    ours.setLevel(Level.ALL);
    ours.addHandler(log);
    echo = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    echo.createContext(
        "/",
        exchange -> {
          byte[] body =
              ("{\"message\": \""
                      + exchange.getRequestURI()
                      + exchange.getRequestHeaders().values())
                  .getBytes(UTF_8);
          exchange.sendResponseHeaders(403, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    echo.start();
    console = FleetConsole.source("another", Map.of());
    Path config =
        Files.writeString(
            folder.resolve("config.json"),
            """
            {"webApiKey": "%1$sKEY", "webApiUrl": "http://127.0.0.1:%2$d", "rcon": "read",
             "rconPassword": "%1$sRCON", "timeout": "300ms", "rconTimeout": "5s", "cacheDir": "none",
             "servers": [{"name": "one", "addr": "127.0.0.1:%3$d", "rconPassword": "%1$sOWN"}],
             "databases": {"own": {"url": "jdbc:sqlite:%4$s", "user": "u", "password": "%1$sDB"}}}
            """
                .formatted(
                    MARK,
                    echo.getAddress().getPort(),
                    console.address().getPort(),
                    folder.resolve("own.db")));
    url = "jdbc:valve:config=" + config;
    connection = DriverManager.getConnection(url);
  }

  @AfterAll
  void end() throws Exception {
    connection.close();
    console.close();
    echo.stop(0);
    ours.removeHandler(log);
    ours.setLevel(null);
  }

  private static String trace(Throwable thrown) {
    StringWriter text = new StringWriter();
    thrown.printStackTrace(new PrintWriter(text));
    return text.toString();
  }

  private static void add(StringBuilder text, ResultSet rows) throws SQLException {
    int columns = rows.getMetaData().getColumnCount();
    while (rows.next()) {
      for (int i = 1; i <= columns; i++) {
        text.append(rows.getObject(i)).append('|');
      }
      text.append('\n');
    }
  }

  /** Rows, warnings, and errors with their stacks. */
  private static String said(Connection asked, String sql) throws SQLException {
    StringBuilder text = new StringBuilder();
    try (Statement statement = asked.createStatement()) {
      try (ResultSet rows = statement.executeQuery(sql)) {
        add(text, rows);
        for (SQLWarning w = rows.getWarnings(); w != null; w = w.getNextWarning()) {
          text.append(trace(w));
        }
      }
      for (SQLWarning w = statement.getWarnings(); w != null; w = w.getNextWarning()) {
        text.append(trace(w));
      }
    } catch (SQLException e) {
      assertThat(e.getSQLState()).as("%s: %s", sql, e.getMessage()).isNotEqualTo("42601");
      text.append(trace(e));
    }
    return text.toString();
  }

  private static String run(String... arguments) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(bytes, true, UTF_8);
    Main.run(arguments, InputStream.nullInputStream(), out, out);
    return bytes.toString(UTF_8);
  }

  private Named sql(String statement) {
    return new Named(statement, () -> said(connection, statement));
  }

  private String metadata() throws SQLException {
    DatabaseMetaData data = connection.getMetaData();
    StringBuilder text = new StringBuilder(data.getURL() + data.getUserName() + connection + data);
    add(text, data.getClientInfoProperties());
    add(text, data.getCatalogs());
    add(text, data.getSchemas());
    add(text, data.getTables(null, null, null, null));
    return text.append(connection.getClientInfo()).toString();
  }

  private static String driverProperties() throws SQLException {
    Properties given = new Properties();
    given.setProperty("webApiKey", MARK + "KEY");
    given.setProperty("rconPassword", MARK + "RCON");
    StringBuilder text = new StringBuilder();
    for (DriverPropertyInfo info :
        DriverManager.getDriver("jdbc:valve:")
            .getPropertyInfo("jdbc:valve:webApiKey=" + MARK, given)) {
      text.append(info.name).append(info.value).append(info.description);
    }
    return text.toString();
  }

  private String file(String name, String... arguments) throws Exception {
    Path written = folder.resolve(name);
    List<String> all = new ArrayList<>(List.of(arguments));
    all.replaceAll(a -> a.equals("FILE") ? written.toString() : a);
    String printed = run(all.toArray(String[]::new));
    assertThat(written).as(printed).exists();
    return printed + Files.readString(written, ISO_8859_1);
  }

  private String served() throws Exception {
    ServerSettings settings =
        new ServerSettings(
            url,
            new Listening("127.0.0.1", 0, Serialization.JSON, Map.of(), null),
            new Permissions("read", Set.of(), "any"),
            new Bounds(Duration.ofSeconds(60), 5, 5, 1 << 20, Map.of(), HttpBounds.STANDARD));
    StringBuilder text = new StringBuilder();
    try (ValveServer server = ValveServer.start(settings);
        Connection remote =
            DriverManager.getConnection(
                "jdbc:avatica:remote:serialization=json;url=http://127.0.0.1:" + server.port())) {
      text.append(said(remote, CALL))
          .append(said(remote, COMMAND))
          .append(said(remote, "SHOW ALL"));
    }
    return text.toString();
  }

  private static final String CALL =
      "SELECT * FROM steam_api.ISteamNews_GetNewsForApp WHERE appid = 440";
  private static final String COMMAND =
      "SELECT s.name, r.line FROM my_servers s, LATERAL TABLE(rcon(s.addr, 'status')) AS r";

  Stream<Named> sinks() {
    return Stream.of(
        sql(CALL),
        sql(COMMAND),
        sql("SELECT * FROM master_servers"),
        sql("SELECT steamid('https://steamcommunity.com/id/somebody')"),
        sql("SELECT * FROM own.nothing"),
        sql("EXPLAIN PLAN FOR " + CALL),
        sql("EXPLAIN ANALYZE " + CALL),
        sql("EXPLAIN ANALYZE " + COMMAND),
        sql("SHOW ALL"),
        sql("SHOW VARIABLES"),
        sql("SELECT * FROM my_servers"),
        sql("SELECT * FROM information_schema.tables"),
        sql("SELECT * FROM information_schema.columns"),
        sql("SELECT * FROM diagnostics.scans"),
        sql("SELECT * FROM diagnostics.failures"),
        sql("SELECT * FROM diagnostics.limits"),
        new Named("metadata", this::metadata),
        new Named("the driver's properties", SecretSinksTest::driverProperties),
        new Named(
            "a URL with a mistake",
            () ->
                Stream.of("webApiKey" + MARK, "webApiKeyIn=" + MARK, "rconPassword:" + MARK)
                    .map(SecretSinksTest::refused)
                    .toList()
                    .toString()),
        new Named("doctor", () -> run("doctor", "--url", url)),
        new Named("an error of the command line", () -> run("--url", url, "-e", CALL)),
        new Named("--trace", () -> file("trace", "--url", url, "--trace", "FILE", "-e", CALL)),
        new Named(
            "record's database",
            () ->
                file(
                    "own.db",
                    "record",
                    "--url",
                    url,
                    "--rounds",
                    "1",
                    "--every",
                    "1s",
                    "--key",
                    "name",
                    "--into",
                    "own.kept",
                    "SELECT name, addr FROM my_servers")),
        new Named("what is served", this::served));
  }

  private static String refused(String properties) {
    try (Connection wrong = DriverManager.getConnection("jdbc:valve:" + properties)) {
      return String.valueOf(wrong);
    } catch (SQLException e) {
      return trace(e);
    }
  }

  @ParameterizedTest
  @MethodSource("sinks")
  void noSinkShowsASecret(Named named) throws Exception {
    logged.clear();
    assertThat(named.sink().text()).isNotBlank().doesNotContainIgnoringCase(MARK);
    assertThat(String.join("\n", logged)).as("the log").doesNotContainIgnoringCase(MARK);
  }
}
