package dev.valvejdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A statement that would hold too much ends in one sentence, and nothing else does. */
@Timeout(20)
class MemoryBoundsTest {
  private static final String DIGITS =
      "(VALUES (0), (1), (2), (3), (4), (5), (6), (7), (8), (9)) AS %s (n)";

  private static String cross(String... names) {
    return String.join(" CROSS JOIN ", Stream.of(names).map(DIGITS::formatted).toList());
  }

  /** A million rows, whose numbers differ. */
  private static final String MILLION =
      "(SELECT a.n + 10 * b.n + 100 * c.n + 1000 * d.n + 10000 * e.n + 100000 * f.n AS x FROM "
          + cross("a", "b", "c", "d", "e", "f")
          + ") AS m";

  /** Ten thousand rows. */
  private static final String CENTURIES = cross("a", "b", "c", "d");

  static Stream<String> greedy() {
    return Stream.of(
        "SELECT x FROM " + MILLION + " ORDER BY x",
        "SELECT x, COUNT(*) FROM " + MILLION + " GROUP BY x",
        "SELECT COUNT(*) FROM (SELECT DISTINCT x FROM " + MILLION + ")",
        "SELECT ARRAY_AGG(x) FROM " + MILLION,
        "SELECT COLLECT(x) FROM " + MILLION,
        "SELECT LISTAGG('abc' || x) FROM " + MILLION,
        "SELECT MEDIAN(x) FROM " + MILLION,
        "SELECT PERCENTILE_DISC(0.9) WITHIN GROUP (ORDER BY x) FROM " + MILLION,
        "SELECT CORR(x, x) OVER () FROM " + MILLION,
        "SELECT x, SUM(x) OVER (ORDER BY x) FROM " + MILLION,
        "SELECT x FROM " + MILLION + " UNION SELECT x + 5 FROM " + MILLION,
        "SELECT COUNT(*) FROM "
            + MILLION
            + " JOIN "
            + MILLION.replace("AS m", "AS o")
            + " ON m.x = o.x",
        "SELECT COUNT(*) FROM (VALUES (-1)) AS v (n) FULL JOIN " + MILLION + " ON v.n < m.x",
        "WITH RECURSIVE t (n) AS (VALUES (1) UNION ALL SELECT t.n FROM t, (VALUES (1), (2)) AS v)"
            + " SELECT COUNT(*) FROM t",
        "WITH RECURSIVE t (n) AS (VALUES (1) UNION SELECT n + 1 FROM t) SELECT COUNT(*) FROM t",
        "SELECT JSON_ARRAYAGG(x) FROM " + MILLION);
  }

  @ParameterizedTest
  @MethodSource("greedy")
  void aStatementThatHoldsTooMuchEndsInASentence(String sql) throws Exception {
    try (Connection connection =
        DriverManager.getConnection("jdbc:valve:maxMemory=4MB;maxTextLength=10000")) {
      assertThatThrownBy(() -> Rows.of(connection, sql))
          .isInstanceOf(SQLException.class)
          .satisfies(e -> assertThat(((SQLException) e).getSQLState()).isIn("53200", "54000"))
          .hasMessageMatching("The statement was stopped because it would (hold|make) .*");
      assertThat(Rows.of(connection, "SELECT 1")).containsExactly("1");
    }
  }

  /** Six of them would hold more than all statements together may. */
  @Test
  @Timeout(60)
  void whatAStatementHeldThatFailedIsFreeForOthers() throws Exception {
    try (Connection connection = DriverManager.getConnection("jdbc:valve:maxMemory=100MB")) {
      for (int i = 0; i < 6; i++) {
        assertThatThrownBy(
                () ->
                    Rows.of(
                        connection, "SELECT COLLECT(REPEAT('x', 2000000) || x) FROM " + MILLION))
            .hasMessageStartingWith(
                "The statement was stopped because it would hold more than 100");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "REPEAT('x', 2000000000)",
        "REPEAT('x', 1000001)",
        "CHAR_LENGTH(REPEAT('x', 1000001))",
        "LPAD('x', 1000001, 'y') = 'z'",
        "REPEAT(CAST(n AS VARCHAR), 2000000000)",
        "LPAD('x', 2000000000, 'y')",
        "RPAD(CAST(n AS VARCHAR), 2000000000)",
        "REPLACE(REPEAT('x', 10000), 'x', REPEAT('y', 10000))",
        "REGEXP_REPLACE(REPEAT('x', 10000), 'x', REPEAT('y', 10000), 'g')",
        "REPEAT('x', 10000) || REPEAT('y', 10000) || REPEAT(CAST(n AS VARCHAR), 1000000)",
        "CARDINALITY(STRING_TO_ARRAY(REPEAT(',', 1000000), ','))",
        "CARDINALITY(REGEXP_SPLIT_TO_ARRAY(REPEAT(',', 1000000), ','))",
        "REVERSE(REPEAT('x', 2000000000))",
        "CONCAT(REPEAT('x', 500000), REPEAT('y', 500000), n)",
        "CONCAT_WS(REPEAT('x', 500000), 'a', 'b', 'c')",
        "ARRAY_TO_STRING(STRING_TO_ARRAY(REPEAT('a,', 40000), ','), REPEAT('b', 1000))",
        "RPAD('x' || n, 60000) || REPEAT('x', 990000)",
        "CHAR_LENGTH(UPPER(REPEAT('x', 2000000000)))"
      })
  void aTextThatIsTooLongEndsInASentence(String text) throws Exception {
    try (Connection connection = DriverManager.getConnection("jdbc:valve:maxTextLength=1000000")) {
      assertThatThrownBy(
              () -> Rows.of(connection, "SELECT " + text + " FROM (VALUES (1)) AS v (n)"))
          .isInstanceOfSatisfying(
              SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("54000"))
          .hasMessageContaining("maxTextLength");
    }
  }

  /** Constants are computed with the plan, before a statement runs, and have no other bound. */
  @Test
  void aConstantMayBeAsLongAsTheConnectionPermits() throws Exception {
    try (Connection connection = DriverManager.getConnection("jdbc:valve:maxTextLength=30000000")) {
      assertThat(Rows.of(connection, "SELECT CHAR_LENGTH(REPEAT('x', 20000000))"))
          .containsExactly("20000000");
    }
  }

  @Test
  void whatIsNotHeldIsNotCounted() throws Exception {
    try (Connection connection = DriverManager.getConnection("jdbc:valve:maxMemory=4MB")) {
      assertThat(Rows.of(connection, "SELECT COUNT(*) FROM " + MILLION)).containsExactly("1000000");
      assertThat(Rows.of(connection, "SELECT COUNT(DISTINCT MOD(x, 7)) FROM " + MILLION))
          .containsExactly("7");
      assertThat(Rows.of(connection, "SELECT x FROM " + MILLION + " ORDER BY x DESC LIMIT 2"))
          .containsExactly("999999", "999998");
      assertThat(Rows.of(connection, "SELECT CHAR_LENGTH(LISTAGG('x', '--')) FROM " + CENTURIES))
          .containsExactly("29998");
      assertThat(Rows.of(connection, "SELECT x FROM " + MILLION + " ORDER BY x LIMIT 1 OFFSET 7"))
          .containsExactly("7");
    }
  }

  @Test
  void whatARowOfACorrelatedQueryHeldIsFreeForTheNext() throws Exception {
    try (Connection connection = DriverManager.getConnection("jdbc:valve:maxMemory=1MB")) {
      assertThat(
              Rows.of(
                  connection,
                  "SELECT COUNT(*), SUM(CARDINALITY(l.a)) FROM "
                      + cross("a", "b", "c")
                      + ", LATERAL (SELECT COLLECT(v.n + a.n) AS a FROM "
                      + cross("v", "w")
                      + ") AS l"))
          .containsExactly("1000|100000");
    }
  }
}
