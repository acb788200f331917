package dev.valvejdbc.cli.run;

import dev.valvejdbc.cli.format.ResultCells;
import dev.valvejdbc.cli.format.RowFormat;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Runs statements one after another and prints what comes of them. */
public final class Runner {
  /** How many warnings are shown in full where nothing else is said. */
  public static final int WARNINGS_SHOWN = 5;

  private final Connection connection;
  private final RowFormat format;
  private final PrintStream out;
  private final PrintStream err;
  private final Warnings warnings;
  private final AtomicReference<@Nullable Statement> running = new AtomicReference<>();
  private PrintStream later;
  private long rows;

  /** Runs statements of a connection, {@code warningsShown} warnings for each. */
  public Runner(
      Connection connection,
      RowFormat format,
      PrintStream out,
      PrintStream err,
      int warningsShown) {
    this.connection = connection;
    this.format = format;
    this.out = out;
    this.err = err;
    warnings = new Warnings(connection, warningsShown);
    later = err;
  }

  /** Has warnings printed elsewhere, such as after a pager is left. */
  public Runner warningTo(PrintStream stream) {
    later = stream;
    return this;
  }

  /**
   * Runs all; the first that fails ends it.
   *
   * @throws StatementFailedException which knows the statement
   */
  public void run(List<String> statements) throws SQLException {
    for (String sql : statements) {
      run(sql);
    }
  }

  /** Runs one; returns the number of its rows. */
  public long run(String sql) throws SQLException {
    Instant begun = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    try (Statement statement = connection.createStatement()) {
      Thread cancelling = new Thread(this::cancel, "cancel");
      Runtime.getRuntime().addShutdownHook(cancelling);
      running.set(statement);
      try {
        long count = print(statement, sql);
        rows += count;
        warnings.print(statement.getWarnings(), begun, later);
        return count;
      } finally {
        running.set(null);
        forget(cancelling);
      }
    } catch (SQLException e) {
      throw new StatementFailedException(sql, e);
    }
  }

  private long print(Statement statement, String sql) throws SQLException {
    try (Progress watching = Progress.start(connection, err)) {
      LineEnds first = new LineEnds(watching.endingWith(out));
      try {
        if (!statement.execute(sql)) {
          long count = statement.getLargeUpdateCount();
          first.println(count == 1 ? "Done: 1 row." : "Done: " + Math.max(0, count) + " rows.");
          return 0;
        }
        try (ResultSet result = statement.getResultSet()) {
          return format.print(new ResultCells(result), first);
        }
      } finally {
        first.endLine(); // what is said next begins a line
      }
    }
  }

  /** How many rows all statements so far had. */
  public long rows() {
    return rows;
  }

  /** Ends what runs, from another thread. */
  public void cancel() {
    Statement statement = running.get();
    try {
      if (statement != null) {
        statement.cancel();
      }
    } catch (SQLException e) {
      // it ended by itself
    }
  }

  private static void forget(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // the process is ending
    }
  }
}
