package dev.valvejdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.valvejdbc.captures.Responder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is wrong is said in one sentence, and costs the other servers nothing. */
class BadInputTest {
  private Responder good;
  private Connection connection;

  @BeforeEach
  void start() throws Exception {
    good = Scripted.server("Good", "ctf_2fort");
    connection = DriverManager.getConnection("jdbc:valve:cacheTtl=0;timeout=1s;retries=1");
  }

  @AfterEach
  void stop() throws Exception {
    connection.close();
    good.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          127.0.0.1:0        | the port must be 1 to 65535, not 0
          127.0.0.1:70000    | the port must be 1 to 65535, not 70000
          127.0.0.1:http     | the port must be 1 to 65535, not http
          ::1                | an IPv6 address needs brackets
          [::1:27015         | a bracket is not closed
          300.1.2.3:27015    | the host is neither an IPv4 address nor a name
          a b:27015          | a host name cannot hold that character
          """)
  void anAddressThatIsNoneIsAMalformedRow(String address, String reason) throws Exception {
    assertThat(
            Rows.of(
                connection,
                "SELECT status, error FROM server_status WHERE addr IN ('%s', '%s') ORDER BY status DESC"
                    .formatted(address, good.address())))
        .hasSize(2)
        .contains("ok|null")
        .anySatisfy(row -> assertThat(row).startsWith("malformed|").contains(reason));
  }

  @Test
  void aHostNameThatIsNotKnownIsUnreachable() throws Exception {
    assertThat(
            Rows.of(
                connection,
                "SELECT status, error FROM server_status WHERE addr = 'nobody.invalid'"))
        .containsExactly("unreachable|the host name 'nobody.invalid' is not known to this system");
  }

  private String statusOf(Responder responder) throws Exception {
    try (responder) {
      List<String> rows =
          Rows.of(
              connection,
              "SELECT h.status, i.server_name FROM server_status h LEFT JOIN server_info i ON i.addr = h.addr"
                  + " WHERE h.addr IN ('%s', '%s')".formatted(responder.address(), good.address()));
      assertThat(rows).hasSize(2).contains("ok|Good");
      rows.remove("ok|Good");
      return rows.get(0);
    }
  }

  @Test
  void garbageIsMalformed() throws Exception {
    byte[] garbage = "GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.UTF_8);
    assertThat(statusOf(Scripted.saying(garbage))).isEqualTo("malformed|null");
  }

  @Test
  void anAnswerThatIsCutShortIsMalformed() throws Exception {
    assertThat(statusOf(Scripted.saying(new byte[] {-1, -1, -1, -1, 'I', 17, 'a', 'b'})))
        .isEqualTo("malformed|null");
  }

  @Test
  void aServerThatNeverStopsChallengingIsMalformed() throws Exception {
    byte[] challenge = {-1, -1, -1, -1, 'A', 1, 2, 3, 4};
    assertThat(statusOf(Scripted.saying(challenge))).isEqualTo("malformed|null");
  }

  @Test
  void aBombIsMalformed() throws Exception {
    byte[] bomb = new byte[40];
    byte[] head = {
      -2, -1, -1, -1, 1, 0, 0, -128, 1, 0, -1, -1, -1, 127, 0, 0, 0, 0, 'B', 'Z', 'h', '9'
    };
    System.arraycopy(head, 0, bomb, 0, head.length);
    assertThat(statusOf(Scripted.saying(bomb))).isEqualTo("malformed|null");
  }

  @Test
  void aStormOfFragmentsEndsAtTheDeadline() throws Exception {
    List<byte[]> storm = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      storm.add(new byte[] {-2, -1, -1, -1, (byte) i, 0, 0, 0, -1, (byte) (i + 1), 0, 4, 1, 2, 3});
    }
    assertThat(statusOf(Scripted.saying(storm.toArray(byte[][]::new)))).startsWith("timeout|");
  }

  @Test
  void silenceIsAWarningAndARowOfDiagnostics() throws Exception {
    try (Responder silent = Scripted.silent();
        Statement statement = connection.createStatement()) {
      ResultSet rs =
          statement.executeQuery(
              "SELECT server_name FROM server_info WHERE addr IN ('%s', '%s')"
                  .formatted(silent.address(), good.address()));
      assertThat(Rows.of(rs)).containsExactly("Good");
      SQLWarning warning = statement.getWarnings();
      assertThat(warning.getMessage())
          .isEqualTo("No row of server_info for '" + silent.address() + "': no answer within 1 s.");
      assertThat((Throwable) warning.getNextWarning()).isNull();
      assertThat(Rows.of(connection, "SELECT addr, status, attempts FROM diagnostics.failures"))
          .containsExactly(silent.address() + "|timeout|2");
    }
  }

  @Test
  void silenceIsAnErrorIfTheUserSaysSo() throws Exception {
    try (Responder silent = Scripted.silent();
        Connection strict = DriverManager.getConnection("jdbc:valve:onError=fail;timeout=100ms")) {
      assertThatThrownBy(
              () -> Rows.of(strict, "SELECT * FROM rules WHERE addr = '" + silent.address() + "'"))
          .isInstanceOfSatisfying(
              SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("22000"))
          .hasMessageContaining("no answer within 0.1 s");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          SELECT nope FROM server_info WHERE addr = 'x'    | 42703 | Column 'nope' not found
          SELECT * FROM nope                               | 42P01 | Object 'nope' not found
          SELECT 1 FROM FROM x                             | 42601 | Incorrect syntax near the keyword 'FROM' at line 1, column 10
          SELEC 1                                          | 42601 | Syntax error at line 1, column 1
          DELETE FROM server_info                          | 25006 | DELETE is refused
          SELECT 1/0                                       | 22012 | zero
          SELECT CAST('x' AS INTEGER)                      | 22018 | not a number
          """)
  void aWrongStatementHasItsStateAndOneSentence(String sql, String state, String words) {
    assertThatThrownBy(() -> Rows.of(connection, sql))
        .hasMessageContaining(words)
        .isInstanceOfSatisfying(
            SQLException.class,
            e -> assertThat(e.getSQLState()).as(e.getMessage()).isEqualTo(state))
        .hasMessageNotContaining("\n");
  }
}
