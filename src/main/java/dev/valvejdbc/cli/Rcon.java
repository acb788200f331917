package dev.valvejdbc.cli;

import static java.util.Objects.requireNonNull;

import dev.valvejdbc.cli.run.History;
import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs the command valve-sql rcon, the console of one game server. */
@Command(
    name = "rcon",
    description = "The console of a game server.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "The password comes from the config file, from $VALVE_RCON_PASSWORD, or is asked for.",
      "Commands are read from a terminal or a pipe, a line each; lines that begin with ! are",
      "for this program: !connect !disconnect !shutdown !exit !help.",
      "",
      "Examples:",
      "  valve-sql rcon 203.0.113.7:27015",
      "  valve-sql rcon 203.0.113.7:27015 --execute status",
      "  valve-sql rcon 203.0.113.7:27015 --no-wait --execute \"changelevel de_nuke\"",
      "  echo status | valve-sql rcon 203.0.113.7:27015"
    })
final class Rcon implements Callable<Integer> {
  private static final String PASSWORD_VARIABLE = "VALVE_RCON_PASSWORD";

  private final InputStream in;
  private final PrintStream out;
  private final PrintStream err;
  private final Map<String, String> environment;

  @Parameters(
      paramLabel = "HOST:PORT",
      arity = "0..1",
      description = "The server; no port is 27015. Without one, !connect names it.")
  private @Nullable String address;

  @Option(
      names = {"-e", "--execute"},
      paramLabel = "CMD",
      description = "Run this command and end.")
  private @Nullable String execute;

  @Option(
      names = "--password",
      paramLabel = "PASSWORD",
      description =
          "The password; other users of this machine can see it, so prefer the other ways.")
  private @Nullable String password;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "A config file other than .valve-jdbc.json in your home directory.")
  private @Nullable String config;

  @Option(
      names = "--timeout",
      paramLabel = "TIME",
      description = "How long an answer may take, such as 3s; default 10s.")
  private @Nullable String timeout;

  @ArgGroup private @Nullable Manner manner;

  /** How commands are run. */
  static final class Manner {
    @Option(
        names = "--no-wait",
        description = "Send commands without waiting for what the server prints.")
    private boolean noWait;

    @Option(names = "--raw", description = "Print answers byte by byte, as they come.")
    private boolean raw;
  }

  @Spec private @Nullable CommandSpec spec;

  Rcon(InputStream in, PrintStream out, PrintStream err, Map<String, String> environment) {
    this.in = in;
    this.out = out;
    this.err = err;
    this.environment = environment;
  }

  @Override
  public Integer call() throws SQLException, IOException {
    boolean terminal = Boolean.getBoolean("valve.stdin.tty");
    String command = execute;
    if (command != null && address == null) {
      throw new ParameterException(
          requireNonNull(spec).commandLine(), "--execute wants a HOST:PORT.");
    }
    try (RconConsole console = new RconConsole(address, properties())) {
      String server = address;
      if (server != null) {
        console.turnTo(server, password(server, console, terminal));
      }
      RconLines lines = new RconLines(console, how(), out, new InPipe());
      if (command != null) {
        lines.run(command);
      } else if (terminal) {
        new RconShell(console, how(), out, History.file(environment, "rcon_history")).run();
      } else {
        pipe(lines);
      }
    }
    return 0;
  }

  private RconLines.How how() {
    if (manner == null) {
      return RconLines.How.LINES;
    }
    if (manner.noWait) {
      return RconLines.How.NO_WAIT;
    }
    return manner.raw ? RconLines.How.RAW : RconLines.How.LINES;
  }

  private Properties properties() {
    Properties properties = new Properties();
    if (config != null) {
      properties.setProperty("config", config);
    }
    if (timeout != null) {
      properties.setProperty("rconTimeout", timeout);
    }
    return properties;
  }

  /** Nobody is there to be asked. */
  private final class InPipe implements RconLines.User {
    @Override
    public @Nullable String password(String server) {
      return environment.get(PASSWORD_VARIABLE);
    }

    @Override
    public boolean confirms(String question) {
      out.println("!shutdown asks first, and there is nobody to answer: send quit instead.");
      return false;
    }
  }

  @SuppressWarnings("SystemConsoleNull") // whether there is a terminal is known otherwise
  private @Nullable String password(String server, RconConsole console, boolean terminal)
      throws SQLException {
    if (password != null) {
      err.println(
          "Warning: a password in the command line can be seen by others; prefer $"
              + PASSWORD_VARIABLE
              + " or the config file.");
      return password;
    }
    String known = environment.get(PASSWORD_VARIABLE);
    if (known != null && !known.isEmpty()) {
      return known;
    }
    Console keyboard = System.console();
    if (console.isKnown(server) || !terminal || keyboard == null) {
      return null;
    }
    char[] typed = keyboard.readPassword("Password of %s: ", server);
    return typed == null || typed.length == 0 ? null : new String(typed);
  }

  private void pipe(RconLines lines) throws IOException, SQLException {
    BufferedReader read = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    String line;
    do {
      line = read.readLine();
    } while (line != null && lines.take(line));
  }
}
