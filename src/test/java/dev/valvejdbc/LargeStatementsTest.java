package dev.valvejdbc;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Statements that programs write: long, and deep. */
class LargeStatementsTest {
  private static Connection connection;

  @BeforeAll
  static void connect() throws Exception {
    connection =
        requireNonNull(new ValveDriver().connect("jdbc:valve:fleet=9;seed=3", new Properties()));
  }

  @AfterAll
  static void close() throws Exception {
    connection.close();
  }

  private static String joined(int count, String separator, IntFunction<String> part) {
    return IntStream.range(0, count).mapToObj(part).collect(Collectors.joining(separator));
  }

  private static List<String> names(String condition) throws SQLException {
    return Rows.of(connection, "SELECT name FROM my_servers WHERE " + condition + " ORDER BY 1");
  }

  @ParameterizedTest
  @ValueSource(ints = {21, 1_000, 100_000})
  void aListIsAsLongAsItIs(int count) throws Exception {
    List<String> all = names("1 = 1");
    String first = all.get(0);
    String literals = joined(count - 1, ",", i -> "'x" + i + "'") + ", '" + first + "'";
    assertThat(names("name IN (" + literals + ")")).containsExactly(first);
    assertThat(names("name = ANY (ARRAY[" + literals + "])")).containsExactly(first);
    assertThat(names("name NOT IN (" + literals + ")")).isEqualTo(all.subList(1, all.size()));
  }

  /** Only equality is a list's; what is more than a list of literals is none. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "CHAR_LENGTH(name) = some ( array [ {} ] ) AND 1 = 1|true",
        "NOT (CHAR_LENGTH(name) = ANY(ARRAY[{}]))|false",
        "CHAR_LENGTH(name) = ANY(ARRAY[{}, -1])|true",
        "CHAR_LENGTH(name) <> ANY(ARRAY[{}])|true",
        "CHAR_LENGTH(name) < ANY(ARRAY[{}])|true",
        "CHAR_LENGTH(name) >= ANY({})|true"
      })
  void anArrayOfLiteralsForAnyIsAList(String condition, boolean all) throws Exception {
    String literals = joined(50, ", ", String::valueOf);
    assertThat(names(condition.replace("{}", literals))).hasSize(all ? names("1 = 1").size() : 0);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "({})",
        "tags = 'none' OR {}",
        "{} OR name = 'none' AND tags = 'x'",
        "NOT (NOT ({}))",
        "(my_servers.name IS NULL OR {}) AND name <> 'x1'"
      })
  void alternativesOfOneColumnAreAList(String condition) throws Exception {
    String first = names("1 = 1").get(0);
    String alternatives = joined(1_000, " OR ", i -> "name = 'x" + i + "'");
    String and = alternatives + " OR name = '" + first + "'";
    assertThat(names(condition.replace("{}", and))).containsExactly(first);
    assertThat(names(condition.replace("{}", alternatives))).isEmpty();
  }

  /** Each says something else of its last alternative, which is no part of the list then. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{} OR name = '' || '$'",
        "{} OR name = '$' AND 1 = 1",
        "{} OR name = '$' AND tags IS NOT NULL",
        "{} or name='$'",
        "{} OR '$' = name",
        "{} OR \"name\" = '$'"
      })
  void whatFollowsTheAlternativesCounts(String condition) throws Exception {
    String first = names("1 = 1").get(0);
    String alternatives = joined(30, " OR ", i -> "name = 'x" + i + "'");
    assertThat(names(condition.replace("{}", alternatives).replace("$", first)))
        .containsExactly(first);
    assertThat(names("1 = 0 AND " + condition.replace("{}", alternatives).replace("$", first)))
        .containsExactly(first); // OR binds less
  }

  @Test
  void manyQueriesAreStrungTogether() throws Exception {
    List<String> all = names("1 = 1");
    String union =
        joined(40, " UNION ALL ", i -> "SELECT name FROM my_servers WHERE name = 'x" + i + "'");
    assertThat(Rows.of(connection, union + " UNION ALL SELECT name FROM my_servers ORDER BY 1"))
        .isEqualTo(all);
    assertThat(
            Rows.of(
                connection,
                "SELECT 1 AS n UNION ALL SELECT 1 UNION SELECT 1 UNION ALL SELECT 2 ORDER BY 1"))
        .containsExactly("1", "2");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT ${(}1${)}",
        "SELECT name FROM my_servers WHERE ${NOT }name = 'x'",
        "SELECT CHAR_LENGTH(name)${ + 1} FROM my_servers",
        "SELECT name${ || name} FROM my_servers",
        "SELECT ${UPPER(}name${)} FROM my_servers",
        "SELECT ${CASE WHEN name = 'a' THEN 1 ELSE }2${ END} FROM my_servers",
        "SELECT * FROM ${(SELECT * FROM }my_servers${)}",
        "SELECT name FROM my_servers WHERE ${name IN (SELECT name FROM my_servers WHERE }1 = 1${)}",
        "SELECT ${- }1",
        "SELECT 1${ UNION ALL SELECT 1}",
        "SELECT 1 FROM my_servers${ JOIN my_servers ON TRUE}"
      })
  void whatNestsTooDeepEndsInASentence(String pattern) {
    StringBuilder sql = new StringBuilder();
    int from = 0;
    for (int open = pattern.indexOf("${"); open >= 0; open = pattern.indexOf("${", from)) {
      int close = pattern.indexOf('}', open);
      sql.append(pattern, from, open).append(pattern.substring(open + 2, close).repeat(10_000));
      from = close + 1;
    }
    sql.append(pattern.substring(from));
    for (String text : List.of(sql.toString(), "EXPLAIN PLAN FOR " + sql)) {
      assertThatThrownBy(() -> Rows.of(connection, text))
          .isInstanceOfSatisfying(
              SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("54001"))
          .hasMessageStartingWith("The statement nests too deep: 500 levels");
    }
  }

  /** Worked out against each other, so many branches would take minutes. */
  @Test
  void aCaseHasManyBranches() throws Exception {
    String branches = joined(1000, " ", i -> "WHEN name = 'n" + i + "' THEN " + (i % 2 == 0));
    String choice = "CASE " + branches + " WHEN name LIKE '%-1' THEN TRUE ELSE FALSE END";
    assertThat(names(choice)).isEqualTo(names("name LIKE '%-1'")).isNotEmpty();
    assertThat(
            Rows.of(
                connection,
                "SELECT COUNT(*) FROM (SELECT " + choice + " b FROM my_servers) WHERE b"))
        .containsExactly(String.valueOf(names("name LIKE '%-1'").size()));
  }

  @Test
  void anArrayOfManyLiteralsBecomesRows() throws Exception {
    String literals = joined(4000, ", ", i -> "'n" + i + "'");
    assertThat(
            Rows.of(
                connection, "SELECT COUNT(DISTINCT x) FROM UNNEST(ARRAY[" + literals + "]) u(x)"))
        .containsExactly("4000");
  }

  @Test
  void whatIsLongButNotDeepIsNoMatterOfDepth() throws Exception {
    String columns = joined(300, ", ", i -> "(" + i + " + 1) * 2 AS c" + i);
    assertThat(Rows.of(connection, "SELECT " + columns + " FROM my_servers LIMIT 1")).hasSize(1);
  }

  private static final List<String> EXPRESSIONS =
      List.of(
          "i + 1",
          "i * d",
          "-i",
          "d / 3",
          "s || '-' || u",
          "UPPER(s)",
          "SUBSTRING(s FROM 2 FOR 1)",
          "CHAR_LENGTH(s)",
          "s LIKE 'a%'",
          "s LIKE u",
          "s IN ('ab', 'x')",
          "i BETWEEN 2 AND 3",
          "i NOT BETWEEN d AND 3",
          "i IN (1, 3, 5) OR i > 7",
          "i IS NULL",
          "b AND i > 1",
          "b OR i > 1",
          "NOT b",
          "b IS TRUE",
          "b IS NOT TRUE",
          "b IS FALSE",
          "b IS NOT FALSE",
          "b IS NULL",
          "b = (i > 1)",
          "s IS NOT DISTINCT FROM u",
          "COALESCE(i, d, 7)",
          "NULLIF(s, 'ab')",
          "CASE WHEN i > 1 THEN i WHEN b THEN d ELSE 0.5 END",
          "CASE WHEN i = 1 THEN 'one' WHEN i = 2 THEN 'twelve' END",
          "CASE i WHEN 1 THEN CAST(NULL AS INTEGER) ELSE 2 END",
          "CASE WHEN i <> 0 THEN 10 / i ELSE -1 END",
          "CAST(i AS VARCHAR)",
          "CAST(d AS INTEGER)",
          "CAST(i AS BIGINT) * 3000000000",
          "day",
          "day + INTERVAL '1' DAY",
          "day > DATE '2020-01-15'",
          "EXTRACT(YEAR FROM moment)",
          "FLOOR(moment TO HOUR)",
          "moment + INTERVAL '90' MINUTE",
          "TIMESTAMPDIFF(HOUR, TIMESTAMP '2020-01-01 00:00:00', moment)",
          "ARRAY[i, 7]",
          "GREATEST(i, 2)",
          "ROUND(d, 1)",
          "TRIM(BOTH 'a' FROM s)",
          "POSITION('b' IN s)",
          "CAST(i AS DOUBLE) / 4",
          "MOD(i, 2)",
          "s < u",
          "CURRENT_DATE > day");

  private static final String ROWS =
      " FROM (VALUES (1, 2.5, 'ab', 'b', TRUE, DATE '2020-01-01', TIMESTAMP '2020-01-01 10:20:30'),"
          + " (2, 0.25, 'x', 'ab', FALSE, DATE '2020-02-01', TIMESTAMP '2021-01-01 00:00:00'),"
          + " (0, CAST(NULL AS DECIMAL(5, 2)), CAST(NULL AS VARCHAR), 'y', CAST(NULL AS BOOLEAN),"
          + " CAST(NULL AS DATE), CAST(NULL AS TIMESTAMP)),"
          + " (CAST(NULL AS INTEGER), 1.00, 'ab', 'ab', TRUE, DATE '1999-12-31',"
          + " TIMESTAMP '1999-12-31 23:59:59')) AS v (i, d, s, u, b, day, moment)";

  private static String columns(List<String> expressions) {
    return String.join(", ", expressions);
  }

  /** Beyond a hundred steps they are gone through, and no longer compiled as a whole. */
  @Test
  void whatIsComputedAmongManyIsWhatIsComputedAlone() throws Exception {
    String many = joined(120, ", ", n -> "i + " + n + "00");
    List<String> together =
        Rows.of(connection, "SELECT " + columns(EXPRESSIONS) + ", " + many + ROWS);
    List<StringBuilder> alone = IntStream.range(0, 4).mapToObj(i -> new StringBuilder()).toList();
    for (int from = 0; from < EXPRESSIONS.size(); from += 10) {
      List<String> some =
          Rows.of(connection, "SELECT " + columns(EXPRESSIONS.subList(from, from + 10)) + ROWS);
      IntStream.range(0, 4).forEach(i -> alone.get(i).append(some.get(i)).append('|'));
    }
    for (int i = 0; i < 4; i++) {
      assertThat(together.get(i)).startsWith(alone.get(i).toString());
    }
  }

  @Test
  void conditionsAmongManyKeepTheRowsThatTheyKeepAlone() throws Exception {
    String never = joined(120, " OR ", n -> "i = " + n + "00 + 7 AND u = 'n" + n + "'");
    for (String condition :
        List.of("s LIKE 'a%'", "b", "NOT b", "b IS NOT TRUE", "i IN (1, 2)", "d > 0.3 AND b")) {
      assertThat(Rows.of(connection, "SELECT i, s" + ROWS + " WHERE " + condition + " OR " + never))
          .isEqualTo(Rows.of(connection, "SELECT i, s" + ROWS + " WHERE " + condition));
      assertThat(
              Rows.of(
                  connection,
                  "SELECT i, s" + ROWS + " WHERE NOT (" + condition + " OR " + never + ")"))
          .isEqualTo(Rows.of(connection, "SELECT i, s" + ROWS + " WHERE NOT (" + condition + ")"));
    }
  }

  @Test
  void anErrorIsThatOfTheStepThatIsReached() throws Exception {
    String cases = joined(300, " ", n -> "WHEN i = " + n + " THEN 10 / (i - " + n + " + 1)");
    assertThat(
            Rows.of(connection, "SELECT CASE " + cases + " ELSE 1 / i END" + ROWS + " WHERE i > 0"))
        .containsExactly("10", "10");
    assertThatThrownBy(
            () ->
                Rows.of(
                    connection, "SELECT CASE " + cases.replace("+ 1)", ")") + " ELSE 0 END" + ROWS))
        .isInstanceOfSatisfying(
            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("22012"));
  }

  @Test
  void rowsOfExpressionsAreComputedTogetherAsTheyAreAlone() throws Exception {
    String row =
        "(%d + 1, UPPER('n%d'), -%d, 7 / (%d - 5000), CAST(NULL AS VARCHAR), DATE '2020-01-01')";
    List<String> all =
        Rows.of(connection, "VALUES " + joined(300, ", ", n -> row.replace("%d", "" + n)));
    assertThat(all).hasSize(300);
    for (int n : List.of(0, 9, 99, 299)) {
      assertThat(Rows.of(connection, "VALUES " + row.replace("%d", "" + n)))
          .containsExactly(all.get(n));
    }
    String failing = "VALUES " + joined(30, ", ", n -> "(1 / (" + n + " - 17), CURRENT_DATE)");
    assertThatThrownBy(() -> Rows.of(connection, failing))
        .isInstanceOfSatisfying(
            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("22012"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT CASE ${WHEN name = 'a#' THEN # }ELSE -1 END FROM my_servers",
        "SELECT name FROM my_servers WHERE CASE ${WHEN name = 'a#' THEN # }ELSE -1 END < 3",
        "SELECT ${name || '#' AS c#, }name FROM my_servers",
        "SELECT ${CHAR_LENGTH(name) + # AS c#, }name FROM my_servers",
        "SELECT name FROM my_servers WHERE ${(name = 'n#' AND tags = 't#') OR }TRUE",
        "SELECT name FROM my_servers WHERE ${name NOT LIKE '%n#x%' AND }TRUE",
        "SELECT name FROM my_servers WHERE ${name NOT BETWEEN 'n#' AND 'n#' AND }TRUE"
      })
  void hundredsOfPartsArePlannedAsOne(String pattern) throws Exception {
    int open = pattern.indexOf("${");
    int close = pattern.indexOf('}');
    String part = pattern.substring(open + 2, close);
    String sql =
        pattern.substring(0, open)
            + joined(400, "", n -> part.replace("#", "" + n))
            + pattern.substring(close + 1);
    assertThat(Rows.of(connection, sql)).hasSize(9);
  }
}
