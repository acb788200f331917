package dev.valvejdbc.cli.record;

import java.io.IOException;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Several recordings over one connection, so that one list and one visit a server serve all that
 * are due at once.
 */
public final class Recordings {
  private static final class Due {
    private final Recorder recorder;
    private final long every;
    private long next = System.nanoTime();
    private long rounds;

    Due(Recorder recorder, long every) {
      this.recorder = recorder;
      this.every = every;
    }
  }

  private final List<Due> due = new ArrayList<>();
  private final PrintStream out;

  /** Takes up all of them. */
  public Recordings(Connection connection, List<Recording> recordings, PrintStream out)
      throws SQLException, IOException {
    this.out = out;
    for (Recording recording : recordings) {
      due.add(new Due(new Recorder(connection, recording), recording.every().toNanos()));
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
    long begun = System.nanoTime();
    while (true) {
      Due next =
          due.stream()
              .filter(d -> rounds == 0 || d.rounds < rounds)
              .min(Comparator.comparingLong(d -> d.next - begun))
              .orElse(null);
      if (next == null) {
        return;
      }
      long wait = next.next - System.nanoTime();
      if (wait > 0) {
        TimeUnit.NANOSECONDS.sleep(wait);
      }
      next.next = Math.max(next.next + next.every, System.nanoTime() - next.every);
      boolean first = next.rounds++ == 0;
      try {
        Round round = next.recorder.round();
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
