package dev.valvejdbc.cli;

import dev.valvejdbc.cli.record.Recording;
import dev.valvejdbc.cli.record.Recordings;
import dev.valvejdbc.cli.record.RecordingsFile;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs the command valve-sql record: history by change. */
@Command(
    name = "record",
    description = "Record how the rows of a query change, round by round, into your own database.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "A row is written when something in it changed, and closed when its key is gone; a server",
      "that does not answer stays, and is marked. Without --attach, the database own is SQLite in",
      "the file history.db. See docs/history.md for what to ask of it.",
      "",
      "Examples:",
      "  valve-sql record --every 60s --key addr --into own.servers \"SELECT addr, server_name,"
          + " map,",
      "    player_count FROM servers WHERE folder = 'tf'\"",
      "  valve-sql record --every 30s --into own.sessions --sessions \"SELECT addr FROM"
          + " my_servers\"",
      "  valve-sql record --file recordings.json"
    })
final class RecordCommand implements Callable<Integer> {
  private final PrintStream out;
  private final Map<String, String> environment;

  @Mixin private final UrlOption url = new UrlOption();

  @Mixin private final AttachOption attach = new AttachOption();

  @Parameters(arity = "0..1", paramLabel = "SQL", description = "The query.")
  private @Nullable String sql;

  @Option(
      names = "--every",
      paramLabel = "DURATION",
      description = "From the start of a round to the next (default: ${DEFAULT-VALUE}).",
      defaultValue = "60s",
      converter = Durations.class)
  private Duration every = Duration.ofSeconds(60);

  @Option(
      names = "--key",
      paramLabel = "COLUMNS",
      split = ",",
      description = "The columns that tell rows apart, such as addr.")
  private List<String> key = List.of();

  @Option(names = "--into", paramLabel = "TABLE", description = "Where to, such as own.servers.")
  private @Nullable String into;

  @Option(
      names = "--ignore",
      paramLabel = "COLUMNS",
      split = ",",
      description = "Columns whose change alone is none, such as ping_ms.")
  private List<String> ignored = List.of();

  @Option(
      names = "--keep",
      paramLabel = "DURATION",
      description = "Forget what held no more so long ago, such as 90d (default: never).",
      converter = Durations.class)
  private @Nullable Duration keep;

  @Option(
      names = "--sessions",
      paramLabel = "SQL",
      description = "Record who plays from when to when, on the servers of this query's addr.")
  private @Nullable String sessions;

  @Option(
      names = "--file",
      paramLabel = "FILE",
      description = "The recordings of a JSON file, such as your config file.")
  private @Nullable Path file;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      description = "End after so many rounds; 1 for cron (default: no end).",
      defaultValue = "0")
  private long rounds;

  RecordCommand(PrintStream out, Map<String, String> environment) {
    this.out = out;
    this.environment = environment;
  }

  @Override
  public Integer call() throws SQLException, IOException, InterruptedException {
    List<Recording> recordings = recordings();
    try (Connection connection = DriverManager.getConnection(url(recordings))) {
      new Recordings(connection, recordings, out).run(rounds);
    }
    return 0;
  }

  private List<Recording> recordings() throws IOException {
    try {
      if (file != null) {
        return RecordingsFile.read(file, t -> new Durations().convert(t));
      }
      if (into == null || (sql == null) == (sessions == null)) {
        throw new IOException(
            "A recording needs a query or --sessions, and --into; or --file with recordings.");
      }
      return List.of(
          sessions != null
              ? Recording.sessions(into, sessions, every, keep)
              : Recording.into(into, String.valueOf(sql), key, ignored, every, keep));
    } catch (IllegalArgumentException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  /** Answers are kept for half an interval, so that recordings which are due at once share them. */
  private String url(List<Recording> recordings) {
    String given = attach.in(url.url(environment));
    String lower = given.toLowerCase(Locale.ROOT);
    String end = given.endsWith(":") || given.endsWith(";") ? "" : ";";
    if (!lower.contains("cachettl=")) {
      long least = recordings.stream().mapToLong(r -> r.every().toMillis()).min().orElse(10_000);
      given += end + "cacheTtl=" + Math.min(Duration.ofHours(24).toMillis(), least / 2) + "ms";
      end = ";";
    }
    boolean known = lower.contains("attach=") || lower.contains("config=") || file != null;
    return known ? given : given + end + "attach='own=jdbc:sqlite:history.db'";
  }
}
