package dev.valvejdbc.cli.alert;

import dev.valvejdbc.cli.format.ShownText;
import dev.valvejdbc.cli.turns.Turns;
import java.io.IOException;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Several alarms over one connection; what goes wrong with one keeps no other from being asked. */
public final class Checks {
  /** What came of asking, the worst last. */
  public enum Outcome {
    /** No query has a row. */
    NO_ROWS,
    /** Some query has rows. */
    ROWS,
    /** Some alarm could not be asked or told. */
    FAILED
  }

  private final List<Check> checks;
  private final PrintStream err;

  /**
   * Several alarms.
   *
   * @param err where it is said what went wrong
   */
  public Checks(List<Check> checks, PrintStream err) {
    this.checks = List.copyOf(checks);
    this.err = err;
  }

  /**
   * Asks them again and again.
   *
   * @param times of each; 0 for no end
   * @return the worst of what each came to the last time
   * @throws SQLException if there is one alarm alone, and it cannot be asked the first time
   * @throws IOException with a sentence, likewise
   */
  public Outcome run(Connection connection, long times)
      throws SQLException, IOException, InterruptedException {
    Turns<Check> turns = new Turns<>();
    checks.forEach(c -> turns.add(c, c.every()));
    Map<Check, Outcome> last = new LinkedHashMap<>();
    Turns.Turn<Check> turn;
    while ((turn = turns.next(times)) != null) {
      Check check = turn.of();
      Outcome outcome;
      try {
        outcome = tell(check, check.alarm().ask(connection));
      } catch (SQLException | IOException e) {
        if (checks.size() == 1 && turn.number() == 1) {
          throw e;
        }
        outcome = failed(check, e);
      }
      last.put(check, outcome);
    }
    return last.values().stream().max(Outcome::compareTo).orElse(Outcome.NO_ROWS);
  }

  private Outcome tell(Check check, Change change) throws InterruptedException {
    try {
      check.telling().tell(change);
      check.alarm().told(change);
    } catch (IOException e) {
      return failed(check, e);
    }
    return change.count() > 0 ? Outcome.ROWS : Outcome.NO_ROWS;
  }

  private Outcome failed(Check check, Exception e) {
    String which = checks.size() == 1 ? "" : check.telling().alarm() + ": ";
    err.println("Error: " + which + ShownText.sentence(String.valueOf(e.getMessage())));
    return Outcome.FAILED;
  }
}
