package dev.valvejdbc.cli;

import dev.valvejdbc.server.ServerSettings;
import dev.valvejdbc.server.Users;
import dev.valvejdbc.server.ValveServer;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
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
      "VALVE_SERVE_USER and VALVE_SERVE_PASSWORD. Ctrl-C ends it.",
      "",
      "Examples:",
      "  valve-sql serve",
      "  valve-sql serve --port 9000 --serialization json --url \"jdbc:valve:fleet=200\"",
      "  valve-sql serve --bind 0.0.0.0 --users users.txt --query-timeout 20s",
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
      names = "--allow",
      paramLabel = "ADDRESSES",
      description =
          "Which addresses clients may have asked: ranges such as 203.0.113.0/24, or auto for what"
              + " they write (default: named and listed servers).")
  private @Nullable String allow;

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
  private Duration queryTimeout = ServerSettings.QUERY_TIMEOUT;

  @Option(
      names = "--max-connections",
      paramLabel = "N",
      description = "How many connections there may be at once (default: ${DEFAULT-VALUE}).",
      defaultValue = "" + ServerSettings.CONNECTIONS)
  private int connections = ServerSettings.CONNECTIONS;

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
            allowing(url.url(environment)),
            bind,
            port,
            serialization,
            Users.read(users, environment),
            rcon == null ? "off" : rcon == RconPermission.READ ? "read" : "full",
            properties,
            queryTimeout,
            connections);
    ValveServer server = ValveServer.start(settings);
    Runtime.getRuntime().addShutdownHook(new Thread(server::close, "end"));
    out.println(welcome(settings, server.port()));
    out.flush();
    server.await();
    return 0;
  }

  /** The URL with what the option says; the last of two words on a property holds. */
  private String allowing(String given) {
    return allow == null ? given : given + ";allow='" + allow.replace("'", "''") + "'";
  }

  private static String welcome(ServerSettings settings, int port) {
    String host = settings.bind().contains(":") ? "[" + settings.bind() + "]" : settings.bind();
    String form =
        settings.serialization() == ServerSettings.Serialization.JSON ? "json" : "protobuf";
    return "Serving on http://%s:%d; Ctrl-C ends it. For Java:%n  jdbc:avatica:remote:url=http://%s:%d;serialization=%s%s"
        .formatted(
            host,
            port,
            host,
            port,
            form,
            settings.users().isEmpty() ? "" : ";authentication=BASIC");
  }
}
