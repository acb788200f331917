package dev.valvejdbc.sql.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.valvejdbc.Rows;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The functions of the language yield what they yield elsewhere, and end when they should. */
class LibraryTest {
  private static final String NUMBERS =
      " FROM (VALUES (3, 'a'), (1, 'b'), (4, 'b'), (1, 'c'), (5, 'd'), (NULL, 'e')) AS t(x, name)";

  private static Connection ours;
  private static Connection duck;

  @BeforeAll
  static void connect() throws Exception {
    ours = DriverManager.getConnection("jdbc:valve:fleet=40;seed=5;timeout=5s");
    duck = DriverManager.getConnection("jdbc:duckdb:");
  }

  @AfterAll
  static void close() throws Exception {
    ours.close();
    duck.close();
  }

  private static String ours(String expression) throws SQLException {
    return Rows.of(ours, "SELECT " + expression).get(0);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "MEDIAN(x)",
        "MEDIAN(DISTINCT x)",
        "MEDIAN(x) FILTER (WHERE x > 1)",
        "QUANTILE_CONT(x, 0.3)",
        "QUANTILE_DISC(x, 0.3)",
        "PERCENTILE_CONT(0.9) WITHIN GROUP (ORDER BY x)",
        "PERCENTILE_CONT(0.9) WITHIN GROUP (ORDER BY x DESC)",
        "PERCENTILE_DISC(0.3) WITHIN GROUP (ORDER BY x)",
        "PERCENTILE_DISC(0.3) WITHIN GROUP (ORDER BY x DESC)",
        "MODE(x)",
        "ROUND(CORR(x, x * x), 9)",
        "ROUND(REGR_SLOPE(x, x * x), 9)",
        "ROUND(REGR_INTERCEPT(x, x * x), 9)",
        "ROUND(REGR_R2(x, x * x), 9)",
        "STRING_AGG(name, '+' ORDER BY name DESC)",
        "MAX_BY(name, x)",
        "COUNT_IF(x > 1)"
      })
  void anAggregateYieldsWhatDuckDbDoes(String aggregate) throws Exception {
    String theirs = Rows.of(duck, "SELECT " + aggregate + NUMBERS).get(0);
    assertThat(Rows.of(ours, "SELECT " + aggregate + NUMBERS)).containsExactly(theirs);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "REVERSE('gg 🎮!')",
        "REGEXP_EXTRACT('v1.38', '(\\d+)\\.(\\d+)', 2)",
        "LEVENSHTEIN('kitten', 'sitting')",
        "STRING_SPLIT('tf,eu', ',')[2]",
        "EPOCH_MS(DATE_TRUNC('week', TIMESTAMP '2026-02-01 10:00:00'))",
        "EPOCH_MS(DATE_TRUNC('quarter', TIMESTAMP '2026-05-31 10:00:00'))",
        "EPOCH_MS(DATE_TRUNC('decade', TIMESTAMP '2026-05-31 10:00:00'))",
        "DATEDIFF('month', TIMESTAMP '2026-01-31 23:59:00', TIMESTAMP '2026-02-01 00:01:00')",
        "DATEDIFF('week', TIMESTAMP '2026-02-02 23:59:00', TIMESTAMP '2026-02-16 00:01:00')",
        "EXTRACT(DOW FROM DATE '2026-01-04')",
        "DAYNAME(DATE '2026-01-04')",
        "DATE '2026-03-01' - DATE '2026-02-01'",
        "TRY_CAST('x' AS INTEGER)",
        "TRY_CAST('yes' AS BOOLEAN)",
        "IFNULL(NULL, 7)",
        "DATE_DIFF('day', DATE '2026-01-01', DATE '2026-02-01')",
        "STRFTIME(TIMESTAMP '2026-01-31 17:05:12', '%d.%m.%y %I:%M %p %j %a %B')",
        "EPOCH_MS(STRPTIME('31.01.2026 17:05', '%d.%m.%Y %H:%M'))",
        "EPOCH_MS(MAKE_TIMESTAMP(2026, 1, 31, 17, 45, 12.5))",
        "LTRIM('xyabx', 'yx')",
        "STRIP_ACCENTS('Málaga')",
        "BIN(10)",
        "LCM(4, 6)",
        "2 ^ 3",
        "1 < 2::INT AND 1 = '1'::INT",
        "'{\"a\":{\"b\":[5,6]}}' -> 'a' -> 'b' -> 1",
        "'{\"a\":{\"b\":\"x\"}}' -> 'a' ->> 'b'",
        "'{\"it''s\":\"x\"}' ->> 'it''s'",
        "CAST('0' AS BOOLEAN)",
        "EPOCH_MS(TIMESTAMP '2026-05-31 10:00:00')",
        "TIME_BUCKET(INTERVAL '7' MINUTE, TIMESTAMP '2026-05-31 10:00:00')"
      })
  void aFunctionYieldsWhatDuckDbDoes(String call) throws Exception {
    assertThat(ours(call)).isEqualTo(Rows.of(duck, "SELECT " + call).get(0));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '"',
      value = {
        "{fn ucase('a')}; A",
        "{fn IfNull(NULL, 'b')}; b",
        "'a%' LIKE 'a\\%' ESCAPE ''; false",
        "'a\\x' LIKE 'a\\%' ESCAPE ''; true",
        "WIDTH_BUCKET(-1, 0, 10, 5); 0",
        "WIDTH_BUCKET(10, 0, 10, 5); 6",
        "WIDTH_BUCKET(9, 10, 0, 5); 1",
        "CARDINALITY(STRING_TO_ARRAY('', ',')); 0",
        "STRING_TO_ARRAY('a,-,b', ',', '-')[2]; null",
        "REGEXP_EXTRACT('abc', 'x'); null",
        "REGEXP_SUBSTR('🎮a1b22', '\\d+', 4); 22",
        "CAST('tf' AS VARCHAR) = ANY(SPLIT('tf,eu', ',')); true",
        "TIMESTAMP '2026-01-02 00:00:00' - TIMESTAMP '2026-01-01 12:00:00' > INTERVAL '11' HOUR;"
            + " true",
        "SUBSTRING('[EU] Fun' FROM '\\[(.+?)\\]'); EU",
        "PERCENTILE_CONT(ARRAY[0.5, 1]) WITHIN GROUP (ORDER BY x) FROM (VALUES 1, 2) AS t(x);"
            + " [1.5, 2.0]",
        "TO_CHAR(-1234567.891, '9,999,999.99'); -1,234,567.89",
        "'<' || TO_CHAR(0.5, '9.9') || '>'; <  .5>",
        "'<' || TO_CHAR(12345, '999') || '>'; < ###>",
        "TO_CHAR(1.5, 'FM9.99'); 1.5",
        "TO_TIMESTAMP('31.01.2026 17:45', 'DD.MM.YYYY HH24:MI'); 2026-01-31 17:45:00.0",
        "TIMESTAMP '2026-01-31 17:45:12' AT TIME ZONE 'Asia/Tokyo'; 2026-02-01 02:45:12.0",
        "EXTRACT(HOURS FROM TIMESTAMP '2026-01-31 17:45:12'); 17.0",
        "DATE_TRUNC(hour, TIMESTAMP '2026-01-31 17:45:12'); 2026-01-31 17:00:00.0",
        "DATE_DIFF(DATE '2026-02-01', DATE '2026-01-01', DAY); 31",
        "ROUND(AVG(x)::numeric, 2) FROM (VALUES 1, 2, 2) AS t(x); 1.67",
        "'76561197960287930'::numeric = 76561197960287930; true",
        "NOT 'true'::bool; false",
        "(SELECT MAX(x::text) FROM (VALUES 7) AS t(x)); 7",
        "ARRAY_TO_STRING(ARRAY[1, NULL, 2], ',', '*'); 1,*,2"
      })
  void aCallIsReadAsItsDialectMeansIt(String call, String value) throws Exception {
    assertThat(ours(call)).isEqualTo(value);
  }

  @Test
  void aWordAmongNumbersDoesNotEndAStatementThatTriesToCast() throws Exception {
    String rules =
        " FROM (VALUES ('800'), ('unlimited'), (NULL)) AS r(v) WHERE %s(v AS INTEGER) > 700";
    assertThat(Rows.of(ours, "SELECT v" + rules.formatted("TRY_CAST"))).containsExactly("800");
    assertThat(Rows.of(ours, "SELECT v" + rules.formatted("SAFE_CAST"))).containsExactly("800");
    assertThatThrownBy(() -> Rows.of(ours, "SELECT v" + rules.formatted("CAST")))
        .hasMessageContaining("not a number");
  }

  @Test
  void rowsMayStandBehindSelect() throws Exception {
    assertThat(Rows.of(ours, "SELECT UNNEST(ARRAY['a', 'b']) AS x")).containsExactly("a", "b");
    assertThat(Rows.of(ours, "SELECT generate_series(1, 3)")).containsExactly("1", "2", "3");
    assertThat(
            Rows.of(
                ours,
                "SELECT UNNEST(SPLIT(v.t, ',')) AS tag, COUNT(*) FROM (VALUES ('a,b'), ('b')) AS"
                    + " v(t) GROUP BY tag ORDER BY 1"))
        .containsExactly("a|1", "b|2");
    assertThatThrownBy(() -> Rows.of(ours, "SELECT UNNEST(ARRAY[1]), UNNEST(ARRAY[2])"))
        .hasMessageContaining("rows of one array");
  }

  @Test
  void namedWindowsCountAsIfTheyWereWrittenOut() throws Exception {
    assertThat(
            Rows.of(
                ours,
                "SELECT PERCENT_RANK() OVER w, CUME_DIST() OVER (v ORDER BY x), COUNT(*) OVER (w"
                    + " ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) FROM (VALUES 1,"
                    + " 2, 4, 5) AS t(x) WINDOW v AS (PARTITION BY 1), w AS (v ORDER BY x) ORDER BY"
                    + " x"))
        .startsWith("0.0|0.25|4")
        .endsWith("1.0|1.0|4");
  }

  @Test
  void columnsOfOneNameInASubQueryAreAllThere() throws Exception {
    assertThat(Rows.of(ours, "SELECT * FROM (SELECT 1 AS a, 2 AS a, 3 AS a)"))
        .containsExactly("1|2|3");
    assertThat(Rows.of(ours, "WITH q AS (SELECT 1 AS a, 2 AS a) SELECT * FROM q"))
        .containsExactly("1|2");
  }

  @Test
  void theyAreListed() throws Exception {
    assertThat(Rows.of(ours, "SHOW FUNCTIONS LIKE 'DATE_TRUNC'"))
        .singleElement()
        .asString()
        .startsWith("null|DATE_TRUNC|unit, time|scalar|");
  }

  @Test
  void tagsAreOpenedIntoRowsAndKeysAreKept() throws Exception {
    assertThat(
            Rows.of(
                ours,
                "SELECT DISTINCT t.tag FROM my_servers m JOIN server_info i ON i.addr = m.addr"
                    + " CROSS JOIN UNNEST(STRING_TO_ARRAY(m.tags, ',')) AS t(tag)"
                    + " WHERE 'tf' = ANY(STRING_TO_ARRAY(m.tags, ','))"))
        .containsExactly("tf");
  }

  @Test
  void aKeyMayBeComputedByThem() throws Exception {
    assertThat(
            Rows.of(
                ours,
                "SELECT addr FROM server_status WHERE addr = IFNULL(NULL,"
                    + " CONCAT_WS(':', '127.20.0.1', '27015'))"))
        .hasSize(1);
  }

  @Test
  void aSeriesIsCountedWithoutBeingHeldAndMayBeLateral() throws Exception {
    assertThat(Rows.of(ours, "SELECT COUNT(*) FROM generate_series(1, 3000000)"))
        .containsExactly("3000000");
    assertThat(
            Rows.of(
                ours,
                "SELECT v.n, g.i FROM (VALUES (2), (0)) AS v(n),"
                    + " LATERAL TABLE(generate_series(v.n, 1, -1)) AS g(i)"))
        .containsExactly("2|2", "2|1");
    assertThat(
            Rows.of(
                ours,
                "SELECT * FROM generate_series(9223372036854775806, CAST(9223372036854775807 AS"
                    + " BIGINT))"))
        .hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "REGEXP_EXTRACT(REPEAT('a', 60) || n, '^((a+)+)+x')",
        "REGEXP_COUNT(REPEAT('a', 60) || n, '^((a+)+)+x')",
        "SUBSTRING(REPEAT('a', 60) || n FROM '^((a+)+)+x')",
        "LEVENSHTEIN(REPEAT('a', 1000000) || n, REPEAT('b', 1000000))"
      })
  void whatTakesForeverEndsWithItsTimeout(String call) throws Exception {
    try (Statement statement = ours.createStatement()) {
      statement.setQueryTimeout(1);
      assertThatThrownBy(
              () -> {
                try (ResultSet rs =
                    statement.executeQuery("SELECT " + call + " FROM (VALUES ('y')) AS t(n)")) {
                  rs.next();
                }
              })
          .isInstanceOf(SQLException.class);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '"',
      value = {
        "DATE_TRUNC('fortnight', NOW()); 22023",
        "QUANTILE_CONT(x, 1.5) FROM (VALUES (1)) AS t(x); 22023",
        "WIDTH_BUCKET(1, 0, 10, 0); 22023",
        "REGEXP_EXTRACT('a', 'a', 1); 2201B",
        "REGEXP_EXTRACT('a', '('); 2201B",
        "LOG2(0); 2201E",
        "COUNT(*) FROM generate_series(1, 2, 0); 22023",
        "CAST('perhaps' AS BOOLEAN); 22018",
        "TO_CHAR(1, 'xx'); 22023",
        "STRPTIME('nonsense', '%Y'); 22023",
        "STRFTIME(NOW(), '%Q'); 22023",
        "TO_TIMESTAMP('nonsense', 'YYYY-MM-DD'); 22023",
        "NOW() AT TIME ZONE 'Mars'; 22023",
        "MAKE_TIMESTAMP(2026, 13, 1, 0, 0, 0); 22023",
        "LCASE(nope) FROM my_servers; 42703"
      })
  void whatIsOutOfRangeIsASentence(String call, String state) {
    assertThatThrownBy(() -> ours(call))
        .isInstanceOfSatisfying(
            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo(state))
        .hasMessageNotContaining("org.apache");
  }

  @Test
  void parametersHaveTheTypesOfTheirPlaces() throws Exception {
    try (PreparedStatement statement =
        ours.prepareStatement(
            "SELECT REVERSE(?), REGEXP_SUBSTR(?, ?, ?), DATE_TRUNC(?, NOW()) <= NOW()")) {
      statement.setString(1, "ab");
      statement.setString(2, "a1b22");
      statement.setString(3, "\\d+");
      statement.setInt(4, 3);
      statement.setString(5, "day");
      try (ResultSet rs = statement.executeQuery()) {
        assertThat(Rows.of(rs)).containsExactly("ba|22|true");
      }
    }
  }
}
