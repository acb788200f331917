package dev.valvejdbc.cli.run;

import dev.valvejdbc.cli.format.RowFormat;
import dev.valvejdbc.cli.format.ShownText;
import dev.valvejdbc.cli.format.Style;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Where results go, the same for a statement of the command line and of the shell.
 *
 * @param screen what out is
 * @param paged whether what is longer than the screen goes to a pager
 */
public record Output(
    PrintStream out,
    PrintStream err,
    Screen screen,
    Style style,
    boolean paged,
    Map<String, String> environment) {

  /**
   * Runs statements.
   *
   * @param begun is given who runs them, to cancel
   */
  public void run(
      Connection connection, RowFormat rows, List<String> statements, Consumer<Runner> begun)
      throws SQLException, IOException {
    if (!paged || !screen.terminal()) {
      Runner runner = new Runner(connection, rows, out, err, Runner.WARNINGS_SHOWN);
      begun.accept(runner);
      runner.run(statements);
      out.flush();
      return;
    }
    ByteArrayOutputStream warnings = new ByteArrayOutputStream();
    try (Pager pager = new Pager(out, screen.lines(), environment);
        PrintStream to = new PrintStream(pager, false, StandardCharsets.UTF_8);
        PrintStream later = new PrintStream(warnings, true, StandardCharsets.UTF_8)) {
      Runner runner = new Runner(connection, rows, to, err, Runner.WARNINGS_SHOWN).warningTo(later);
      begun.accept(runner);
      runner.run(statements);
    } catch (Pager.LeftException e) {
      // seen enough
    } finally {
      err.print(warnings.toString(StandardCharsets.UTF_8));
    }
  }

  /** Says what is wrong, and where. */
  public void fail(Exception error) {
    out.flush();
    err.println(style.bad("Error: ") + ShownText.sentence(String.valueOf(error.getMessage())));
    String place = error instanceof StatementFailedException e ? e.place() : null;
    if (place != null) {
      err.println(place);
    }
    err.flush();
  }
}
