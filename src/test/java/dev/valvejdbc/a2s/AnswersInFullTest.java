package dev.valvejdbc.a2s;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.valvejdbc.Rows;
import dev.valvejdbc.Scripted;
import dev.valvejdbc.captures.Responder;
import dev.valvejdbc.protocol.a2s.A2sCodec;
import dev.valvejdbc.protocol.a2s.Player;
import dev.valvejdbc.protocol.a2s.PlayerList;
import dev.valvejdbc.protocol.a2s.Rule;
import dev.valvejdbc.protocol.a2s.RuleList;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An answer that is cut gives what was read, and says what is missing. */
class AnswersInFullTest {
  /** Twenty players announced, thirteen and a half sent; a hundred settings announced, two sent. */
  private static Responder cutting() throws Exception {
    List<Player> players =
        IntStream.range(0, 13).mapToObj(i -> new Player(0, "P" + i, i, 1f, null, null)).toList();
    byte[] whole = A2sCodec.encode(new PlayerList(20, players, true));
    byte[] cut = java.util.Arrays.copyOf(whole, whole.length + 5);
    cut[whole.length + 1] = 'x';
    byte[] rules =
        A2sCodec.encode(new RuleList(100, List.of(new Rule("a", "1"), new Rule("b", "2")), true));
    byte[] info = A2sCodec.encode(Scripted.info("Cut", "m", 20));
    return new Responder(
        request ->
            List.of(
                switch (request[4]) {
                  case 'U' -> cut;
                  case 'V' -> rules;
                  default -> info;
                }));
  }

  private static List<String> warnings(Statement statement) throws SQLException {
    List<String> warnings = new ArrayList<>();
    for (SQLWarning w = statement.getWarnings(); w != null; w = w.getNextWarning()) {
      warnings.add(w.getMessage());
    }
    return warnings;
  }

  @ParameterizedTest
  @CsvSource({"players, 13, 13 of 20 players came", "rules, 2, 2 of 100 settings came"})
  void whatCameIsShownWithAWarningAndARowOfFailures(String table, int rows, String clause)
      throws Exception {
    try (Responder server = cutting();
        Connection connection = DriverManager.getConnection("jdbc:valve:");
        Statement statement = connection.createStatement()) {
      ResultSet rs =
          statement.executeQuery(
              "SELECT name FROM " + table + " WHERE addr = '" + server.address() + "'");
      assertThat(Rows.of(rs)).hasSize(rows);
      assertThat(warnings(statement))
          .singleElement()
          .asString()
          .contains(table, server.address(), clause);
      assertThat(
              Rows.of(
                  connection, "SELECT table_name, addr, status, error FROM diagnostics.failures"))
          .singleElement()
          .asString()
          .startsWith(table + "|" + server.address() + "|malformed|" + clause);
    }
  }

  @Test
  void anAnswerFromTheCacheSaysItAsWell() throws Exception {
    try (Responder server = cutting();
        Connection connection = DriverManager.getConnection("jdbc:valve:cacheTtl=1h");
        Statement statement = connection.createStatement()) {
      String sql = "SELECT COUNT(*) FROM players WHERE addr = '" + server.address() + "'";
      for (int i = 0; i < 2; i++) {
        ResultSet rs = statement.executeQuery(sql);
        assertThat(Rows.of(rs)).containsExactly("13");
        assertThat(warnings(statement)).hasSize(1);
      }
      assertThat(server.requests()).isEqualTo(1);
    }
  }

  @Test
  void withOnErrorFailItIsAnError() throws Exception {
    try (Responder server = cutting();
        Connection connection = DriverManager.getConnection("jdbc:valve:onError=fail")) {
      assertThatThrownBy(
              () ->
                  Rows.of(
                      connection,
                      "SELECT name FROM players WHERE addr = '" + server.address() + "'"))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("13 of 20 players came")
          .hasMessageContaining("onError=warn");
    }
  }

  @Test
  void withOnErrorIgnoreNobodyIsWarned() throws Exception {
    try (Responder server = cutting();
        Connection connection = DriverManager.getConnection("jdbc:valve:onError=ignore");
        Statement statement = connection.createStatement()) {
      ResultSet rs =
          statement.executeQuery(
              "SELECT name FROM players WHERE addr = '" + server.address() + "'");
      assertThat(Rows.of(rs)).hasSize(13);
      assertThat(warnings(statement)).isEmpty();
    }
  }

  @Test
  void aWholeAnswerIsNoTrouble() throws Exception {
    try (Responder server = Scripted.server("One", "m");
        Connection connection = DriverManager.getConnection("jdbc:valve:onError=fail")) {
      assertThat(
              Rows.of(
                  connection,
                  "SELECT p.name, r.name FROM players p JOIN rules r ON r.addr = p.addr"
                      + " WHERE p.addr = '"
                      + server.address()
                      + "'"))
          .hasSize(4);
      assertThat(Rows.of(connection, "SELECT * FROM diagnostics.failures")).isEmpty();
    }
  }
}
