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
    assertThat(names("name NOT IN (" + literals + ")")).isEqualTo(all.subList(1, all.size()));
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
        "SELECT ${- }1"
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

  @Test
  void whatIsLongButNotDeepIsNoMatterOfDepth() throws Exception {
    String columns = joined(300, ", ", i -> "(" + i + " + 1) * 2 AS c" + i);
    assertThat(Rows.of(connection, "SELECT " + columns + " FROM my_servers LIMIT 1")).hasSize(1);
  }
}
