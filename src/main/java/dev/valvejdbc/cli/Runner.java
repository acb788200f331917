package dev.valvejdbc.cli;

import java.io.PrintStream;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.List;

/** Runs statements one after another and prints what comes of them. */
final class Runner {
  /** How many warnings are shown in full where nothing else is said. */
  static final int WARNINGS_SHOWN = 5;

  private final Connection connection;
  private final RowFormat format;
  private final PrintStream out;
  private final PrintStream err;
  private final int warningsShown;
  private PrintStream warnings;

  Runner(
      Connection connection,
      RowFormat format,
      PrintStream out,
      PrintStream err,
      int warningsShown) {
    this.warningsShown = warningsShown;
    this.connection = connection;
    this.format = format;
    this.out = out;
    this.err = err;
    warnings = err;
  }

  /** Has warnings printed elsewhere, such as after a pager is left. */
  Runner warningTo(PrintStream stream) {
    warnings = stream;
    return this;
  }

  /** Runs all; the first that fails ends it. */
  void run(List<String> statements) throws SQLException {
    for (String sql : statements) {
      run(sql);
    }
  }

  /** Runs one; returns the number of its rows. */
  long run(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      Thread cancelling = new Thread(() -> cancel(statement), "cancel");
      Runtime.getRuntime().addShutdownHook(cancelling);
      try {
        long count = print(statement, sql);
        warn(statement.getWarnings());
        return count;
      } finally {
        forget(cancelling);
      }
    }
  }

  private long print(Statement statement, String sql) throws SQLException {
    try (Progress watching = Progress.start(connection, err);
        ResultSet rows = statement.executeQuery(sql)) {
      PrintStream first = watching.endingWith(out);
      long count = format.print(rows, first);
      first.flush();
      return count;
    }
  }

  private static void cancel(Statement statement) {
    try {
      statement.cancel();
    } catch (SQLException e) {
      // the process ends anyway
    }
  }

  private static void forget(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // the process is ending
    }
  }

  private void warn(SQLWarning first) {
    int count = 0;
    for (SQLWarning w = first; w != null; w = w.getNextWarning()) {
      if (++count <= warningsShown) {
        warnings.println("Warning: " + Cells.harmless(String.valueOf(w.getMessage())));
      }
    }
    if (count > warningsShown) {
      warnings.println(
          "… and " + (count - warningsShown) + " more warnings; see diagnostics.failures.");
    }
  }
}
