package dev.valvejdbc.cli;

import dev.valvejdbc.server.PageServer;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs the command valve-sql open: the page, in the browser of this machine. */
@Command(
    name = "open",
    description = "Open a page in the browser: queries, charts, dashboards.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "The page is served on loopback, to whoever has the link that is printed. Ctrl-C ends it.",
      "",
      "Examples:",
      "  valve-sql open --url \"jdbc:valve:fleet=200;seed=7\"",
      "  valve-sql open --dashboards my-dashboards/ --url jdbc:valve:config=servers.json",
      "  valve-sql open --no-browser --port 9000"
    })
final class Open implements Callable<Integer> {
  private final PrintStream out;
  private final Map<String, String> environment;

  @Mixin private final UrlOption url = new UrlOption();

  @Option(
      names = "--port",
      paramLabel = "PORT",
      description = "Where to listen (default: any that is free).",
      defaultValue = "0")
  private int port;

  @Option(
      names = "--dashboards",
      paramLabel = "FILE",
      description = "A dashboard, or a folder of them, beside those that come along; repeatable.")
  private List<Path> dashboards = List.of();

  @Option(
      names = "--query-timeout",
      paramLabel = "DURATION",
      description = "How long a statement may take, to its last row (default: ${DEFAULT-VALUE}).",
      defaultValue = "10m",
      converter = Durations.class)
  private Duration queryTimeout = Duration.ofMinutes(10);

  @Option(names = "--no-browser", description = "Print the link, and open no browser.")
  private boolean noBrowser;

  Open(PrintStream out, Map<String, String> environment) {
    this.out = out;
    this.environment = environment;
  }

  @Override
  public Integer call() throws SQLException, IOException, InterruptedException {
    readable(dashboards);
    String connected = url.url(environment);
    PageServer server =
        PageServer.start(
            connected,
            port,
            queryTimeout,
            dashboards,
            (statement, file) -> ParquetFile.write(file, connected, statement, queryTimeout));
    Ending.closes(server);
    out.println("The page is at the following link; Ctrl-C ends it.");
    out.println("  " + server.link());
    if (!noBrowser && !Browser.open(server.link(), environment)) {
      out.println("No browser could be started; open the link yourself.");
    }
    out.flush();
    server.await();
    return 0;
  }

  /** Checks files and folders of dashboards before anything starts. */
  static void readable(List<Path> dashboards) throws IOException {
    for (Path place : dashboards) {
      if (!Files.isReadable(place)) {
        throw new IOException("The dashboard " + place + " cannot be read.");
      }
    }
  }
}
