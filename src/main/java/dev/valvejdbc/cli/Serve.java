package dev.valvejdbc.cli;

import dev.valvejdbc.server.ServerSettings;
import dev.valvejdbc.server.Users;
import dev.valvejdbc.server.ValveServer;
import dev.valvejdbc.server.http.HttpBounds;
import dev.valvejdbc.server.http.Tls;
import dev.valvejdbc.server.metrics.Metric;
import dev.valvejdbc.server.metrics.MetricsFile;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs the command valve-sql serve, which serves the driver to remote clients. */
@Command(
    name = "serve",
    description = "Serve SQL over HTTP, by Avatica's protocol.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "Clients connect with Avatica's remote driver, or another client of its protocol:",
      "  jdbc:avatica:remote:url=http://127.0.0.1:8765;serialization=protobuf",
      "",
      "Beyond loopback users are needed: --users FILE, or the environment variables",
      "VALVE_SERVE_USER and VALVE_SERVE_PASSWORD. Clients ask servers that have a name or that a",
      "list brought; --allow permits others. Ctrl-C ends it.",
      "",
      "Examples:",
      "  valve-sql serve",
      "  valve-sql serve --port 9000 --serialization json --url \"jdbc:valve:fleet=200\"",
      "  valve-sql serve --bind 0.0.0.0 --users users.txt --tls-keystore server.p12",
      "  valve-sql serve --page --dashboards my-dashboards/",
      "  valve-sql serve --allow-rcon read --url jdbc:valve:config=servers.json"
    })
final class Serve implements Callable<Integer> {
  private final PrintStream out;
  private final Map<String, String> environment;

  @Mixin private final UrlOption url = new UrlOption();

  @Option(
      names = "--port",
      paramLabel = "PORT",
      description = "Where to listen; 0 for any that is free (default: ${DEFAULT-VALUE}).",
      defaultValue = "8765")
  private int port;

  @Option(
      names = "--bind",
      paramLabel = "ADDRESS",
      description = "The address to listen on (default: ${DEFAULT-VALUE}).",
      defaultValue = "127.0.0.1")
  private String bind = "127.0.0.1";

  @Option(
      names = "--serialization",
      paramLabel = "FORM",
      description = "What clients speak: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).",
      defaultValue = "PROTOBUF")
  private ServerSettings.Serialization serialization = ServerSettings.Serialization.PROTOBUF;

  @Option(
      names = "--users",
      paramLabel = "FILE",
      description = "Who may connect: a file with a name:password a line.")
  private @Nullable Path users;

  @Option(
      names = "--allow-rcon",
      paramLabel = "MODE",
      description = "Let clients send console commands: read or full (default: none).")
  private @Nullable RconPermission rcon;

  @Option(
      names = "--allow-property",
      paramLabel = "NAME",
      description =
          "A property that clients may set, such as timeout or cacheTtl; may be repeated (default:"
              + " none).")
  private Set<String> properties = Set.of();

  @Option(
      names = "--query-timeout",
      paramLabel = "DURATION",
      description = "How long a statement may take, to its last row (default: ${DEFAULT-VALUE}).",
      defaultValue = "60s",
      converter = Durations.class)
  private Duration queryTimeout = ServerSettings.Bounds.STANDARD.queryTimeout();

  @Option(
      names = "--max-connections",
      paramLabel = "N",
      description = "How many connections there may be at once (default: ${DEFAULT-VALUE}).",
      defaultValue = "100")
  private int connections = ServerSettings.Bounds.STANDARD.connections();

  @Option(
      names = "--max-connections-per-address",
      paramLabel = "N",
      description =
          "How many of them one remote address may have, and how many statements it may run at once"
              + " (default: ${DEFAULT-VALUE}).",
      defaultValue = "25")
  private int connectionsOfAddress = ServerSettings.Bounds.STANDARD.connectionsOfAddress();

  @Option(
      names = "--max-answer",
      paramLabel = "MB",
      description =
          "How many megabytes of rows one answer has at most (default: ${DEFAULT-VALUE}).",
      defaultValue = "16")
  private int answerMegabytes = 16;

  @Option(
      names = "--limit",
      paramLabel = "PROPERTY=VALUE",
      description =
          "A property of the driver that bounds what a statement uses up, such as maxCalls=10000;"
              + " clients cannot change it. May be repeated.")
  private Map<String, String> limits = Map.of();

  @Option(
      names = "--allow",
      paramLabel = "ADDRESSES",
      description =
          "Servers that clients may ask beside those of my_servers and of server lists: any, or"
              + " ranges such as 203.0.113.0/24, separated by commas.")
  private @Nullable String allow;

  @Option(
      names = "--metrics",
      paramLabel = "FILE",
      description = "Answer /metrics in Prometheus's text format by the queries of this JSON file.")
  private @Nullable Path metrics;

  @Option(
      names = "--expose",
      paramLabel = "NAMES",
      description =
          "Attached databases and views of the config file that clients see, separated by commas,"
              + " or all (default: none).")
  private String exposed = "none";

  @Option(
      names = "--allow-writes",
      description = "Let clients write into the databases that they see.")
  private boolean writable;

  @Mixin private final AttachOption attach = new AttachOption();

  @Option(
      names = "--tls-keystore",
      paramLabel = "FILE",
      description =
          "Serve HTTPS with the key and certificate of this PKCS #12 or JKS file; its password is"
              + " in $VALVE_SERVE_TLS_PASSWORD, or in the file of --tls-password-file.")
  private @Nullable Path keystore;

  @Option(
      names = "--tls-password-file",
      paramLabel = "FILE",
      description = "A file whose first line is the password of the key store.")
  private @Nullable Path keystorePassword;

  @Option(names = "--page", description = "Serve the page for browsers, too, to the same users.")
  private boolean page;

  @Option(
      names = "--dashboards",
      paramLabel = "FILE",
      description = "With --page: a dashboard, or a folder of them; may be repeated.")
  private List<Path> dashboards = List.of();

  Serve(PrintStream out, Map<String, String> environment) {
    this.out = out;
    this.environment = environment;
  }

  /** What {@code --allow-rcon} takes. */
  enum RconPermission {
    READ,
    FULL
  }

  @Override
  public Integer call() throws SQLException, IOException, InterruptedException {
    if (queryTimeout.compareTo(Duration.ofSeconds(1)) < 0) {
      throw new IOException("--query-timeout is at least one second.");
    }
    ServerSettings settings =
        new ServerSettings(
            attach.in(url.url(environment)),
            new ServerSettings.Listening(
                bind, port, serialization, Users.read(users, environment), tls()),
            new ServerSettings.Permissions(
                rcon == null ? "off" : rcon == RconPermission.READ ? "read" : "full",
                properties,
                allow,
                new ServerSettings.OwnDatabases(exposed, writable)),
            new ServerSettings.Bounds(
                queryTimeout,
                connections,
                connectionsOfAddress,
                answerMegabytes * (1L << 20),
                limits,
                HttpBounds.STANDARD));
    if (!page && !dashboards.isEmpty()) {
      throw new IOException("--dashboards goes with --page.");
    }
    Open.readable(dashboards);
    ValveServer server = ValveServer.start(settings, page ? dashboards : null, metrics());
    Ending.closes(server);
    out.println(welcome(settings, server.port()));
    if (page) {
      out.println("For browsers: " + address(settings, server.port()) + "/");
    }
    out.flush();
    server.await();
    return 0;
  }

  private List<Metric> metrics() throws IOException {
    return metrics == null
        ? List.of()
        : MetricsFile.read(metrics, text -> new Durations().convert(text));
  }

  private @Nullable Tls tls() throws IOException {
    if (keystore == null && keystorePassword != null) {
      throw new IOException("--tls-password-file goes with --tls-keystore.");
    }
    return keystore == null ? null : Tls.read(keystore, keystorePassword, environment);
  }

  private static String address(ServerSettings settings, int port) {
    ServerSettings.Listening listening = settings.listening();
    String bind = listening.bind();
    String host = bind.contains(":") ? "[" + bind + "]" : bind;
    return (listening.tls() == null ? "http://" : "https://") + host + ":" + port;
  }

  private static String welcome(ServerSettings settings, int port) {
    ServerSettings.Listening listening = settings.listening();
    String address = address(settings, port);
    String form =
        listening.serialization() == ServerSettings.Serialization.JSON ? "json" : "protobuf";
    return "Serving on %s; Ctrl-C ends it. For Java:%n  jdbc:avatica:remote:url=%s;serialization=%s%s"
        .formatted(
            address, address, form, listening.users().isEmpty() ? "" : ";authentication=BASIC");
  }
}
