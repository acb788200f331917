package dev.valvejdbc.cli;

import dev.valvejdbc.cli.format.Audience;
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
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

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
      "It ends with 0, with 1 after an SQL error, with 2 if it was called wrongly,",
      "with 3 as --fail-on-empty and --fail-on-rows have it.",
      "",
      "Examples:",
      "  valve-sql demo",
      "  valve-sql \"SELECT * FROM server_info WHERE addr = '127.0.0.1:27015'\"",
      "  valve-sql -f query.sql --format csv > servers.csv",
      "  valve-sql --watch 5s \"SELECT name FROM my_players WHERE score > 10\"",
      "  valve-sql open",
      "  valve-sql serve --port 8765",
      "  valve-sql --url \"jdbc:valve:fleet=200;seed=7\""
    })
public final class Main implements Callable<Integer> {
  private static final int LONGEST_TITLE = 60;

  /** Those of drivers beside the launcher; held here, since a logger that nobody holds forgets. */
  private static final List<Logger> OF_DRIVERS =
      Stream.of("org.mariadb", "org.postgresql", "org.sqlite", "org.duckdb")
          .map(Logger::getLogger)
          .toList();

  private static final Set<String> SUBCOMMANDS =
      Set.of("demo", "doctor", "open", "serve", "alert", "record", "rcon");

  private final InputStream in;
  private final PrintStream out;
  private final PrintStream err;

  @Mixin private final StatementOptions statements = new StatementOptions();

  @Mixin private final OutputOptions result = new OutputOptions();

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

  @Mixin private final TraceOption trace = new TraceOption();

  private Main(InputStream in, PrintStream out, PrintStream err) {
    this.in = in;
    this.out = out;
    this.err = err;
  }

  /** Runs the command and ends the process. */
  public static void main(String[] args) {
    DriverLoading.start();
    Launch.prepare();
    StandardOutput written = new StandardOutput();
    PrintStream out =
        new PrintStream(new BufferedOutputStream(written, 8192), false, StandardCharsets.UTF_8);
    PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
    int code = run(args, System.in, out, err);
    out.flush();
    if (written.failed() && !written.isLeft()) {
      err.println("Error: Not all of the output could be written: is the disk full?");
    }
    System.exit(written.failed() && code == 0 ? 1 : code);
  }

  static int run(String[] args, InputStream in, PrintStream out, PrintStream err) {
    if (System.getProperty("java.util.logging.config.file") == null) {
      OF_DRIVERS.forEach(logger -> logger.setLevel(Level.OFF)); // what they log, errors say already
    }
    return wantsSubcommands(args)
        ? told(withSubcommands(in, out, err), out, err).execute(args)
        : told(new CommandLine(new Main(in, out, err)), out, err)
            .setParameterExceptionHandler(
                (e, a) -> told(withSubcommands(in, out, err), out, err).execute(args))
            .execute(args);
  }

  /**
   * Whether a subcommand may be named, or what there are. They take longer to be made than many a
   * statement takes to run.
   */
  private static boolean wantsSubcommands(String[] args) {
    return Stream.of(args)
        .anyMatch(
            a ->
                SUBCOMMANDS.contains(a)
                    || a.startsWith("@") // a file of arguments
                    || a.equals("--help")
                    || (a.startsWith("-") && !a.startsWith("--") && a.contains("h")));
  }

  private static CommandLine withSubcommands(InputStream in, PrintStream out, PrintStream err) {
    return new CommandLine(new Main(in, out, err))
        .addSubcommand(new Demo(out, err))
        .addSubcommand(new Doctor(out, System.getenv()))
        .addSubcommand(new Open(out, System.getenv()))
        .addSubcommand(new Serve(out, System.getenv()))
        .addSubcommand(new Alert(out, err, System.getenv()))
        .addSubcommand(new RecordCommand(out, System.getenv()))
        .addSubcommand(new Rcon(in, out, err, System.getenv()));
  }

  /** The command, and all subcommands that it has by now, told how to work. */
  private static CommandLine told(CommandLine command, PrintStream out, PrintStream err) {
    return command
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setOut(new PrintWriter(out, true, StandardCharsets.UTF_8))
        .setErr(new PrintWriter(err, true, StandardCharsets.UTF_8))
        .setExecutionStrategy(Main::whenLoaded)
        .setExecutionExceptionHandler((e, failing, parsed) -> failed(e, out, err));
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
    result.check(watch != null);
    String text = statements.text(in);
    Map<String, String> environment = System.getenv();
    Screen screen = Screen.known();
    Style style = Style.of(color, screen.terminal(), environment);
    Output output = new Output(out, err, screen, style, !noPager, environment);
    if (text == null) {
      if (watch != null) {
        throw new IOException("--watch needs statements: -e, -f, or standard input.");
      }
      try (Connection connection = connect(environment)) {
        return new Shell(connection, output, result.format()).run();
      }
    }
    List<String> all = Statements.of(text);
    Path target = result.target();
    if (result.format() == Format.PARQUET) {
      if (target == null || all.size() != 1) {
        throw new IOException("--format parquet takes one statement, and --output FILE.");
      }
      return result.code(ParquetFile.write(target, given(environment), all.get(0)));
    }
    Audience audience = new Audience(style, screen.terminal() && target == null, result.lines());
    try (Connection connection = connect(environment)) {
      if (watch != null) {
        watch(watch, connection, audience, all, screen);
        return 0;
      }
      if (target != null) {
        return result.code(rowsInto(target, connection, audience, all));
      }
      AtomicReference<@Nullable Runner> ran = new AtomicReference<>();
      output.run(connection, result.format().rows(audience), all, ran::set);
      Runner runner = ran.get();
      return result.code(runner == null ? 0 : runner.rows());
    }
  }

  private Connection connect(Map<String, String> environment) throws SQLException {
    return DriverManager.getConnection(given(environment));
  }

  private String given(Map<String, String> environment) {
    return trace.in(attach.in(url.url(environment)));
  }

  private long rowsInto(Path target, Connection connection, Audience audience, List<String> all)
      throws SQLException, IOException {
    RowFormat rows = result.format().rows(audience);
    try (WholeFile file = new WholeFile(target)) {
      Runner runner = new Runner(connection, rows, file.out(), err, Runner.WARNINGS_SHOWN);
      runner.run(all);
      file.finish();
      return runner.rows();
    }
  }

  private void watch(
      Duration pause, Connection connection, Audience audience, List<String> all, Screen screen)
      throws SQLException, InterruptedException {
    boolean appends = result.format().appends() && !screen.terminal();
    Audience later =
        appends
            ? new Audience(audience.style(), audience.terminal(), audience.lines().headless())
            : audience;
    AtomicBoolean begun = new AtomicBoolean();
    new Watch(pause, times == null ? 0 : times, appends ? null : screen, out, err)
        .run(
            "Every " + pause.toMillis() / 1000.0 + " s: " + oneLine(all),
            to -> {
              RowFormat rows = result.format().rows(begun.getAndSet(true) ? later : audience);
              new Runner(connection, rows, to, err, Runner.WARNINGS_SHOWN).run(all);
            });
  }

  private static String oneLine(List<String> statements) {
    String line = ShownText.of(String.join("; ", statements).replaceAll("\\s+", " "));
    return line.length() > LONGEST_TITLE ? line.substring(0, LONGEST_TITLE) + "…" : line;
  }
}
