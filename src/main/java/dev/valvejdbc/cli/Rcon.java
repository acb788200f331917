package dev.valvejdbc.cli;

import dev.valvejdbc.cli.format.ShownText;
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
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

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
      "  echo status | valve-sql rcon 203.0.113.7:27015"
    })
final class Rcon implements Callable<Integer> {
  private static final String PASSWORD_VARIABLE = "VALVE_RCON_PASSWORD";

  private final InputStream in;
  private final PrintStream out;
  private final PrintStream err;
  private final Map<String, String> environment;

  @Parameters(paramLabel = "HOST:PORT", description = "The server; no port is 27015.")
  private String address = "";

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

  Rcon(InputStream in, PrintStream out, PrintStream err, Map<String, String> environment) {
    this.in = in;
    this.out = out;
    this.err = err;
    this.environment = environment;
  }

  @Override
  public Integer call() throws SQLException, IOException {
    boolean terminal = Boolean.getBoolean("valve.stdin.tty");
    try (RconConsole console = new RconConsole(address, config, password(terminal))) {
      String command = execute;
      if (command != null) {
        print(console, command);
      } else if (terminal) {
        new RconShell(console, out, History.file(environment, "rcon_history")).run();
      } else {
        pipe(console);
      }
    }
    return 0;
  }

  @SuppressWarnings("SystemConsoleNull") // whether there is a terminal is known otherwise
  private @Nullable String password(boolean terminal) throws SQLException {
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
    if (RconConsole.isKnown(address, config) || !terminal || keyboard == null) {
      return null;
    }
    char[] typed = keyboard.readPassword("Password of %s: ", address);
    return typed == null || typed.length == 0 ? null : new String(typed);
  }

  private void pipe(RconConsole console) throws IOException, SQLException {
    BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    String line;
    while ((line = lines.readLine()) != null) {
      if (line.strip().equals("!exit")) {
        return;
      }
      if (!line.isBlank()) {
        print(console, line.strip());
      }
    }
  }

  private void print(RconConsole console, String command) throws SQLException {
    console.execute(command).forEach(l -> out.println(ShownText.of(l)));
    out.flush();
  }
}
