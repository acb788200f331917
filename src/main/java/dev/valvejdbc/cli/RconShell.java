package dev.valvejdbc.cli;

import dev.valvejdbc.cli.format.ShownText;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.jline.reader.Candidate;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.ParsedLine;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jspecify.annotations.Nullable;

/** Runs a console at a terminal: history, completion of what the server knows, help. */
final class RconShell {
  /** Lines that may hold a password are not kept. */
  private static final String NOT_KEPT = "*password*:*Password*:*PASSWORD*:!connect * *";

  private final RconConsole console;
  private final RconLines.How how;
  private final PrintStream out;
  private final Path history;

  RconShell(RconConsole console, RconLines.How how, PrintStream out, Path history) {
    this.console = console;
    this.how = how;
    this.out = out;
    this.history = history;
  }

  /** Asks at the terminal. */
  private final class AtTerminal implements RconLines.User {
    private final LineReader reader;

    AtTerminal(LineReader reader) {
      this.reader = reader;
    }

    @Override
    public @Nullable String password(String server) throws SQLException {
      if (console.isKnown(server)) {
        return null;
      }
      String typed = reader.readLine("Password of " + ShownText.of(server) + ": ", '*');
      return typed.isEmpty() ? null : typed;
    }

    @Override
    public boolean confirms(String question) {
      return reader.readLine(question + " [yes/no] ").equals("yes");
    }
  }

  void run() throws IOException {
    try (Terminal terminal = TerminalBuilder.builder().system(true).build()) {
      RconLines[] lines = new RconLines[1]; // the reader completes what the lines know
      LineReader reader =
          LineReaderBuilder.builder()
              .terminal(terminal)
              .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
              .variable(LineReader.HISTORY_FILE, history)
              .variable(LineReader.HISTORY_IGNORE, NOT_KEPT)
              .completer((r, line, candidates) -> complete(lines[0], line, candidates))
              .build();
      lines[0] = new RconLines(console, how, out, new AtTerminal(reader));
      String server = console.address();
      out.println(
          (server == null ? "!connect HOST:PORT connects a server" : server + ": a command a line")
              + "; !help tells more, !exit leaves.");
      out.flush();
      while (takes(lines[0], reader)) {
        out.flush();
      }
    }
  }

  private boolean takes(RconLines lines, LineReader reader) {
    try {
      return lines.take(reader.readLine("rcon> "));
    } catch (UserInterruptException e) {
      return true; // a line given up
    } catch (EndOfFileException e) {
      return false;
    } catch (SQLException e) {
      out.println("Error: " + ShownText.sentence(String.valueOf(e.getMessage())));
      return true;
    }
  }

  private void complete(RconLines lines, ParsedLine line, List<Candidate> candidates) {
    try {
      boolean first = line.wordIndex() == 0;
      boolean help = line.wordIndex() == 1 && line.words().get(0).equals("help");
      if ((first || help) && console.address() != null) {
        lines.learn().keySet().forEach(w -> candidates.add(new Candidate(w)));
      }
      if (first) {
        RconLines.OWN.forEach(w -> candidates.add(new Candidate(w)));
        candidates.add(new Candidate("help"));
      }
    } catch (SQLException e) {
      candidates.clear(); // a completion must not stand in the way of typing
    }
  }
}
