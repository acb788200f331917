package dev.valvejdbc.cli.shell;

import dev.valvejdbc.cli.format.Audience;
import dev.valvejdbc.cli.format.Cells;
import dev.valvejdbc.cli.format.CsvLines;
import dev.valvejdbc.cli.format.Format;
import dev.valvejdbc.cli.format.RowFormat;
import dev.valvejdbc.cli.run.Output;
import dev.valvejdbc.cli.run.Pager;
import dev.valvejdbc.cli.run.Runner;
import dev.valvejdbc.cli.run.Watch;
import dev.valvejdbc.script.Statements;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a shell has: its connection, how it prints, what ran last and what runs. */
final class Session {
  private static final Pattern ENDING = Pattern.compile("(?s)(.*?);?\\s*\\\\(g|gx|G)\\s*");

  private final Connection connection;
  private final Output output;
  private Format format;
  private boolean expanded;
  private boolean timing;
  private String last = "";
  private volatile @Nullable Runner running;
  private volatile @Nullable Thread watching;

  Session(Connection connection, Output output, Format format) {
    this.connection = connection;
    this.output = output;
    this.format = format;
  }

  Connection connection() {
    return connection;
  }

  Output output() {
    return output;
  }

  Format format() {
    return format;
  }

  void format(Format chosen) {
    format = chosen;
    expanded = false;
  }

  /** Turns rows upright, or back; returns whether they are. */
  boolean expand(@Nullable Boolean wanted) {
    expanded = wanted == null ? !expanded : wanted;
    return expanded;
  }

  /** Shows times, or no more; returns whether they are shown. */
  boolean time(@Nullable Boolean wanted) {
    timing = wanted == null ? !timing : wanted;
    return timing;
  }

  /** What ran last; empty for nothing. */
  String last() {
    return last;
  }

  void say(String sentence) {
    output.out().println(sentence);
    output.out().flush();
  }

  void fail(Exception error) {
    output.fail(error);
  }

  private RowFormat rows(boolean upright) {
    Format chosen = upright ? Format.VERTICAL : format;
    return chosen.rows(new Audience(output.style(), output.screen().terminal(), CsvLines.USUAL));
  }

  /** Prints rows of the shell's own. */
  void print(Cells cells) throws SQLException, IOException {
    RowFormat table = Format.TABLE.rows(new Audience(output.style(), true, CsvLines.USUAL));
    if (!output.paged() || !output.screen().terminal()) {
      table.print(cells, output.out());
      output.out().flush();
      return;
    }
    try (Pager pager = new Pager(output.out(), output.screen().lines(), output.environment());
        PrintStream to = new PrintStream(pager, false, StandardCharsets.UTF_8)) {
      table.print(cells, to);
    } catch (Pager.LeftException e) {
      // seen enough
    }
  }

  /** Runs what was typed, which an ending such as {@code \gx} may turn upright. */
  boolean runTyped(String typed) {
    Matcher ending = ENDING.matcher(typed);
    boolean ends = ending.matches();
    String text = ends ? ending.group(1) : typed;
    boolean upright = ends && !ending.group(2).equals("g");
    run(text.isBlank() ? last : text, expanded || upright);
    return true;
  }

  /** Runs statements; what goes wrong is said. */
  void run(String text) {
    run(text, expanded);
  }

  private void run(String text, boolean upright) {
    List<String> statements = Statements.of(text);
    if (statements.isEmpty()) {
      return;
    }
    last = text.strip();
    for (String statement : statements) {
      long began = System.nanoTime();
      try {
        output.run(connection, rows(upright), List.of(statement), r -> running = r);
      } catch (SQLException | IOException e) {
        fail(e);
        return;
      } finally {
        running = null;
        if (timing) {
          say(String.format("Time: %.1f ms", (System.nanoTime() - began) / 1e6));
        }
      }
    }
  }

  /** Runs what ran last again and again, until it is interrupted. */
  void watch(Duration pause) {
    List<String> statements = Statements.of(last);
    watching = Thread.currentThread();
    try {
      new Watch(pause, 0, output.screen(), output.out(), output.err())
          .run(
              "Every " + pause.toMillis() / 1000.0 + " s, Ctrl-C ends it",
              to -> {
                Runner runner =
                    new Runner(connection, rows(expanded), to, output.err(), Runner.WARNINGS_SHOWN);
                running = runner;
                runner.run(statements);
              });
    } catch (SQLException e) {
      fail(e);
    } catch (InterruptedException e) {
      say(""); // the user's wish
    } finally {
      watching = null;
      running = null;
      var unused = Thread.interrupted();
    }
  }

  /** Writes the rows of a query to a file; returns how many there were. */
  long copy(String query, Path file, Format as) throws SQLException, IOException {
    try (PrintStream to =
        new PrintStream(Files.newOutputStream(file), false, StandardCharsets.UTF_8)) {
      Runner runner =
          new Runner(connection, as.rows(Audience.PIPE), to, output.err(), Runner.WARNINGS_SHOWN);
      running = runner;
      long count = runner.run(query);
      if (to.checkError()) {
        throw new IOException("The file " + file + " could not be written to its end.");
      }
      return count;
    } finally {
      running = null;
    }
  }

  /** Ends what runs, as Ctrl-C asks. */
  void interrupt() {
    Runner runner = running;
    if (runner != null) {
      runner.cancel();
    }
    Thread watcher = watching;
    if (watcher != null) {
      watcher.interrupt();
    }
  }
}
