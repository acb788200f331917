package dev.valvejdbc.cli.run;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;

/** Shows on a terminal what a long scan has done so far, in one line that it takes away again. */
final class Progress implements AutoCloseable {
  private static final long FIRST_MILLIS = 500;
  private static final long NEXT_MILLIS = 200;
  private static final String FIGURES =
      "SELECT SUM(addresses_asked), SUM(answered), SUM(silent) FROM diagnostics.scans WHERE"
          + " running";

  private final Connection connection;
  private final PrintStream err;
  private final long begun = System.nanoTime();
  private boolean closed;
  private boolean shown;

  private Progress(Connection connection, PrintStream err) {
    this.connection = connection;
    this.err = err;
  }

  /** Starts to watch; nothing is shown unless standard error is a terminal. */
  static Progress start(Connection connection, PrintStream err) {
    Progress progress = new Progress(connection, err);
    if (Boolean.getBoolean("valve.stderr.tty")) {
      Thread thread = new Thread(progress::watch, "progress");
      thread.setDaemon(true);
      thread.start();
    }
    return progress;
  }

  private synchronized void watch() {
    try {
      long due = begun + TimeUnit.MILLISECONDS.toNanos(FIRST_MILLIS);
      while (!closed) {
        long left = due - System.nanoTime();
        if (left <= 0) {
          show();
          left = TimeUnit.MILLISECONDS.toNanos(NEXT_MILLIS);
          due = System.nanoTime() + left;
        }
        TimeUnit.NANOSECONDS.timedWait(this, left);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void show() {
    String seconds = String.format("%.1f s", (System.nanoTime() - begun) / 1e9);
    err.print("\r\u001b[K" + figures() + seconds);
    err.flush();
    shown = true;
  }

  private String figures() {
    try (Statement statement = connection.createStatement();
        ResultSet rs = statement.executeQuery(FIGURES)) {
      return rs.next() && rs.getLong(1) > 0
          ? String.format(
              "asked %,d · answered %,d · silent %,d · ",
              rs.getLong(1), rs.getLong(2), rs.getLong(3))
          : "";
    } catch (SQLException e) {
      return ""; // another driver, which does not know
    }
  }

  /** The same output; the first that is written to it ends the progress, as rows say more. */
  PrintStream endingWith(PrintStream out) {
    OutputStream ending =
        new FilterOutputStream(out) {
          @Override
          public void write(int b) throws IOException {
            end();
            out.write(b);
          }

          @Override
          public void write(byte[] bytes, int from, int length) throws IOException {
            end();
            out.write(bytes, from, length);
          }
        };
    return new PrintStream(ending, false, StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    end();
  }

  private synchronized void end() {
    closed = true;
    notifyAll();
    if (shown) {
      err.print("\r\u001b[K");
      err.flush();
      shown = false;
    }
  }
}
