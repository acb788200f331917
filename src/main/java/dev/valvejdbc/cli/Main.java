package dev.valvejdbc.cli;

import dev.valvejdbc.cli.format.Format;
import dev.valvejdbc.cli.format.RowFormat;
import dev.valvejdbc.cli.format.ShownText;
import dev.valvejdbc.cli.format.Style;
import dev.valvejdbc.cli.run.Output;
import dev.valvejdbc.cli.run.Runner;
import dev.valvejdbc.cli.run.Screen;
import dev.valvejdbc.cli.run.Watch;
import dev.valvejdbc.cli.shell.Shell;
import dev.valvejdbc.script.Statements;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs the command valve-sql: statements, files, the shell, and its subcommands. */
@Command(
    name = "valve-sql",
    description = "SQL for Valve game servers.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    footer = {
      "",
      "Without -e and -f it opens a shell, or reads statements from standard input.",
      "It ends with 0, with 1 after an SQL error, with 2 if it was called wrongly.",
      "",
      "Examples:",
      "  valve-sql demo",
      "  valve-sql \"SELECT * FROM server_info WHERE addr = '127.0.0.1:27015'\"",
      "  valve-sql -f query.sql --format csv > servers.csv",
      "  valve-sql --watch 5s -e \"SELECT name, score FROM players WHERE addr ="
          + " '127.0.0.1:27015'\"",
      "  valve-sql open",
      "  valve-sql serve --port 8765",
      "  valve-sql --url \"jdbc:valve:fleet=200;seed=7\""
    })
public final class Main implements Callable<Integer> {
  private static final int LONGEST_TITLE = 60;

  private final InputStream in;
  private final PrintStream out;
  private final PrintStream err;

  @Option(
      names = {"-e", "-c", "--execute", "--command"},
      paramLabel = "SQL",
      description = "Run these statements, separated by semicolons.")
  private @Nullable String execute;

  @Parameters(
      arity = "0..1",
      paramLabel = "SQL",
      description = "The same without an option: valve-sql \"SELECT 1\".")
  private @Nullable String given;

  @Option(
      names = {"-f", "--file"},
      paramLabel = "FILE",
      description = "Run the statements of a file; - is standard input.")
  private @Nullable String file;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "How rows are printed: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).",
      defaultValue = "table")
  private Format format = Format.TABLE;

  @Option(
      names = "--safe-csv",
      description =
          "With --format csv: an apostrophe before texts that a spreadsheet takes for formulas.")
  private boolean spreadsheet;

  @Mixin private final UrlOption url = new UrlOption();

  @Mixin private final AttachOption attach = new AttachOption();

  @Option(
      names = "--watch",
      paramLabel = "DURATION",
      description = "Run the statements again and again, with this pause, such as 5s.",
      converter = Durations.class)
  private @Nullable Duration watch;

  @Option(
      names = "--times",
      paramLabel = "N",
      description = "With --watch: end after so many times.")
  private @Nullable Integer times;

  @Option(
      names = "--color",
      paramLabel = "WHEN",
      description =
          "Colours: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}, on a terminal without"
              + " $NO_COLOR).",
      defaultValue = "auto")
  private Style.When color = Style.When.AUTO;

  @Option(
      names = "--no-pager",
      description = "Print what is longer than the screen, too; else $PAGER or less shows it.")
  private boolean noPager;

  private Main(InputStream in, PrintStream out, PrintStream err) {
    this.in = in;
    this.out = out;
    this.err = err;
  }

  /** Runs the command and ends the process. */
  public static void main(String[] args) {
    DriverLoading.start();
    PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
    PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
    int code = run(args, System.in, out, err);
    out.flush();
    System.exit(code);
  }

  static int run(String[] args, InputStream in, PrintStream out, PrintStream err) {
    Main main = new Main(in, out, err);
    return new CommandLine(main)
        .addSubcommand(new Demo(out, err))
        .addSubcommand(new Open(out, System.getenv()))
        .addSubcommand(new Serve(out, System.getenv()))
        .addSubcommand(new Rcon(in, out, err, System.getenv()))
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setOut(new PrintWriter(out, true, StandardCharsets.UTF_8))
        .setErr(new PrintWriter(err, true, StandardCharsets.UTF_8))
        .setExecutionStrategy(Main::whenLoaded)
        .setExecutionExceptionHandler((e, command, parsed) -> failed(e, out, err))
        .execute(args);
  }

  private static int whenLoaded(CommandLine.ParseResult parsed) {
    DriverLoading.await();
    return new CommandLine.RunLast().execute(parsed);
  }

  private static int failed(Exception e, PrintStream out, PrintStream err) {
    new Output(out, err, new Screen(false, 0), Style.PLAIN, false, Map.of()).fail(e);
    return e instanceof SQLException ? 1 : 2;
  }

  @Override
  public Integer call() throws SQLException, IOException, InterruptedException {
    if (times != null && (watch == null || times < 1)) {
      throw new IOException("--times is a number above 0, and goes with --watch.");
    }
    if (spreadsheet && format != Format.CSV) {
      throw new IOException("--safe-csv goes with --format csv.");
    }
    String statements = statements();
    Map<String, String> environment = System.getenv();
    Screen screen = Screen.known();
    Style style = Style.of(color, screen.terminal(), environment);
    Output output = new Output(out, err, screen, style, !noPager, environment);
    if (statements == null) {
      if (watch != null) {
        throw new IOException("--watch needs statements: -e, -f, or standard input.");
      }
      try (Connection connection = DriverManager.getConnection(attach.in(url.url(environment)))) {
        return new Shell(connection, output, format).run();
      }
    }
    RowFormat rows = format.rows(new Format.Audience(style, screen.terminal(), spreadsheet));
    List<String> all = Statements.of(statements);
    try (Connection connection = DriverManager.getConnection(attach.in(url.url(environment)))) {
      if (watch != null) {
        new Watch(watch, times == null ? 0 : times, screen, out)
            .run(
                "Every " + watch.toMillis() / 1000.0 + " s: " + oneLine(all),
                to -> new Runner(connection, rows, to, err, Runner.WARNINGS_SHOWN).run(all));
      } else {
        output.run(connection, rows, all, runner -> {});
      }
    }
    return 0;
  }

  private static String oneLine(List<String> statements) {
    String line = ShownText.of(String.join("; ", statements).replaceAll("\\s+", " "));
    return line.length() > LONGEST_TITLE ? line.substring(0, LONGEST_TITLE) + "…" : line;
  }

  /** The statements to run; null for a shell. */
  private @Nullable String statements() throws IOException {
    if ((execute != null && file != null) || (given != null && (execute != null || file != null))) {
      throw new IOException("Of -e, -f and a statement alone only one can be given.");
    }
    if (execute != null || given != null) {
      return execute != null ? execute : given;
    }
    String from = file;
    if (from == null) {
      return Boolean.getBoolean("valve.stdin.tty") ? null : standardInput();
    }
    if (from.equals("-")) {
      return standardInput();
    }
    if (!Files.isReadable(Path.of(from))) {
      throw new IOException("The file " + from + " cannot be read.");
    }
    return Files.readString(Path.of(from));
  }

  private String standardInput() throws IOException {
    return new String(in.readAllBytes(), StandardCharsets.UTF_8);
  }
}
