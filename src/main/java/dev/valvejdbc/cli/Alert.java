package dev.valvejdbc.cli;

import dev.valvejdbc.cli.alert.Alarm;
import dev.valvejdbc.cli.alert.AlertsFile;
import dev.valvejdbc.cli.alert.Check;
import dev.valvejdbc.cli.alert.Checks;
import dev.valvejdbc.cli.alert.Telling;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs the command valve-sql alert: a query that should return no row. */
@Command(
    name = "alert",
    description =
        "Tell when a query returns rows that it did not return before, and when they end.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "Each row is told once when it comes, and once when it is gone. Without --every it asks"
          + " once.",
      "What ends, ends with 0 if there was no row at last, with 3 if there was one: with --state"
          + " FILE,",
      "from cron.",
      "",
      "Examples:",
      "  valve-sql alert --every 60s \"SELECT s.name, t.status FROM my_servers s JOIN server_status"
          + " t",
      "    ON t.addr = s.addr WHERE t.status <> 'ok'\" --command 'mail -s down me@example.org'",
      "  valve-sql alert --state full.state --key addr \"SELECT addr FROM servers WHERE ...\"",
      "  valve-sql alert --file alerts.json"
    })
final class Alert implements Callable<Integer> {
  private final PrintStream out;
  private final PrintStream err;
  private final Map<String, String> environment;

  @Mixin private final UrlOption url = new UrlOption();

  @Mixin private final AttachOption attach = new AttachOption();

  @Parameters(
      arity = "0..1",
      paramLabel = "SQL",
      description = "The query that should return no row.")
  private @Nullable String sql;

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description = "What the alarm is called (default: alert).")
  private @Nullable String name;

  @Option(
      names = "--every",
      paramLabel = "DURATION",
      description = "Ask again and again (default: once).",
      converter = Durations.class)
  private @Nullable Duration every;

  @Option(
      names = "--times",
      paramLabel = "N",
      description =
          "With --every or --file: end after so many times; 1 for cron (default: no end).",
      defaultValue = "0")
  private long times;

  @Option(
      names = "--key",
      paramLabel = "COLUMNS",
      split = ",",
      description = "The columns by which a row is known again (default: all).")
  private List<String> key = List.of();

  @Option(
      names = "--state",
      paramLabel = "FILE",
      description = "Where to keep what was told, for the next run.")
  private @Nullable Path state;

  @Option(
      names = "--command",
      paramLabel = "LINE",
      description = "Run this with each change, as JSON, on its standard input.")
  private @Nullable String command;

  @Option(
      names = "--webhook",
      paramLabel = "URL",
      description = "Send each change there as JSON (default: $VALVE_ALERT_WEBHOOK).")
  private @Nullable URI webhook;

  @Option(
      names = "--file",
      paramLabel = "FILE",
      description = "The alerts of a JSON file, such as your config file.")
  private @Nullable Path file;

  Alert(PrintStream out, PrintStream err, Map<String, String> environment) {
    this.out = out;
    this.err = err;
    this.environment = environment;
  }

  @Override
  public Integer call() throws SQLException, IOException, InterruptedException {
    Checks checks = new Checks(checks(), err);
    try (Connection connection = DriverManager.getConnection(attach.in(url.url(environment)))) {
      return switch (checks.run(connection, file == null && every == null ? 1 : times)) {
        case NO_ROWS -> 0;
        case ROWS -> OutputOptions.FOUND;
        case FAILED -> 1; // it was called rightly; cron is to hear of it all the same
      };
    }
  }

  private List<Check> checks() throws IOException {
    if ((file == null) == (sql == null)) {
      throw new IOException("An alarm needs a query, or --file with alerts.");
    }
    try {
      if (sql != null) {
        return List.of(
            new Check(
                new Alarm(sql, key, state),
                new Telling(name == null ? "alert" : name, out, command, webhook()),
                every == null ? Duration.ofSeconds(60) : every));
      }
      if (name != null || every != null || state != null || command != null || !key.isEmpty()) {
        throw new IOException(
            "The alerts of --file have their own names, intervals, keys, states and commands:"
                + " write them there.");
      }
      return new AlertsFile(t -> new Durations().convert(t), environment, out, webhook())
          .read(Objects.requireNonNull(file));
    } catch (IllegalArgumentException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  private @Nullable URI webhook() {
    String hook = environment.getOrDefault("VALVE_ALERT_WEBHOOK", "");
    return webhook != null || hook.isEmpty()
        ? webhook
        : Telling.address(hook, "$VALVE_ALERT_WEBHOOK");
  }
}
