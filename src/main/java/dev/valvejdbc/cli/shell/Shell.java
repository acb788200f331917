package dev.valvejdbc.cli.shell;

import dev.valvejdbc.cli.format.Format;
import dev.valvejdbc.cli.format.Style;
import dev.valvejdbc.cli.run.History;
import dev.valvejdbc.cli.run.Output;
import dev.valvejdbc.script.Catalogue;
import java.io.IOException;
import java.sql.Connection;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.reader.impl.history.DefaultHistory;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/** Runs the interactive shell at a terminal. */
public final class Shell {
  private static final String WELCOME =
      "End a statement with ; · \\dt lists tables · \\d TABLE its columns · \\? helps · \\q leaves";
  private static final int MANY_CANDIDATES = 60;

  private final Session session;
  private final Catalogue catalogue;
  private final Commands commands;
  private final Output output;

  /** A shell on a connection, which it leaves open. */
  public Shell(Connection connection, Output output, Format format) {
    this.output = output;
    catalogue = new Catalogue(connection);
    session = new Session(connection, output, format);
    commands = new Commands(session, catalogue);
  }

  /** Reads and runs what is typed until the user leaves; returns the program's exit code. */
  public int run() throws IOException {
    try (Terminal terminal = TerminalBuilder.builder().system(true).build()) {
      terminal.handle(Terminal.Signal.INT, signal -> session.interrupt());
      LineReader reader = reader(terminal);
      session.say(WELCOME);
      while (true) {
        try {
          String typed = reader.readLine("valve> ");
          if (!take(typed)) {
            return 0;
          }
        } catch (UserInterruptException e) {
          // a statement given up
        } catch (EndOfFileException e) {
          return 0;
        }
      }
    }
  }

  private LineReader reader(Terminal terminal) throws IOException {
    return LineReaderBuilder.builder()
        .terminal(terminal)
        .appName("valve-sql")
        .parser(new StatementParser())
        .completer(new SqlCompleter(catalogue, commands))
        .highlighter(new SqlHighlighter(output.style() == Style.COLORED))
        .history(new KeptHistory())
        .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
        .option(LineReader.Option.AUTO_FRESH_LINE, true)
        .option(LineReader.Option.CASE_INSENSITIVE, true)
        .option(LineReader.Option.INSERT_TAB, false)
        .variable(LineReader.SECONDARY_PROMPT_PATTERN, "   ..> ")
        .variable(LineReader.LIST_MAX, MANY_CANDIDATES)
        .variable(LineReader.HISTORY_FILE, History.file(output.environment(), "history"))
        .build();
  }

  /** A history without lines that may hold a secret. */
  private static final class KeptHistory extends DefaultHistory {
    @Override
    public void add(java.time.Instant time, String line) {
      if (History.keeps(line)) {
        super.add(time, line);
      }
    }
  }

  /** Does what was typed; false if that was to leave. */
  boolean take(String typed) {
    String within = Commands.within(typed);
    if (within != null) {
      commands.refuse(within);
      return true;
    }
    return Commands.isCommand(typed) ? commands.take(typed) : session.runTyped(typed);
  }
}
