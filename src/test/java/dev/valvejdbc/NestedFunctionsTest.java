package dev.valvejdbc;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Functions that name their values twice do not double a statement with each level. */
class NestedFunctionsTest {
  private static Connection connection;

  @BeforeAll
  static void connect() throws Exception {
    connection = requireNonNull(new ValveDriver().connect("jdbc:valve:", new Properties()));
  }

  @AfterAll
  static void close() throws Exception {
    connection.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "COALESCE(|CAST(NULL AS VARCHAR)|, 'a')|a",
        "COALESCE(NULL, |'b'|, 'a')|b",
        "IFNULL(|NULL|, 'a')|a",
        "ABS(|CAST(-7 AS INTEGER)|)|7",
        "ABS(1 - |CAST(-7 AS BIGINT)|)|1",
        "CAST(1 + ABS(|CAST(-9 AS SMALLINT)|) AS SMALLINT)|109",
        "-(|CAST(7 AS INTEGER)|)|7",
        "1 * (1 * |7|)|7",
        "CAST(CAST(|TRUE|\" AS VARCHAR) AS BOOLEAN)\"|true",
        "CAST(CAST(|7|\" AS DOUBLE) AS INTEGER)\"|7",
        "SUBSTRING(|'seven'| FROM 1)|seven",
        "LPAD(LEFT(|'7'|, 1), 2, CAST(1 AS VARCHAR))|11",
        "OVERLAY(|'seven'| PLACING 's' FROM 1)|seven",
        "CHAR_LENGTH(CAST(|'seven'| AS VARCHAR))|1"
      })
  void whatIsPutIntoItselfAHundredTimesIsComputed(
      String open, String value, String close, String result) throws Exception {
    String sql =
        "SELECT " + open.repeat(100) + value + close.repeat(100) + " FROM (VALUES (1)) AS v(i)";
    assertThat(Rows.of(connection, sql)).containsExactly(result);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT ${NULLIF(}'a'${, 'b')}",
        "SELECT ${UPPER(COALESCE(}s${, 'a'))} FROM (VALUES ('x')) AS v(s)",
        "SELECT ${GREATEST(}i${, 1)} FROM (VALUES (2)) AS v(i)",
        "SELECT 1 FROM (VALUES (2)) AS v(i) WHERE ${CASE NULLIF(}i${, 3) WHEN 1 THEN 2 ELSE 5 END}"
            + " = 5"
      })
  void whatWouldGrowBeyondAllBoundsEndsInASentence(String pattern) {
    StringBuilder sql = new StringBuilder();
    int from = 0;
    for (int open = pattern.indexOf("${"); open >= 0; open = pattern.indexOf("${", from)) {
      int close = pattern.indexOf('}', open);
      sql.append(pattern, from, open).append(pattern.substring(open + 2, close).repeat(60));
      from = close + 1;
    }
    sql.append(pattern.substring(from));
    assertThatThrownBy(() -> Rows.of(connection, sql.toString()))
        .isInstanceOfSatisfying(
            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("54001"))
        .hasMessageStartingWith("The statement is too large: written out it has more than");
  }
}
