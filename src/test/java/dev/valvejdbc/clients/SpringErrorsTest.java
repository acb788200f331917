package dev.valvejdbc.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.EmptyResultDataAccessException;
import org.springframework.dao.IncorrectResultSizeDataAccessException;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** The exceptions that Spring makes of ours; it goes by their states. */
class SpringErrorsTest {
  private static SingleConnectionDataSource source;
  private static JdbcTemplate jdbc;

  @BeforeAll
  static void connect() {
    source = new SingleConnectionDataSource(FleetUrl.OF_TWENTY, true);
    jdbc = new JdbcTemplate(source);
  }

  @AfterAll
  static void close() {
    source.destroy();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELEKT 1",
        "SELECT FROM WHERE",
        "SELECT nope FROM my_servers",
        "SELECT * FROM nope",
        "SELECT * FROM nope.my_servers",
        "SELECT no_such_function(1)",
        "SELECT name FROM my_servers GROUP BY tags"
      })
  void aMistakeInTheStatementIsBadGrammar(String sql) {
    assertThatThrownBy(() -> jdbc.queryForList(sql)).isInstanceOf(BadSqlGrammarException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT 1 / x FROM (VALUES 0) AS t(x)",
        "SELECT CAST(tags AS INTEGER) FROM my_servers WHERE tags = 'tf'"
      })
  void aValueThatCannotBeViolatesIntegrity(String sql) {
    assertThatThrownBy(() -> jdbc.queryForList(sql))
        .isInstanceOf(DataIntegrityViolationException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT CAST('nope' AS TIMESTAMP)",
        "SELECT SUBSTRING('abc', 1, -1)",
        "SELECT LN(0)",
        "SELECT name FROM my_servers WHERE name SIMILAR TO '('",
        "SELECT name FROM my_servers WHERE name LIKE 'a' ESCAPE 'xx'"
      })
  void anyOtherValueThatCannotBeDoesSoToo(String sql) {
    assertThatThrownBy(() -> jdbc.queryForList(sql))
        .isInstanceOf(DataIntegrityViolationException.class);
  }

  @Test
  void aSumThatIsTooLargeIsNotShownAsAnother() {
    assertThatThrownBy(
            () ->
                jdbc.queryForList(
                    "SELECT SUM(x) FROM (VALUES 9223372036854775807, 9223372036854775807) AS t(x)"))
        .isInstanceOf(DataIntegrityViolationException.class);
  }

  @Test
  void noRowWhereOneIsExpectedIsSaidBySpring() {
    assertThatThrownBy(
            () -> jdbc.queryForObject("SELECT name FROM my_servers WHERE name = 'x'", String.class))
        .isInstanceOf(EmptyResultDataAccessException.class);
    assertThatThrownBy(() -> jdbc.queryForObject("SELECT name FROM my_servers", String.class))
        .isInstanceOf(IncorrectResultSizeDataAccessException.class);
  }

  @Test
  void aParameterWithoutAValueIsAMistake() {
    assertThatThrownBy(() -> jdbc.queryForList("SELECT name FROM my_servers WHERE name = ?"))
        .isInstanceOf(DataAccessException.class);
  }

  @Test
  void aParameterThatIsNotThereIsAMistake() {
    assertThatThrownBy(() -> jdbc.queryForList("SELECT name FROM my_servers WHERE name = ?", 1, 2))
        .isInstanceOf(DataAccessException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DELETE FROM my_servers",
        "INSERT INTO my_servers(name) VALUES ('x')",
        "UPDATE my_servers SET name = 'x'",
        "DROP TABLE my_servers"
      })
  void nothingIsWritten(String sql) {
    assertThatThrownBy(() -> jdbc.update(sql))
        .isInstanceOf(DataAccessException.class)
        .cause()
        .isInstanceOfSatisfying(
            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("25006"));
  }
}
