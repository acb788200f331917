package dev.valvejdbc.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
  private static final String HELP =
      """
      Lines go to the server, one command each. For this program:
        help NAME     what the server says of a variable or command
        !connect      connect, and learn what the server knows, for completion
        !disconnect   let go of the server; the next command connects again
        !shutdown     end the server program (it asks first)
        !exit         leave
        !help         this\
      """;

  private final RconConsole console;
  private final PrintStream out;
  private final Path history;
  private @Nullable Map<String, String> words;

  RconShell(RconConsole console, PrintStream out, Path history) {
    this.console = console;
    this.out = out;
    this.history = history;
  }

  void run() throws IOException {
    try (Terminal terminal = TerminalBuilder.builder().system(true).build()) {
      LineReader reader =
          LineReaderBuilder.builder()
              .terminal(terminal)
              .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
              .variable(LineReader.HISTORY_FILE, history)
              .variable(LineReader.HISTORY_IGNORE, History.IGNORED)
              .completer((r, line, candidates) -> complete(line, candidates))
              .build();
      out.println(console.address() + ": a command a line; !help tells more, !exit leaves.");
      out.flush();
      while (true) {
        try {
          String line = reader.readLine("rcon> ").strip();
          if (line.equals("!exit")) {
            return;
          }
          if (!line.isEmpty()) {
            take(line, reader);
          }
        } catch (UserInterruptException e) {
          // a line given up
        } catch (EndOfFileException e) {
          return;
        }
      }
    }
  }

  private void take(String line, LineReader reader) {
    try {
      switch (line.toLowerCase(Locale.ROOT)) {
        case "!help" -> out.println(HELP);
        case "!disconnect" -> console.disconnect();
        case "!connect" -> out.println("Connected; " + learn().size() + " words are known.");
        case "!shutdown" -> {
          if (reader
              .readLine("End the server at " + console.address() + "? [yes/no] ")
              .equals("yes")) {
            print("quit");
          }
        }
        default -> command(line);
      }
    } catch (SQLException e) {
      out.println("Error: " + Cells.harmless(String.valueOf(e.getMessage())));
    }
    out.flush();
  }

  private void command(String line) throws SQLException {
    if (line.startsWith("!")) {
      out.println("There is no " + Cells.harmless(line) + "; !help lists what there is.");
      return;
    }
    if (line.startsWith("help ")) {
      String name = line.substring("help ".length()).strip();
      String description = learn().get(name);
      if (description != null && !description.isEmpty()) {
        out.println(Cells.harmless(name + ": " + description));
        return;
      }
    }
    print(line);
  }

  private void print(String command) throws SQLException {
    console.execute(command).forEach(l -> out.println(Cells.harmless(l)));
  }

  private Map<String, String> learn() throws SQLException {
    Map<String, String> known = words;
    if (known == null) {
      known = console.vocabulary();
      words = known;
    }
    return known;
  }

  private void complete(ParsedLine line, List<Candidate> candidates) {
    try {
      boolean first = line.wordIndex() == 0;
      boolean help = line.wordIndex() == 1 && line.words().get(0).equals("help");
      if (first || help) {
        learn().keySet().forEach(w -> candidates.add(new Candidate(w)));
      }
      if (first) {
        List.of("!connect", "!disconnect", "!shutdown", "!exit", "!help", "help")
            .forEach(w -> candidates.add(new Candidate(w)));
      }
    } catch (SQLException e) {
      candidates.clear(); // a completion must not stand in the way of typing
    }
  }
}
