package dev.valvejdbc.cli;

import dev.valvejdbc.cli.alert.Alarm;
import dev.valvejdbc.cli.alert.Change;
import dev.valvejdbc.cli.alert.Telling;
import dev.valvejdbc.cli.format.ShownText;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
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
          + " once,",
      "and ends with 0 if there is no row, with 3 if there is one: with --state FILE, from cron.",
      "",
      "Examples:",
      "  valve-sql alert --every 60s \"SELECT s.name, t.status FROM my_servers s JOIN server_status"
          + " t",
      "    ON t.addr = s.addr WHERE t.status <> 'ok'\" --command 'mail -s down me@example.org'",
      "  valve-sql alert --state full.state --key addr \"SELECT addr FROM servers WHERE ...\""
    })
final class Alert implements Callable<Integer> {
  private final PrintStream out;
  private final PrintStream err;
  private final Map<String, String> environment;

  @Mixin private final UrlOption url = new UrlOption();

  @Mixin private final AttachOption attach = new AttachOption();

  @Parameters(paramLabel = "SQL", description = "The query that should return no row.")
  private String sql = "";

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description = "What the alarm is called (default: ${DEFAULT-VALUE}).",
      defaultValue = "alert")
  private String name = "alert";

  @Option(
      names = "--every",
      paramLabel = "DURATION",
      description = "Ask again and again (default: once).",
      converter = Durations.class)
  private @Nullable Duration every;

  @Option(
      names = "--times",
      paramLabel = "N",
      description = "With --every: end after so many times.",
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

  Alert(PrintStream out, PrintStream err, Map<String, String> environment) {
    this.out = out;
    this.err = err;
    this.environment = environment;
  }

  @Override
  public Integer call() throws SQLException, IOException, InterruptedException {
    Telling telling = telling();
    Alarm alarm = new Alarm(sql, key, state);
    try (Connection connection = DriverManager.getConnection(attach.in(url.url(environment)))) {
      if (every == null) {
        return once(alarm, telling, connection);
      }
      for (long i = 0; times == 0 || i < times; i++) {
        if (i > 0) {
          TimeUnit.MILLISECONDS.sleep(every.toMillis());
        }
        try {
          round(alarm, telling, connection);
        } catch (SQLException | IOException e) {
          if (i == 0) {
            throw e;
          }
          err.println("Error: " + ShownText.sentence(String.valueOf(e.getMessage())));
        }
      }
      return 0;
    }
  }

  private int once(Alarm alarm, Telling telling, Connection connection)
      throws SQLException, IOException, InterruptedException {
    Change change = alarm.ask(connection);
    try {
      telling.tell(change);
      alarm.told(change);
    } catch (IOException e) {
      err.println("Error: " + ShownText.sentence(String.valueOf(e.getMessage())));
      return 1; // it was called rightly; cron is to hear of it all the same
    }
    return change.count() > 0 ? OutputOptions.FOUND : 0;
  }

  private Telling telling() throws IOException {
    String hook = environment.getOrDefault("VALVE_ALERT_WEBHOOK", "");
    URI told = webhook;
    if (told == null && !hook.isEmpty()) {
      try {
        told = new URI(hook);
      } catch (URISyntaxException e) {
        throw new IOException("$VALVE_ALERT_WEBHOOK is no address."); // not repeated: it is secret
      }
    }
    try {
      return new Telling(name, out, command, told);
    } catch (IllegalArgumentException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  private static void round(Alarm alarm, Telling telling, Connection connection)
      throws SQLException, IOException, InterruptedException {
    Change change = alarm.ask(connection);
    telling.tell(change);
    alarm.told(change);
  }
}
