package dev.valvejdbc.cli.run;

import dev.valvejdbc.cli.format.ShownText;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;

/**
 * Writes to a file what statements did: the plan that was chosen, each scan with what it sent and
 * received, each server that did not answer. It reads the tables of diagnostics, in which no secret
 * is; a statement that may hold one is not repeated.
 */
public final class Trace implements AutoCloseable {
  private static final Pattern QUERY = Pattern.compile("(?is)\\s*(SELECT|WITH|VALUES|TABLE)\\b.*");
  private static final String SCANS = "SELECT * FROM diagnostics.scans WHERE started_at >= ?";
  private static final String FAILURES =
      "SELECT f.* FROM diagnostics.failures f JOIN diagnostics.scans s ON s.scan = f.scan"
          + " WHERE s.started_at >= ?";

  private final PrintStream to;

  private Trace(PrintStream to) {
    this.to = to;
  }

  /** Appends to a file, which is made for its owner's eyes alone. */
  public static Trace to(Path file) throws IOException {
    try {
      if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
        Files.createFile(
            file,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      }
    } catch (FileAlreadyExistsException e) {
      // then its owner has decided who reads it
    }
    return new Trace(
        new PrintStream(
            Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND),
            true,
            StandardCharsets.UTF_8));
  }

  /** Writes down the plan of a statement that is to run. */
  void begins(Connection connection, String sql) {
    boolean kept = History.keeps(sql);
    to.println();
    to.println(Instant.now() + " statement");
    (kept ? sql : "(not repeated: it may hold a secret)")
        .lines()
        .forEach(line -> to.println("  | " + ShownText.of(line)));
    if (kept && QUERY.matcher(sql).matches()) {
      to.println("  plan");
      try (Statement explaining = connection.createStatement();
          ResultSet plan = explaining.executeQuery("EXPLAIN PLAN FOR " + sql)) {
        while (plan.next()) {
          String.valueOf(plan.getString(1))
              .lines()
              .forEach(line -> to.println("    " + ShownText.of(line)));
        }
      } catch (SQLException e) {
        to.println("    " + ShownText.of(String.valueOf(e.getMessage())));
      }
    }
  }

  /** Writes down what it did, and how it ended. */
  void ended(Connection connection, Instant begun, String outcome) {
    rows(connection, "scan", SCANS, begun);
    rows(connection, "failure", FAILURES, begun);
    to.println(
        "  end "
            + ShownText.of(outcome)
            + ", "
            + Duration.between(begun, Instant.now()).toMillis()
            + " ms");
  }

  private void rows(Connection connection, String title, String sql, Instant begun) {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setTimestamp(1, Timestamp.from(begun));
      try (ResultSet rows = statement.executeQuery()) {
        ResultSetMetaData meta = rows.getMetaData();
        while (rows.next()) {
          StringBuilder line = new StringBuilder("  ").append(title);
          for (int i = 1; i <= meta.getColumnCount(); i++) {
            String value = rows.getString(i);
            if (value != null && !meta.getColumnLabel(i).equals("statement")) {
              line.append(' ').append(meta.getColumnLabel(i)).append('=').append(value);
            }
          }
          to.println(ShownText.of(line.toString()));
        }
      }
    } catch (SQLException e) {
      to.println("  " + title + ": " + ShownText.of(String.valueOf(e.getMessage())));
    }
  }

  @Override
  public void close() {
    to.close();
  }
}
