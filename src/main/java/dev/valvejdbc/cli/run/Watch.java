package dev.valvejdbc.cli.run;

import dev.valvejdbc.cli.format.ShownText;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Runs statements again and again: on a terminal in place, elsewhere one result after the other.
 */
public final class Watch {
  private static final String TO_THE_TOP = "\u001b[H\u001b[2J";

  private final Duration pause;
  private final long times;
  private final @Nullable Screen screen;
  private final PrintStream out;
  private final PrintStream err;

  /** Runs statements once. */
  public interface Round {
    /** Runs them, printing to a stream. */
    void run(PrintStream out) throws SQLException;
  }

  /**
   * Sets how often.
   *
   * @param times 0 for no end
   * @param screen null where results are appended to each other, and errors are told elsewhere
   */
  public Watch(
      Duration pause, long times, @Nullable Screen screen, PrintStream out, PrintStream err) {
    this.err = err;
    this.pause = pause;
    this.times = times;
    this.screen = screen;
    this.out = out;
  }

  /** Ends after all times; an error ends it only the first time, later ones are shown. */
  public void run(String title, Round round) throws SQLException, InterruptedException {
    for (long i = 0; times == 0 || i < times; i++) {
      if (i > 0) {
        TimeUnit.MILLISECONDS.sleep(pause.toMillis());
      }
      if (screen != null && screen.terminal()) {
        show(title, text(round, i == 0), screen);
      } else {
        out.print(i == 0 || screen == null ? "" : System.lineSeparator());
        out.print(text(round, i == 0));
      }
      out.flush();
    }
  }

  private String text(Round round, boolean first) throws SQLException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream printed = new PrintStream(bytes, false, StandardCharsets.UTF_8);
    try {
      round.run(printed);
    } catch (SQLException e) {
      if (first) {
        throw e;
      }
      (screen == null ? err : printed)
          .println("Error: " + ShownText.sentence(String.valueOf(e.getMessage())));
    }
    printed.flush();
    return bytes.toString(StandardCharsets.UTF_8);
  }

  private void show(String title, String text, Screen on) {
    List<String> lines = text.lines().toList();
    int room = Math.max(1, on.lines() - 4);
    out.print(TO_THE_TOP);
    out.println(
        title + " · " + LocalTime.now(ZoneId.systemDefault()).truncatedTo(ChronoUnit.SECONDS));
    out.println();
    lines.stream().limit(room).forEach(out::println);
    if (lines.size() > room) {
      out.println("… and " + (lines.size() - room) + " more lines");
    }
  }
}
