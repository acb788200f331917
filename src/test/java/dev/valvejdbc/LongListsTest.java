package dev.valvejdbc;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is asked of a long list of constants is what is asked of each of them, of any kind. */
class LongListsTest {
  private static final String ROWS =
      "(VALUES (1, 2.5, 'ab', DATE '2020-01-01', TIMESTAMP '2020-01-01 10:20:30', 0.5E0),"
          + " (-2, 0.25, 'x', DATE '2020-02-01', TIMESTAMP '2021-01-01 00:00:00', -1.0E0),"
          + " (0, CAST(NULL AS DECIMAL(5, 2)), CAST(NULL AS VARCHAR), CAST(NULL AS DATE),"
          + " CAST(NULL AS TIMESTAMP), CAST(NULL AS DOUBLE)),"
          + " (CAST(NULL AS INTEGER), 1.00, 'it''s', DATE '1999-12-31',"
          + " TIMESTAMP '1999-12-31 23:59:59', 7.0E0)) AS v (i, d, s, day, moment, f)";

  private static Connection connection;

  @BeforeAll
  static void connect() throws Exception {
    connection =
        requireNonNull(new ValveDriver().connect("jdbc:valve:fleet=3;seed=3", new Properties()));
  }

  @AfterAll
  static void close() throws Exception {
    connection.close();
  }

  private static String joined(int count, String separator, IntFunction<String> part) {
    return IntStream.range(0, count).mapToObj(part).collect(Collectors.joining(separator));
  }

  private static List<String> answers(String asked, String list) throws SQLException {
    return Rows.of(
        connection,
        asked.contains("SELECT")
            ? asked.replace("{}", list)
            : "SELECT i, s, " + asked.replace("{}", list) + " AS a FROM " + ROWS);
  }

  /** Of each list the first constants count; the others are padding that no row has. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "i|1, 0|%d + 100",
        "i|-2, 1, NULL|-10%d",
        "i|-2.0, 1.5|10%d.5",
        "i|'1', 0|'10%d'",
        "i|1, 1 + 0|%d + 100",
        "i|CAST(1 AS BIGINT)|CAST(10%d AS BIGINT)",
        "i|1, 12345678901234567890|10%d",
        "d|2.5, 1|10%d",
        "d|.25, -7|10%d.75",
        "f|0.5, -1|10%d.25",
        "f|7, NULL|10%d",
        "s|'ab', 'it''s'|'n%d'",
        "s|'x', NULL|'n%d'",
        "s|'ab', UPPER('x')|'n%d'",
        "s|s|'n%d'",
        "day|DATE '2020-01-01', DATE '1999-12-31'|DATE '1970-01-01' + INTERVAL '%d' DAY",
        "day|DATE '2020-01-01', DATE '1999-12-31'|DATE '19%d-01-01'",
        "day|DATE '2020-02-01', NULL|DATE '19%d-01-01'",
        "day|'2020-02-01'|'19%d-01-01'",
        "moment|TIMESTAMP '2020-01-01 10:20:30'|TIMESTAMP '19%d-01-01 00:00:00'",
        "moment|TIMESTAMP '2021-01-01 00:00:00.000', NULL|TIMESTAMP '19%d-01-01 00:00:00.5'",
        "moment|'1999-12-31 23:59:59'|'19%d-01-01 00:00:00'"
      })
  void aListIsAskedAsItsConstantsAre(String column, String few, String padding) throws Exception {
    String many = few + ", " + joined(40, ", ", n -> padding.replace("%d", "" + (n + 10)));
    for (String asked :
        List.of(
            "$ IN ({})",
            "$ NOT IN ({})",
            "($ IN ({})) IS NULL",
            "$ = ANY (ARRAY[{}])",
            "$ <> ALL (ARRAY[{}])",
            "CASE WHEN $ IN ({}) THEN 'yes' ELSE 'no' END",
            "SELECT s, COUNT(*) FILTER (WHERE $ IN ({})) AS n FROM " + ROWS + " GROUP BY s",
            "SELECT i, $ FROM " + ROWS + " WHERE $ IN ({}) OR s IN ('x')",
            "SELECT i, $ FROM " + ROWS + " WHERE NOT ($ IN ({}))",
            "SELECT $ FROM " + ROWS + " GROUP BY $ HAVING $ IN ({})")) {
      String own = asked.replace("$", column);
      if (column.equals("s") && few.equals("s") && asked.contains("HAVING")) {
        continue; // a column in a list is that of the group
      }
      assertThat(answers(own, many)).describedAs(own).isEqualTo(answers(own, few));
    }
  }

  /** Ranges that many conditions leave are looked up, and not compared one after the other. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "i|i BETWEEN 100%d AND 100%d5| OR |i BETWEEN -2 AND 0",
        "i|i = -10%d| OR |i = -2",
        "i|i <> -10%d| AND |i <> -2",
        "i|i NOT BETWEEN 100%d AND 100%d5| AND |i NOT BETWEEN 0 AND 5",
        "d|d BETWEEN 100%d AND 100%d.5| OR |d > 2",
        "d|d = 10%d| OR |d = 2.5",
        "f|f <> 10%d| AND |f <> 0.5",
        "f|(f > 100%d AND f < 100%d.5)| OR |f < 1",
        "s|s BETWEEN 'n%d' AND 'n%d5'| OR |s >= 'x'",
        "s|(s <> 'n%d' AND s <> 'x')| AND |s <> 'ab'",
        "day|day BETWEEN DATE '19%d-01-01' AND DATE '19%d-02-01'| OR |day > DATE '2020-01-15'",
        "moment|moment = TIMESTAMP '19%d-01-01 00:00:00'| OR |moment < TIMESTAMP '2000-01-01"
            + " 00:00:00'"
      })
  void manyRangesAreAskedAsEachIs(String column, String padding, String word, String own)
      throws Exception {
    String between = " " + word + " ";
    String many = own + between + joined(40, between, n -> padding.replace("%d", "" + (n + 10)));
    String condition = own + between + padding.replace("%d", "10");
    for (String asked :
        List.of(
            "({})",
            "NOT ({})",
            "({}) IS NULL",
            "SELECT i, " + column + " FROM " + ROWS + " WHERE {}",
            "SELECT i, " + column + " FROM " + ROWS + " WHERE NOT ({})")) {
      assertThat(answers(asked, many)).describedAs(asked).isEqualTo(answers(asked, condition));
    }
  }

  /** They are asked where a server is looked up, so that nobody is asked in vain. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "(addr = '$' AND max_players > 0)| OR (addr = '127.20.9.%d' AND map = 'm%d')",
        "(max_players > 0 AND addr = '$')| OR (player_count > 1000%d AND bot_count < 2%d)",
        "(addr, folder) IN ((addr, folder))| AND (addr = '$' OR map = 'm%d')",
        "(addr, addr) IN (('$', '$')|, ('127.20.9.%d', 'x')|)"
      })
  void longConditionsOfLiveColumnsKeepTheRowsThatShortOnesKeep(String pattern) throws Exception {
    String live = Rows.of(connection, "SELECT MIN(addr) FROM my_info").get(0);
    String[] parts = pattern.replace("$", live).split("\\|", -1);
    String many = joined(120, "", n -> parts[1].replace("%d", "" + (n + 10)));
    String condition = parts[0] + many + (parts.length > 2 ? parts[2] : "");
    assertThat(Rows.of(connection, "SELECT addr FROM my_info WHERE " + condition))
        .containsExactly(live);
    assertThat(
            Rows.of(
                connection,
                "SELECT p.addr FROM my_servers m LEFT JOIN my_info p ON p.addr = m.addr AND ("
                    + condition.replaceAll("\\b(addr|map|folder)\\b", "p.$1")
                    + ") WHERE p.addr IS NOT NULL"))
        .containsExactly(live);
  }
}
