package dev.valvejdbc.queries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.valvejdbc.Rows;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Statements whose answers no other database has. */
class OwnAnswersTest {
  private static final String ONE = "addr = '127.20.0.1:27015'";

  private Connection connection;

  @BeforeEach
  void connect() throws SQLException {
    connection = DriverManager.getConnection("jdbc:valve:fleet=4;seed=5;cacheTtl=10m");
  }

  @AfterEach
  void close() throws SQLException {
    connection.close();
  }

  @Test
  void aCastThatShortensTheKeyIsAConditionAndNoKey() throws SQLException {
    assertThat(
            Rows.of(
                connection,
                "SELECT map FROM server_info WHERE CAST(addr AS VARCHAR(5)) = '127.2' AND " + ONE))
        .hasSize(1);
  }

  @Test
  void rowsWithNullsAreNeitherEqualNorUnequal() throws SQLException {
    assertThat(
            Rows.of(
                connection,
                "SELECT COUNT(*) FROM my_servers WHERE (name, tags) <> (name, CAST(NULL AS"
                    + " VARCHAR))"))
        .containsExactly("0");
    assertThat(
            Rows.of(
                connection, "SELECT COUNT(*) FROM my_servers WHERE (name, tags) <> (name, NULL)"))
        .containsExactly("0");
    assertThat(
            Rows.of(connection, "SELECT COUNT(*) FROM my_servers WHERE (name, tags) <> ('', NULL)"))
        .containsExactly("4");
    assertThat(
            Rows.of(
                connection,
                "SELECT COUNT(*) FROM my_servers WHERE (CHAR_LENGTH(name), CAST(NULL AS VARCHAR))"
                    + " <> (CAST(CHAR_LENGTH(name) AS BIGINT), 'tf')"))
        .containsExactly("0");
    assertThat(
            Rows.of(
                connection,
                "SELECT COUNT(*) FROM my_servers m WHERE ('a', NULL) NOT IN (SELECT 'a', n.name"
                    + " FROM my_servers n WHERE n.name > m.name)"))
        .containsExactly("1");
  }

  /** DuckDB loses the row of a total over nothing, where it reads the outermost row. */
  @Test
  void aLateralTotalWithinASubQueryHasItsRow() throws SQLException {
    assertThat(
            Rows.of(
                connection,
                "SELECT DISTINCT (SELECT COUNT(*) FROM my_servers a CROSS JOIN LATERAL (SELECT"
                    + " MAX(b.addr) AS x FROM my_servers b WHERE m.addr = 'nope') t) FROM"
                    + " my_servers m"))
        .containsExactly("4");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT 2147483647 + 1",
        "SELECT -x - 2 FROM (VALUES (2147483647)) AS t(x)",
        "SELECT x * 2 FROM (VALUES (9223372036854775807)) AS t(x)",
        "SELECT ABS(x) FROM (VALUES (CAST(-2147483648 AS INTEGER))) AS t(x)",
        "SELECT SUM(x) FROM (VALUES (9223372036854775807), (1)) AS t(x)",
        "SELECT SUM(x) OVER (ORDER BY x) FROM (VALUES (9223372036854775807), (1)) AS t(x)",
        "SELECT CAST(x AS SMALLINT) FROM (VALUES (70000)) AS t(x)",
        "SELECT CAST(x AS TINYINT) FROM (VALUES (3e2)) AS t(x)",
        "SELECT CAST(x AS INTEGER) FROM (VALUES (9999999999999999999)) AS t(x)",
        "SELECT CAST(x AS DECIMAL(5, 2)) FROM (VALUES (123456)) AS t(x)",
        "SELECT VAR_POP(x) FROM (VALUES (1e300), (-1e300)) AS t(x)",
        "SELECT CORR(x, x) FROM (VALUES (1e300), (-1e300)) AS t(x)"
      })
  void integersOutOfRangeAreErrors(String sql) {
    assertThatThrownBy(() -> Rows.of(connection, sql))
        .isInstanceOfSatisfying(
            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("22003"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          1e0 / 0                                   | 22012
          x / y                                     | 22012
          ROUND(x / y, 1)                           | 22012
          x * 1e308 * 100                           | 22003
          SQRT(-x)                                  | 22003
          POWER(x, 5000)                            | 22003
          ROUND(CAST('NaN' AS DOUBLE), 1)           | 22003
          CAST(CAST('Infinity' AS DOUBLE) AS BIGINT) | 22003
          CAST('abc' AS DECIMAL(5, 2))              | 22018
          CAST(x * 1e300 AS REAL)                   | 22003
          CAST(x + 2147483645.6 AS INTEGER)         | 22003
          CAST(CAST('2147483647.6' AS DECIMAL(20, 1)) AS INTEGER) | 22003
          DATE '2026-01-01' + CAST(x AS INTEGER) * 1000000000 | 22008
          DATE '2026-01-01' + CAST(x AS INTEGER) * INTERVAL '1000000000' MONTH | 22008
          TIMESTAMP '2026-01-01 00:00:00' - CAST(x AS INTEGER) * INTERVAL '1100' YEAR | 22008
          TIMESTAMP '9999-12-31 23:59:59' + x * INTERVAL '1' SECOND | 22008
          TIMESTAMPADD(YEAR, 100000, TIMESTAMP '2026-01-01 00:00:00') | 22008
          CEIL(DATE '9999-12-31' TO YEAR)           | 22008
          TO_TIMESTAMP(x * 1e12)                    | 22008
          MAKE_DATE(10000, 1, 1)                    | 22008
          CAST('24:00:01' AS TIME)                  | 22007
          CAST('12:60:00' AS TIME)                  | 22007
          CAST('10000-01-01' AS DATE)               | 22007
          """)
  void whatIsNoFiniteNumberIsAnError(String expression, String state) {
    assertThatThrownBy(
            () ->
                Rows.of(
                    connection, "SELECT " + expression + " FROM (VALUES (2e0, 0e0)) AS t(x, y)"))
        .isInstanceOfSatisfying(
            SQLException.class,
            e -> {
              assertThat(e.getSQLState()).isEqualTo(state);
              assertThat(e.getMessage()).doesNotContain("NaN", "mark");
            });
  }

  @Test
  void spreadsOfEqualValuesAreZeroAndSlopesOfNoneUnknown() throws SQLException {
    assertThat(
            Rows.of(
                connection,
                "SELECT STDDEV(x), STDDEV_POP(x), CORR(x, y), REGR_SLOPE(x, y)"
                    + " FROM (VALUES (0.1e0, 1), (0.1e0, 1), (0.1e0, 1)) AS t(x, y)"))
        .containsExactly("0.0|0.0|null|null");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          HOP((SELECT * FROM q), DESCRIPTOR(t), INTERVAL '1' MINUTE, INTERVAL '2' MINUTE) | 2
          TUMBLE((SELECT * FROM q), DESCRIPTOR(t), INTERVAL '1' MINUTE)                   | 1
          SESSION((SELECT * FROM q), DESCRIPTOR(t), DESCRIPTOR(t), INTERVAL '1' MINUTE)   | 1
          """)
  void momentsAloneHaveWindows(String call, int rows) throws SQLException {
    String moment = "WITH q AS (SELECT TIMESTAMP '2026-01-01 00:00:30' AS t) ";
    assertThat(Rows.of(connection, moment + "SELECT t, window_end - t FROM TABLE(" + call + ")"))
        .hasSize(rows)
        .allMatch(row -> row.startsWith("2026-01-01 00:00:30"));
  }

  @Test
  void windowsPassOverNulls() throws SQLException {
    assertThat(
            Rows.of(
                connection,
                "SELECT n, LAST_VALUE(x) IGNORE NULLS OVER (ORDER BY n), FIRST_VALUE(x) IGNORE"
                    + " NULLS OVER w, LAG(x) IGNORE NULLS OVER w, LEAD(x) IGNORE NULLS OVER (ORDER"
                    + " BY n) FROM (VALUES (1, NULL), (2, 'a'), (3, NULL), (4, 'b')) AS t(n, x)"
                    + " WINDOW w AS (ORDER BY n) ORDER BY n"))
        .containsExactly("1|null|null|null|a", "2|a|a|null|b", "3|a|a|a|b", "4|b|a|a|null");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT SUM(x) OVER (ORDER BY x ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW EXCLUDE"
            + " CURRENT ROW) FROM (VALUES (1), (2)) AS t(x)",
        "SELECT LAG(x, 2) IGNORE NULLS OVER (ORDER BY x) FROM (VALUES (1), (2)) AS t(x)",
        "SELECT NTH_VALUE(x, x) OVER (ORDER BY x) FROM (VALUES (1), (2)) AS t(x)",
        "SELECT 1 FROM my_servers a FULL JOIN my_servers b ON EXISTS (SELECT 1 FROM my_servers c"
            + " WHERE c.tags = a.tags AND c.name > b.name)",
        "SELECT * FROM my_servers MATCH_RECOGNIZE (ORDER BY name MEASURES a.name AS n PATTERN (a"
            + " b+) DEFINE b AS b.name > a.name) AS t"
      })
  void whatIsNotSupportedIsNamed(String sql) {
    assertThatThrownBy(() -> Rows.of(connection, sql))
        .isInstanceOf(SQLFeatureNotSupportedException.class)
        .hasMessageStartingWith("This driver does not support ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT EXISTS EXISTS (SELECT 1)",
        "SELECT name FROM my_servers WHERE NOT EXISTS NOT EXISTS (SELECT 1)",
        "SELECT name LIKE 'a' ESCAPE '!' 'x' FROM my_servers",
        "SELECT LAST_VALUE(name IGNORE NULLS) OVER (ORDER BY name) FROM my_servers"
      })
  void whatNoGrammarHasIsASyntaxErrorOfOneLine(String sql) {
    assertThatThrownBy(() -> Rows.of(connection, sql))
        .isInstanceOfSatisfying(
            SQLException.class,
            e -> {
              assertThat(e.getSQLState()).isEqualTo("42601");
              assertThat(e.getMessage()).hasSizeLessThan(120).doesNotContain("expecting");
            });
  }

  @Test
  void ofWhatIsNoJsonNothingIsKnown() throws SQLException {
    assertThat(
            Rows.of(
                connection,
                "SELECT JSON_VALID(x), x IS JSON SCALAR, JSON_TYPE(x), JSON_LENGTH(x),"
                    + " JSON_LENGTH(x, '$.a'), JSON_KEYS(x), JSON_DEPTH(x), JSON_PRETTY(x),"
                    + " JSON_STORAGE_SIZE(x), JSON_REMOVE(x, '$.a'), JSON_SET(x, '$.a', 2),"
                    + " x ->> 'a' FROM (VALUES (CAST(NULL AS VARCHAR)), ('null'), ('{'), ('5'),"
                    + " ('{\"a\": null}'), ('{\"a\": [3]}')) AS t(x)"))
        .containsExactly(
            "null|null|null|null|null|null|null|null|null|null|null|null",
            "true|true|NULL|1|null|null|1|null|4|null|null|null",
            "false|false|null|null|null|null|null|null|null|null|null|null",
            "true|true|INTEGER|1|null|null|1|5|1|5|5|null",
            "true|false|OBJECT|1|null|[\"a\"]|2|{\n  \"a\" : null\n}|10|{}|{\"a\":2}|null",
            "true|false|OBJECT|1|1|[\"a\"]|3|{\n  \"a\" : [ 3 ]\n}|9|{}|{\"a\":2}|[3]");
    assertThat(
            Rows.of(
                connection,
                "SELECT JSON_OBJECT('n' VALUE (SELECT COUNT(*) FROM my_servers)),"
                    + " JSON_SET('{}', '$.n', 1, '$.t', 'x')"))
        .containsExactly("{\"n\":4}|{\"n\":1,\"t\":\"x\"}");
    assertThatThrownBy(() -> Rows.of(connection, "SELECT JSON_KEYS('{}', '$[')"))
        .hasMessageStartingWith("A function of JSON takes a path such as $.tags[0]; this is none");
  }

  @Test
  void capitalsOfALiteralAreAsLongAsTheyAre() throws SQLException {
    assertThat(
            Rows.of(connection, "SELECT UPPER('straße'), UPPER(x) FROM (VALUES ('weiß')) AS t(x)"))
        .containsExactly("STRASSE|WEISS");
  }

  @Test
  void fractionsMakeIntervalsAndPatternsTakeParts() throws SQLException {
    assertThat(
            Rows.of(
                connection,
                "SELECT TIMESTAMP '2026-01-01 00:00:00' + x * INTERVAL '1' MINUTE,"
                    + " SUBSTRING('game-12' FROM '[0-9]+') FROM (VALUES (1.5E0)) AS t(x)"))
        .containsExactly("2026-01-01 00:01:30.0|12");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT x FROM (VALUES (1), (2)) AS t(x) LIMIT 9223372036854775807",
        "SELECT x FROM (VALUES (1), (2)) AS t(x) LIMIT 1.5",
        "SELECT x FROM (VALUES (1)) AS t(x) UNION SELECT 2 LIMIT 99999999999999999999",
        "SELECT COUNT(*) OVER (ORDER BY x ROWS BETWEEN 2147483647 PRECEDING AND 2147483647"
            + " FOLLOWING) FROM (VALUES (1), (2)) AS t(x)",
        "SELECT NTH_VALUE(x, 0) OVER (ORDER BY x) FROM (VALUES (1), (2)) AS t(x)"
      })
  void farBoundsAreNone(String sql) throws SQLException {
    assertThat(Rows.of(connection, sql)).hasSize(2).doesNotContain("0");
  }

  @Test
  void limitsOfNullAreNone() throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("SELECT name FROM my_servers LIMIT ? OFFSET ?")) {
      statement.setObject(1, null);
      statement.setObject(2, null);
      assertThat(Rows.of(statement.executeQuery())).hasSize(4);
    }
  }
}
