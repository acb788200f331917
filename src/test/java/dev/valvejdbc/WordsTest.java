package dev.valvejdbc;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Columns that hold one of a few words, and the spellings that others have for them. */
class WordsTest {
  private static Connection connection;

  @BeforeAll
  static void connect() throws Exception {
    connection =
        requireNonNull(new ValveDriver().connect("jdbc:valve:fleet=30;seed=3", new Properties()));
  }

  @AfterAll
  static void close() throws Exception {
    connection.close();
  }

  private static String value(String expression) throws Exception {
    return Rows.of(connection, "SELECT " + expression).get(0);
  }

  @ParameterizedTest
  @CsvSource({
    "'Dedicated', dedicated",
    "'d', dedicated",
    "'D', dedicated",
    "100, dedicated",
    "68, dedicated",
    "'Non-Dedicated', listen",
    "'l', listen",
    "'SourceTV', proxy",
    "'p', proxy",
    "112, proxy",
    "'proxy', proxy"
  })
  void anySpellingOfAServerTypeBecomesOurs(String spelling, String word) throws Exception {
    String literal = spelling.matches("\\d+") ? spelling : "'" + spelling + "'";
    assertThat(value("server_type(" + literal + ")")).isEqualTo(word);
  }

  @ParameterizedTest
  @CsvSource({
    "Linux, linux",
    "l, linux",
    "76, linux",
    "108, linux",
    "Windows, windows",
    "w, windows",
    "119, windows",
    "Mac OS X, macos",
    "m, macos",
    "o, macos",
    "109, macos",
    "111, macos",
    "macos, macos"
  })
  void anySpellingOfAPlatformBecomesOurs(String spelling, String word) throws Exception {
    assertThat(value("platform('" + spelling + "')")).isEqualTo(word);
    if (spelling.matches("\\d+")) {
      assertThat(value("platform(" + spelling + ")")).isEqualTo(word);
    }
  }

  @Test
  void nullIsNullAndWhatIsNoSpellingIsAnError() throws Exception {
    assertThat(value("server_type(NULL)")).isEqualTo("null");
    assertThatThrownBy(() -> value("platform('BeOS')"))
        .hasMessageContaining("platform does not know 'BeOS'")
        .hasMessageContaining("'linux', 'windows', 'macos'");
    assertThatThrownBy(() -> value("server_type(7)")).hasMessageContaining("'dedicated'");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          server_type = 'Dedicated'         | write 'dedicated'
          server_type <> 'd'                | write 'dedicated'
          'SourceTV' = server_type          | write 'proxy'
          server_type IN ('dedicated', 'l') | write 'listen'
          server_type NOT IN ('x', 'y')     | it is one of 'dedicated', 'listen', 'proxy'
          platform = 'w'                    | write 'windows'
          platform = 'Mac OS X'             | write 'macos'
          platform = 119                    | write 'windows'
          NOT (platform = 'beos')           | it is one of 'linux', 'windows', 'macos'
          """)
  void aWordThatTheColumnNeverHoldsIsAnErrorThatNamesTheRightOne(String condition, String right) {
    for (String from :
        new String[] {
          "servers",
          "server_info WHERE addr = '127.20.0.1:27015' AND map <> 'x' AND map <> 'y'",
          "my_servers s JOIN server_info i ON i.addr = s.addr",
          "(SELECT i.* FROM my_servers s LEFT JOIN server_info i ON i.addr = s.addr LIMIT 5)"
        }) {
      String sql =
          "SELECT 1 FROM " + from + (from.contains("WHERE") ? " AND " : " WHERE ") + condition;
      assertThatThrownBy(() -> Rows.of(connection, sql)).as(sql).hasMessageContaining(right);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          server_type = ?                       | Dedicated | write 'dedicated'
          ? <> server_type                      | SourceTV  | write 'proxy'
          server_type IN ('listen', ?)          | d         | write 'dedicated'
          platform = UPPER(?)                   | l         | write 'linux'
          platform = ?                          | 119       | write 'windows'
          platform IS DISTINCT FROM ?           | beos      | it is one of 'linux', 'windows', 'macos'
          """)
  void aParameterIsJudgedAsALiteralIs(String condition, String word, String right) {
    for (String from :
        new String[] {
          "servers WHERE ",
          "server_info WHERE addr = '127.20.0.1:27015' AND ",
          "my_servers s JOIN server_info i ON i.addr = s.addr WHERE "
        }) {
      String sql = "SELECT 1 FROM " + from + condition;
      assertThatThrownBy(() -> rowsOf(sql, word)).as(sql).hasMessageContaining(right);
    }
  }

  private static List<String> rowsOf(String sql, @Nullable String word) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, word);
      return Rows.of(statement.executeQuery());
    }
  }

  @Test
  void aParameterWithTheRightWordFindsWhatTheLiteralFinds() throws Exception {
    for (String table : new String[] {"servers", "my_info"}) {
      String sql = "SELECT addr FROM " + table + " WHERE platform ";
      for (String operator : new String[] {"= ", "<> "}) {
        assertThat(rowsOf(sql + operator + "?", "linux"))
            .isNotEmpty()
            .containsExactlyInAnyOrderElementsOf(Rows.of(connection, sql + operator + "'linux'"));
        assertThat(rowsOf(sql + operator + "?", null)).isEmpty();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT COUNT(*) FILTER (WHERE platform = 'Linux') FROM my_info",
        "SELECT CASE WHEN platform = 'w' THEN 1 END FROM my_info",
        "SELECT platform FROM my_info GROUP BY platform HAVING platform = 'l'",
        "SELECT 1 FROM my_servers s LEFT JOIN server_info i ON i.addr = s.addr AND (i.platform ="
            + " 'w' OR s.name = 'x')",
        "SELECT 1 FROM my_info a WHERE EXISTS (SELECT 1 FROM my_info b WHERE b.platform = 'w' AND"
            + " b.map = a.map)"
      })
  void whereverAWordIsComparedItIsJudged(String sql) {
    assertThatThrownBy(() -> Rows.of(connection, sql)).as(sql).hasMessageContaining("write '");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          my_status WHERE status = 'down'             | it is one of ok, timeout, unreachable, malformed, refused
          my_status WHERE status <> 'OK'              | write 'ok'
          my_info WHERE engine = 'Source'             | write 'source'
          servers WHERE engine IN ('source', 'unity') | it is one of source, goldsrc
          server_honesty WHERE addr = '127.20.0.1:27015' AND verdict <> 'honest' | it is one of consistent, suspicious
          """)
  void aStateThatThereIsNotIsAnErrorThatListsThem(String from, String right) {
    assertThatThrownBy(() -> Rows.of(connection, "SELECT 1 FROM " + from))
        .hasMessageContaining(right);
  }

  @Test
  void theRightWordIsComparedAsEver() throws Exception {
    String from = " FROM my_servers s JOIN server_info i ON i.addr = s.addr WHERE ";
    assertThat(Rows.of(connection, "SELECT DISTINCT platform" + from + "platform = 'linux'"))
        .containsExactly("linux");
    assertThat(
            Rows.of(connection, "SELECT DISTINCT platform" + from + "platform = platform('Linux')"))
        .containsExactly("linux");
  }

  @ParameterizedTest
  @ValueSource(strings = {"linux", "Windows", "Mac OS X"})
  void theLetterOfASystemIsNoWord(String word) {
    assertThatThrownBy(
            () -> Rows.of(connection, "SELECT 1 FROM master_servers WHERE os = '" + word + "'"))
        .hasMessageContaining("it holds a letter, here '" + Character.toLowerCase(word.charAt(0)));
  }
}
