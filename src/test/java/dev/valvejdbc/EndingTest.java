package dev.valvejdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.Statement;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every statement ends when it is to end, also one that only computes, and would for ages. */
@Timeout(60)
class EndingTest {
  private static final String DIGITS =
      "(VALUES (0), (1), (2), (3), (4), (5), (6), (7), (8), (9)) AS %s (n)";

  /** A cross join of ten to the power of the number of names. */
  private static String cross(String... names) {
    return String.join(" CROSS JOIN ", Stream.of(names).map(DIGITS::formatted).toList());
  }

  private static final String MANY = cross("a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k");
  private static final String RECURSION =
      "WITH RECURSIVE t (n) AS (VALUES (1) UNION ALL SELECT MOD(n + 1, 1000) FROM t) ";

  static Stream<String> statements() {
    return Stream.of(
        "SELECT COUNT(*) FROM " + MANY,
        "SELECT a.n FROM " + MANY + " WHERE a.n + b.n + c.n + k.n = -1",
        "SELECT a.n + k.n AS s, COUNT(*) FROM " + MANY + " GROUP BY a.n + k.n",
        "SELECT DISTINCT a.n + k.n FROM " + MANY,
        "SELECT a.n FROM " + MANY + " ORDER BY a.n + k.n LIMIT 3",
        "SELECT MAX(s) FROM (SELECT MOD(a.n + k.n, 7) AS s FROM " + MANY + ") GROUP BY s",
        "SELECT a.n FROM " + MANY + " WHERE CAST(a.n + k.n AS VARCHAR) LIKE '%x%y%z%'",
        "SELECT COUNT(*) FROM "
            + MANY
            + " WHERE EXISTS (SELECT 1 FROM (VALUES (1)) AS v (x)"
            + " WHERE v.x = a.n + k.n + 1000)",
        RECURSION + "SELECT COUNT(*) FROM t",
        RECURSION + "SELECT n FROM t WHERE n < 0",
        "SELECT REPEAT(CAST(n AS VARCHAR) || 'a', 4000) ~ '^(((([a-z0-9])+)+)+)+!$' FROM "
            + DIGITS.formatted("t"),
        "SELECT REPEAT(CAST(n AS VARCHAR), 60) SIMILAR TO '((1+)+)+x' FROM "
            + DIGITS.formatted("t")
            + " WHERE n = 1",
        "SELECT REGEXP_REPLACE(REPEAT(CAST(n AS VARCHAR), 60), '((1+)+)+x', 'y') FROM "
            + DIGITS.formatted("t")
            + " WHERE n = 1");
  }

  private interface End {
    void of(Connection connection, Statement statement, Thread reader) throws SQLException;
  }

  /** What a statement ends with that runs in a thread of its own until it is ended from here. */
  private static Throwable ended(String sql, End end) throws Exception {
    try (Connection connection = DriverManager.getConnection("jdbc:valve:");
        Statement statement = connection.createStatement()) {
      CountDownLatch running = new CountDownLatch(1);
      FutureTask<Throwable> run =
          new FutureTask<>(
              () -> {
                try (ResultSet rows = statement.executeQuery(sql)) {
                  running.countDown();
                  while (rows.next()) {
                    assertThat(rows.getObject(1)).isNotNull();
                  }
                  return new AssertionError("it ended by itself");
                } catch (SQLException e) {
                  running.countDown();
                  return e;
                }
              });
      Thread reader = new Thread(run);
      reader.start();
      running.await();
      end.of(connection, statement, reader);
      return run.get();
    }
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
}
