package dev.valvejdbc.queries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.valvejdbc.Rows;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** JSON's functions as the standard and PostgreSQL have them, where Calcite's differ. */
class JsonAnswersTest {
  private static final String THREE = " FROM (VALUES ('a', 1), ('b', NULL), ('c', 3)) AS t(k, v)";

  private static Connection connection;

  @BeforeAll
  static void connect() throws SQLException {
    connection = DriverManager.getConnection("jdbc:valve:");
  }

  @AfterAll
  static void close() throws SQLException {
    connection.close();
  }

  /** What RETURNING asks for is cast to; where nothing is, ON EMPTY holds, and else ON ERROR. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "{\"a\": 3}; '$.a' RETURNING BIGINT; 3",
        "{\"a\": \"3\"}; '$.a' RETURNING INTEGER; 3",
        "{\"a\": 3}; '$.a' RETURNING DOUBLE; 3.0",
        "{\"a\": 1}; '$.b' RETURNING DECIMAL(10, 2); null",
        "{\"a\": \"2026-01-31\"}; '$.a' RETURNING DATE; 2026-01-31",
        "{\"a\": 3000000000}; '$.a' RETURNING INTEGER; null",
        "{\"a\": \"x\"}; '$.a' RETURNING INTEGER NULL ON EMPTY DEFAULT 7 ON ERROR; 7",
        "{\"a\": 1}; '$.b' RETURNING INTEGER DEFAULT 3 ON EMPTY; 3",
        "{\"a\": 1}; '$.b' DEFAULT 'none' ON EMPTY DEFAULT 'bad' ON ERROR; none",
        "{\"a\": [1]}; '$.a' DEFAULT 'none' ON EMPTY DEFAULT 'bad' ON ERROR; bad",
        "{; '$.a' DEFAULT 'none' ON EMPTY DEFAULT 'bad' ON ERROR; bad",
        "{\"a\": 1}; 'strict $.b' DEFAULT 'none' ON EMPTY DEFAULT 'bad' ON ERROR; bad",
        "{\"a\": 1e999}; '$.a'; 1E+999",
        "{\"a\": 1e2}; '$.a'; 100.0",
        "{\"a\": 1e2000000000}; '$.a' DEFAULT 'too large' ON ERROR; too large"
      })
  void aValueIsOfTheTypeAskedFor(String document, String asked, String value) throws Exception {
    assertThat(Rows.of(connection, "SELECT JSON_VALUE('" + document + "', " + asked + ")"))
        .containsExactly(value);
  }

  @Test
  void errorOnErrorIsAnError() {
    assertThatThrownBy(
            () ->
                Rows.of(
                    connection,
                    "SELECT JSON_VALUE('{\"a\": \"x\"}', '$.a' RETURNING INTEGER ERROR ON ERROR)"))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("'x'");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "JSON_ARRAYAGG(k) FILTER (WHERE k <> 'b'); [\"a\",\"c\"]",
        "JSON_ARRAYAGG(k ORDER BY k DESC) FILTER (WHERE k <> 'b'); [\"c\",\"a\"]",
        "JSON_ARRAYAGG(v NULL ON NULL) FILTER (WHERE k > 'a'); [null,3]",
        "JSON_OBJECTAGG(k VALUE v ABSENT ON NULL) FILTER (WHERE k > 'a'); {\"c\":3}",
        "JSON_OBJECTAGG(k VALUE v) FILTER (WHERE v = 1); {\"a\":1}",
        "JSON_ARRAYAGG(k) FILTER (WHERE k = 'z'); []",
        "JSON_AGG(k) FILTER (WHERE k <> 'b'); [\"a\",\"c\"]"
      })
  void aFilterLeavesRowsOut(String aggregate, String json) throws Exception {
    assertThat(Rows.of(connection, "SELECT " + aggregate + THREE)).containsExactly(json);
  }

  @Test
  void numbersOfAnySizeHaveAType() throws Exception {
    assertThat(
            Rows.of(
                connection,
                "SELECT JSON_TYPE('1e999'), JSON_TYPE('123456789012345678901234567890')"))
        .containsExactly("DOUBLE|DOUBLE");
  }
}
