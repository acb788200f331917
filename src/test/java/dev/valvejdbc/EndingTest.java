package dev.valvejdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.Statement;
import java.util.Collections;
import java.util.concurrent.FutureTask;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
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

  private static final String SERIES = " FROM TABLE(generate_series(1, 300000)) AS t (n)";

  /** One of each way in which a statement computes: by rows, by recursion, within one function. */
  static Stream<String> kinds() {
    return Stream.of(
        "SELECT COUNT(*) FROM " + MANY,
        RECURSION + "SELECT COUNT(*) FROM t",
        "SELECT REPEAT(CAST(n AS VARCHAR), 60) ~ '^((1+)+)+x' FROM " + DIGITS.formatted("t"));
  }

  static Stream<String> statements() {
    return Stream.of(
        "SELECT COUNT(*) FROM " + MANY,
        "SELECT a.n FROM " + MANY + " WHERE " + SUM + " = -1",
        "SELECT a.n + k.n AS s, COUNT(*) FROM " + MANY + " GROUP BY a.n + k.n",
        "SELECT n FROM TABLE(generate_series(1, 1000000000000)) AS t (n) WHERE n < 0",
        "SELECT MEDIAN(n) OVER (ORDER BY n)" + SERIES,
        "SELECT MODE(n) OVER (ORDER BY n)" + SERIES,
        "SELECT CHAR_LENGTH(LISTAGG('abc') OVER (ORDER BY n))" + SERIES,
        "SELECT JSON_QUERY(REPEAT('{\"a\":', 400) || n || REPEAT('}', 400), '$..*..*..*..*')"
            + SERIES,
        "SELECT JSON_REMOVE(REPEAT('{\"a\":', 400) || n || REPEAT('}', 400), '$..a..a..a..a')"
            + SERIES,
        "SELECT CHAR_LENGTH(UPPER(REPEAT('ß', 8000000) || n))" + SERIES,
        "SELECT REPEAT('a', 4000000) ILIKE '%' || REPEAT('a', 1000000) || n || '%'" + SERIES,
        "SELECT REPLACE(REPEAT('a', 16000000), REPEAT('a', 4000000) || n, 'x')" + SERIES,
        "SELECT JSON_DEPTH('[' || REPEAT('1,', 8000000) || n || ']')" + SERIES,
        "SELECT ('[' || REPEAT('1,', 8000000) || n || ']') IS JSON" + SERIES,
        "SELECT TRANSLATE(REPEAT('ab', 8000000) || n, 'abc', 'xyz')" + SERIES,
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

  /** Methods that take long for one row, and what calls them. */
  static Stream<Arguments> calls() {
    return Stream.of(
        Arguments.of("strpos", "STRPOS(REPEAT('a', 16000000), REPEAT('a', 4000000) || n)"),
        Arguments.of("trimmed", "BTRIM(REPEAT('a', 16000000), REPEAT('b', 4000000) || 'a' || n)"),
        Arguments.of("withoutAccents", "STRIP_ACCENTS(REPEAT(U&'\\0301\\0323', 8000000) || n)"),
        Arguments.of("arrayExcept", "ARRAY_EXCEPT(SPLIT(%s, ','), SPLIT('x' || n || %s, ','))"),
        Arguments.of(
            "arrayIntersect", "ARRAY_INTERSECT(SPLIT(%s, ','), SPLIT('x' || n || %s, ','))"));
  }

  private interface End {
    void of(Connection connection, Statement statement, Thread reader) throws SQLException;
  }

  /** What a statement ends with that runs in a thread of its own until it is ended from here. */
  private static Throwable ended(String sql, End end) throws Exception {
    return ended(
        sql, frame -> frame.getClassName().startsWith("Baz") || isStep(frame.getClassName()), end);
  }

  private static boolean isStep(String generated) {
    return generated.startsWith("CalcUnit");
  }

  /** The same, once its thread is where it is to be ended. */
  private static Throwable ended(String sql, Predicate<StackTraceElement> place, End end)
      throws Exception {
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
      while (Stream.of(reader.getStackTrace()).noneMatch(place) && !run.isDone()) {
        Thread.onSpinWait();
      }
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
  @MethodSource("calls")
  void aStatementCanBeCancelledWithinOneCallOfAFunction(String method, String call)
      throws Exception {
    String numbers = "(SELECT LISTAGG(n, ',')" + SERIES + ")";
    String sql = "SELECT " + call.replace("%s", "l") + " FROM " + numbers + " AS v (l) CROSS JOIN ";
    assertCancelled(
        ended(
            sql + DIGITS.formatted("t"),
            frame -> frame.getMethodName().equals(method),
            (connection, statement, reader) -> statement.cancel()));
  }

  static Stream<String> hopeless() {
    StringBuilder queries = new StringBuilder("WITH t0 AS (SELECT 1 AS x)");
    for (int i = 1; i <= 30; i++) {
      queries.append(", t%d AS (SELECT a.x FROM t%d AS a, t%d AS b)".formatted(i, i - 1, i - 1));
    }
    String columns = IntStream.range(0, 28).mapToObj(i -> "c" + i).collect(Collectors.joining(","));
    return Stream.of(
        queries + " SELECT COUNT(*) FROM t30",
        "SELECT COUNT(*) FROM (VALUES (%s)) AS v (%s) GROUP BY CUBE(%s)"
            .formatted(columns.replace("c", ""), columns, columns),
        "SELECT CAST(REPEAT('9', 8000000) AS DECIMAL(19, 0))",
        "SELECT CAST('1e90000000' AS DECIMAL(19, 2))",
        "SELECT CAST('1e' || n || '0000000' AS DECIMAL(19, 2)) FROM (VALUES (1), (2)) AS t (n)",
        "SELECT TO_CHAR(TIMESTAMP '2020-01-01 00:00:00', REPEAT('YYYY', 4000000))",
        "SELECT JSON_EXISTS('[\"' || REPEAT('1', 60) || '\"]', '$[?(@ =~ /((1+)+)+x/)]')",
        "SELECT COUNT(*) FROM TABLE(HOP((SELECT TIMESTAMP '2020-01-01 00:00:00' AS at, 1 AS x),"
            + " DESCRIPTOR(at), INTERVAL '1' SECOND, INTERVAL '10000000' DAY(8)))",
        "SELECT CAST(REPEAT('1', 4000000) AS DATE)",
        "SELECT CAST(REPEAT('1', 4000000) AS BIGINT)");
  }

  /** What would take for ever in one step, where nobody could end it. */
  @ParameterizedTest
  @MethodSource("hopeless")
  void whatCouldNotBeEndedIsRefusedInASentence(String sql) throws Exception {
    try (Connection connection = DriverManager.getConnection("jdbc:valve:")) {
      assertThatThrownBy(() -> Rows.of(connection, sql))
          .isInstanceOfSatisfying(
              SQLException.class,
              e -> {
                assertThat(e.getSQLState())
                    .isIn("54001", "54011", "22003", "22023", "2201B", "22007", "22018");
                assertThat(e.getMessage()).hasSizeLessThan(3_000);
              });
    }
  }

  @Test
  void lettersThatBecomeSeveralChangeTheirCaseInLongTextsToo() throws Exception {
    try (Connection connection = DriverManager.getConnection("jdbc:valve:")) {
      assertThat(
              Rows.of(
                  connection,
                  "SELECT UPPER(REPEAT(t, 2000)) = REPEAT('STRASSE ΣΑΣ ', 2000),"
                      + " LOWER(REPEAT('ΣΑΣ ', 2000)) = REPEAT('σας ', 2000)"
                      + " FROM (VALUES ('straße σας '), ('x')) AS v (t) WHERE t <> 'x'"))
          .containsExactly("true|true");
    }
  }

  @Test
  void numbersAreRoundedToPlacesThatNoneHas() throws Exception {
    try (Connection connection = DriverManager.getConnection("jdbc:valve:")) {
      assertThat(
              Rows.of(
                  connection,
                  "SELECT ROUND(n, 100000000) = n, TRUNCATE(n, 100000000) = n, ROUND(n, -100000000)"
                      + " FROM (VALUES (1.5), (2.5)) AS t (n)"))
          .containsExactly("true|true|0", "true|true|0");
    }
  }

  @ParameterizedTest
  @MethodSource("kinds")
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

  /** Planned in minutes, as each group of groups is planned by itself. */
  private static String cubes() {
    String columns =
        IntStream.range(0, 12).mapToObj(i -> "c" + i).collect(Collectors.joining(", "));
    String cube =
        "SELECT COUNT(*) FROM (VALUES (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12)) AS t (%s)"
                .formatted(columns)
            + " GROUP BY CUBE (%s)".formatted(columns);
    return String.join(" UNION ALL ", Collections.nCopies(50, cube));
  }

  @Test
  @Timeout(60)
  void planningEndsWithItsStatement() throws Exception {
    try (Connection connection = DriverManager.getConnection("jdbc:valve:");
        Statement statement = connection.createStatement()) {
      statement.setQueryTimeout(1);
      assertThatThrownBy(() -> statement.executeQuery(cubes()))
          .isInstanceOf(SQLTimeoutException.class);
    }
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      if (thread.getName().equals("valve-jdbc-planning")) {
        thread.join();
      }
    }
  }

  private interface Closing {
    void of(Connection connection) throws SQLException;
  }

  static Stream<Closing> closings() {
    return Stream.of(Connection::close, c -> c.abort(Runnable::run));
  }

  /** What is only prepared has no statement yet that could be cancelled. */
  @ParameterizedTest
  @MethodSource("closings")
  void preparingEndsWithItsConnection(Closing closing) throws Exception {
    Connection connection = DriverManager.getConnection("jdbc:valve:");
    FutureTask<Throwable> run =
        new FutureTask<>(
            () -> {
              try {
                return new AssertionError(connection.prepareStatement(cubes()));
              } catch (SQLException e) {
                return e;
              }
            });
    Thread preparer = new Thread(run);
    preparer.start();
    while (Stream.of(preparer.getStackTrace())
        .noneMatch(f -> f.getClassName().endsWith("PlanningThread"))) {
      Thread.onSpinWait();
    }
    closing.of(connection);
    assertCancelled(run.get());
  }

  @Test
  void preparingEndsWithTheTimeoutOfTheConnection() throws Exception {
    try (Connection connection = DriverManager.getConnection("jdbc:valve:")) {
      connection.setNetworkTimeout(Runnable::run, 500);
      assertThatThrownBy(() -> connection.prepareStatement(cubes()))
          .isInstanceOf(SQLTimeoutException.class);
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
                  return new AssertionError(statement.executeQuery(cubes()));
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
