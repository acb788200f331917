package dev.valvejdbc.cli;

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
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command valve-sql. */
@Command(
    name = "valve-sql",
    description = "SQL for Valve game servers.",
    mixinStandardHelpOptions = true,
    version = "valve-sql 0.1.0",
    sortOptions = false,
    footer = {
      "",
      "Without -e and -f it opens a shell, or reads statements from standard input.",
      "It ends with 0, with 1 after an SQL error, with 2 if it was called wrongly.",
      "",
      "Examples:",
      "  valve-sql demo",
      "  valve-sql -e \"SELECT * FROM server_info WHERE addr = '127.0.0.1:27015'\"",
      "  valve-sql -f query.sql --format csv > servers.csv",
      "  valve-sql --url \"jdbc:valve:fleet=200;seed=7\""
    })
public final class Main implements Callable<Integer> {
  private final InputStream in;
  private final PrintStream out;
  private final PrintStream err;

  @Option(
      names = {"-e", "--execute"},
      paramLabel = "SQL",
      description = "Run these statements, separated by semicolons.")
  private @Nullable String execute;

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
      names = "--url",
      paramLabel = "URL",
      description = "What to connect to (default: $VALVE_URL, or jdbc:valve:).")
  private @Nullable String url;

  private Main(InputStream in, PrintStream out, PrintStream err) {
    this.in = in;
    this.out = out;
    this.err = err;
  }

  /** Runs the command and ends the process. */
  public static void main(String[] args) {
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
        .addSubcommand(new Rcon(in, out, err, System.getenv()))
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setOut(new PrintWriter(out, true, StandardCharsets.UTF_8))
        .setErr(new PrintWriter(err, true, StandardCharsets.UTF_8))
        .setExecutionExceptionHandler((e, command, parsed) -> failed(e, out, err))
        .execute(args);
  }

  private static int failed(Exception e, PrintStream out, PrintStream err) {
    out.flush();
    err.println("Error: " + Cells.harmless(String.valueOf(e.getMessage())));
    return e instanceof SQLException ? 1 : 2;
  }

  @Override
  public Integer call() throws SQLException, IOException {
    String statements = statements();
    if (statements == null) {
      return Shell.run(url(), System.getenv());
    }
    try (Connection connection = DriverManager.getConnection(url())) {
      new Runner(connection, format, out, err, Runner.WARNINGS_SHOWN)
          .run(Statements.of(statements));
    }
    return 0;
  }

  private String url() {
    String fromEnvironment = System.getenv("VALVE_URL");
    if (url != null) {
      return url;
    }
    return fromEnvironment == null ? "jdbc:valve:" : fromEnvironment;
  }

  /** The statements to run; null for a shell. */
  private @Nullable String statements() throws IOException {
    if (execute != null && file != null) {
      throw new IOException("-e and -f do not go together.");
    }
    if (execute != null) {
      return execute;
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
