package dev.valvejdbc.cli.record;

import dev.valvejdbc.cli.turns.Turns;
import java.io.IOException;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * Several recordings over one connection, so that one list and one visit a server serve all that
 * are due at once.
 */
public final class Recordings {
  private final Turns<Recorder> turns = new Turns<>();
  private final PrintStream out;

  /** Takes up all of them. */
  public Recordings(Connection connection, List<Recording> recordings, PrintStream out)
      throws SQLException, IOException {
    this.out = out;
    for (Recording recording : recordings) {
      turns.add(new Recorder(connection, recording), recording.every());
    }
  }

  /**
   * Records.
   *
   * @param rounds of each recording; 0 for no end
   * @throws SQLException if the first round fails, or a database cannot be written to for long
   */
  public void run(long rounds) throws SQLException, InterruptedException {
    int troubles = 0;
    Turns.Turn<Recorder> turn;
    while ((turn = turns.next(rounds)) != null) {
      boolean first = turn.number() == 1;
      try {
        Round round = turn.of().round();
        if (first && round.note() != null && round.rows() == 0) {
          throw new SQLException(round.into() + ": " + round.note());
        }
        out.println(round.line());
        troubles = 0;
      } catch (SQLException e) {
        if (first || ++troubles > 100) {
          throw e;
        }
        out.println("A round is lost: " + e.getMessage());
      }
      out.flush();
    }
  }
}
