package dev.valvejdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.valvejdbc.captures.Responder;
import dev.valvejdbc.protocol.a2s.A2sCodec;
import dev.valvejdbc.protocol.a2s.Challenge;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A server that is silent is not waited for again and again. */
class KeptSilenceTest {
  private static final String URL = "jdbc:valve:timeout=500ms;retries=1;cacheTtl=";
  private static final int ATTEMPTS = 2;

  private static String status(String address) {
    return "SELECT status, attempts, cache_age_ms IS NOT NULL FROM server_status WHERE addr = '"
        + address
        + "'";
  }

  @Test
  void theNextStatementIsToldOfTheSilenceThatWasKept() throws Exception {
    try (Responder silent = Scripted.silent();
        Connection connection = DriverManager.getConnection(URL + "10m");
        Connection other = DriverManager.getConnection(URL + "10m")) {
      List<String> first = Rows.of(connection, status(silent.address()));
      assertThat(first).containsExactly("timeout|2|true");
      assertThat(Rows.of(connection, status(silent.address()))).isEqualTo(first);
      assertThat(Rows.of(other, status(silent.address()))).isEqualTo(first);
      assertThat(silent.requests()).isEqualTo(ATTEMPTS);
    }
  }

  @Test
  void aServerThatNeverComesToAnAnswerIsNotWaitedForAgainEither() throws Exception {
    try (Responder challenging = Scripted.saying(A2sCodec.encode(new Challenge(5)));
        Connection connection = DriverManager.getConnection(URL + "10m")) {
      List<String> first = Rows.of(connection, status(challenging.address()));
      assertThat(first).hasSize(1).allMatch(row -> row.startsWith("malformed|"));
      int asked = challenging.requests();
      assertThat(Rows.of(connection, status(challenging.address()))).isEqualTo(first);
      assertThat(challenging.requests()).isEqualTo(asked);
    }
  }

  @Test
  void whoWouldWaitLongerAsks() throws Exception {
    try (Responder silent = Scripted.silent();
        Connection connection = DriverManager.getConnection(URL + "10m");
        Connection patient =
            DriverManager.getConnection("jdbc:valve:timeout=900ms;retries=1;cacheTtl=10m")) {
      Rows.of(connection, status(silent.address()));
      Rows.of(patient, status(silent.address()));
      assertThat(silent.requests()).isEqualTo(2 * ATTEMPTS);
    }
  }

  @Test
  void withoutACacheEachStatementAsksAnewButOnce() throws Exception {
    try (Responder silent = Scripted.silent();
        Connection connection = DriverManager.getConnection(URL + "0")) {
      String addr = "'" + silent.address() + "'";
      String three =
          "SELECT (SELECT map FROM server_info WHERE addr = v.a) AS a, (SELECT server_name FROM"
              + " server_info WHERE addr = v.a) AS b, EXISTS (SELECT 1 FROM server_info x WHERE"
              + " x.addr IN (v.a, 'nowhere') AND x.map = 'y') AS c FROM (VALUES ("
              + addr
              + ")) AS v(a)";
      assertThat(Rows.of(connection, three)).containsExactly("null|null|false");
      assertThat(silent.requests()).isEqualTo(ATTEMPTS);
      Rows.of(connection, status(silent.address()));
      assertThat(silent.requests()).isEqualTo(2 * ATTEMPTS);
    }
  }
}
