package dev.valvejdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.Statement;
import java.util.concurrent.FutureTask;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every statement ends when it is to end, also one that only computes, and would for ages. */
@Timeout(10)
class EndingTest {
  private static final String DIGITS =
      "(VALUES (0), (1), (2), (3), (4), (5), (6), (7), (8), (9)) AS %s (n)";

  /** A cross join of ten to the power of the number of names. */
  private static String cross(String... names) {
    return String.join(" CROSS JOIN ", Stream.of(names).map(DIGITS::formatted).toList());
  }

  private static final String MANY = cross("a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k");
  private static final String SUM = "a.n + b.n + c.n + d.n + e.n + f.n + g.n + h.n + i.n + k.n";
  private static final String RECURSION =
      "WITH RECURSIVE t (n) AS (VALUES (1) UNION ALL SELECT MOD(n + 1, 1000) FROM t) ";

  static Stream<String> statements() {
    return Stream.of(
        "SELECT COUNT(*) FROM " + MANY,
        "SELECT a.n FROM " + MANY + " WHERE " + SUM + " = -1",
        "SELECT a.n + k.n AS s, COUNT(*) FROM " + MANY + " GROUP BY a.n + k.n",
        "SELECT DISTINCT a.n + k.n FROM " + MANY,
        "SELECT MAX(s) FROM (SELECT MOD(a.n + k.n, 7) AS s FROM " + MANY + ") GROUP BY s",
        "SELECT COUNT(*) FROM " + MANY + " WHERE 'n' || (" + SUM + ") LIKE '%x%y%z%'",
        RECURSION + "SELECT COUNT(*) FROM t",
        RECURSION + "SELECT n FROM t WHERE CAST(n AS VARCHAR) LIKE 'x%'",
        "SELECT REPEAT(CAST(n AS VARCHAR), 60) ~ '^((1+)+)+x' FROM " + DIGITS.formatted("t"),
        "SELECT REPEAT(CAST(n AS VARCHAR), 60) SIMILAR TO '((1+)+)+x' FROM "
            + DIGITS.formatted("t"),
        "SELECT REGEXP_REPLACE(REPEAT(CAST(n AS VARCHAR), 60), '((1+)+)+x', 'y') FROM "
            + DIGITS.formatted("t"));
  }

  private interface End {
    void of(Connection connection, Statement statement, Thread reader) throws SQLException;
  }

  /** What a statement ends with that runs in a thread of its own until it is ended from here. */
  private static Throwable ended(String sql, End end) throws Exception {
    try (Connection connection = DriverManager.getConnection("jdbc:valve:");
        Statement statement = connection.createStatement()) {
      FutureTask<Throwable> run =
          new FutureTask<>(
              () -> {
                try {
                  Rows.of(statement.executeQuery(sql));
                  return new AssertionError("it ended by itself");
                } catch (SQLException e) {
                  return e;
                }
              });
      Thread reader = new Thread(run);
      reader.start();
      while (!computes(reader) && !run.isDone()) {
        Thread.onSpinWait();
      }
      end.of(connection, statement, reader);
      return run.get();
    }
  }

  /** Whether a thread is within the code that was made for a plan. */
  private static boolean computes(Thread thread) {
    return Stream.of(thread.getStackTrace()).anyMatch(f -> f.getClassName().startsWith("Baz"));
  }

  private static void assertCancelled(Throwable end) {
    assertThat(end)
        .hasMessage("The statement was cancelled.")
        .isInstanceOfSatisfying(
            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("57014"));
  }

  @ParameterizedTest
  @MethodSource("statements")
  void aStatementThatComputesCanBeCancelled(String sql) throws Exception {
    assertCancelled(ended(sql, (connection, statement, reader) -> statement.cancel()));
  }

  @ParameterizedTest
  @MethodSource("statements")
  void aStatementThatComputesRunsIntoItsTimeout(String sql) throws Exception {
    try (Connection connection = DriverManager.getConnection("jdbc:valve:");
        Statement statement = connection.createStatement()) {
      statement.setQueryTimeout(1);
      assertThatThrownBy(() -> Rows.of(statement.executeQuery(sql)))
          .isInstanceOf(SQLTimeoutException.class);
    }
  }

  @Test
  void anInterruptIsACancel() throws Exception {
    assertCancelled(
        ended("SELECT COUNT(*) FROM " + MANY, (connection, statement, run) -> run.interrupt()));
  }

  @Test
  void closingAStatementFromAnotherThreadEndsIt() throws Exception {
    assertCancelled(
        ended("SELECT COUNT(*) FROM " + MANY, (connection, statement, run) -> statement.close()));
  }

  @Test
  void closingAConnectionFromAnotherThreadEndsWhatRunsOnIt() throws Exception {
    assertCancelled(
        ended("SELECT COUNT(*) FROM " + MANY, (connection, statement, run) -> connection.close()));
  }

  @Test
  void abortingAConnectionEndsWhatRunsOnIt() throws Exception {
    assertCancelled(
        ended(
            "SELECT COUNT(*) FROM " + MANY,
            (connection, statement, run) -> connection.abort(Runnable::run)));
  }

  /** Planned in minutes, since each of its joins can be the first one. */
  private static String joins(int count) {
    return IntStream.range(1, count)
        .mapToObj(i -> " JOIN (VALUES (1), (2)) AS t%d (n) ON t%d.n = t%d.n".formatted(i, i, i - 1))
        .collect(Collectors.joining("", "SELECT COUNT(*) FROM (VALUES (1), (2)) AS t0 (n)", ""));
  }

  @Test
  @Timeout(60)
  void planningEndsWithItsStatement() throws Exception {
    try (Connection connection = DriverManager.getConnection("jdbc:valve:");
        Statement statement = connection.createStatement()) {
      statement.setQueryTimeout(1);
      assertThatThrownBy(() -> statement.executeQuery(joins(48)))
          .isInstanceOf(SQLTimeoutException.class);
    }
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      if (thread.getName().equals("valve-jdbc-planning")) {
        thread.join();
      }
    }
  }

  @Test
  void aStatementThatWasClosedIsNotTriedAgain() throws Exception {
    try (Connection connection = DriverManager.getConnection("jdbc:valve:")) {
      Statement statement = connection.createStatement();
      FutureTask<Throwable> run =
          new FutureTask<>(
              () -> {
                try {
                  return new AssertionError(statement.executeQuery(joins(48)));
                } catch (SQLException e) {
                  return e;
                }
              });
      Thread reader = new Thread(run);
      reader.start();
      while (Stream.of(reader.getStackTrace())
          .noneMatch(f -> f.getClassName().endsWith("PlanningThread"))) {
        Thread.onSpinWait();
      }
      statement.close();
      assertCancelled(run.get());
    }
  }
}
