package dev.valvejdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.valvejdbc.captures.Responder;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collections;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The ways in which a statement may name the servers it asks. */
class QueriesTest {
  private Responder one;
  private Responder two;
  private String a;
  private String b;
  private Connection connection;

  @BeforeEach
  void start() throws Exception {
    one = Scripted.server("One", "ctf_2fort");
    two = Scripted.server("Two", "cp_badlands");
    a = one.address();
    b = two.address();
    connection = DriverManager.getConnection("jdbc:valve:cacheTtl=0;timeout=2s");
  }

  @AfterEach
  void stop() throws Exception {
    connection.close();
    one.close();
    two.close();
  }

  @Test
  void aLiteralKeyAsksOneServerOnce() throws Exception {
    assertThat(
            Rows.of(
                connection, "SELECT server_name, map FROM server_info WHERE addr = '" + a + "'"))
        .containsExactly("One|ctf_2fort");
    assertThat(one.requests()).isEqualTo(1);
    assertThat(two.requests()).isZero();
  }

  @Test
  void aListOfKeysAsksEachOnceAndFiltersTheAnswers() throws Exception {
    String sql =
        "SELECT server_name FROM server_info WHERE addr IN ('%s', '%s', '%s') AND map LIKE 'cp%%'"
            .formatted(a, b, a);
    assertThat(Rows.of(connection, sql)).containsExactly("Two");
    assertThat(one.requests()).isEqualTo(1);
  }

  @Test
  void parametersAreKeys() throws Exception {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "SELECT server_name FROM server_info WHERE addr IN (?, ?) ORDER BY 1")) {
      statement.setString(1, b);
      statement.setString(2, a);
      assertThat(Rows.of(statement.executeQuery())).containsExactly("One", "Two");
      statement.setString(1, a);
      assertThat(Rows.of(statement.executeQuery())).containsExactly("One");
    }
  }

  @Test
  void severalTablesOnOneAddressShareOneVisit() throws Exception {
    String sql =
        """
        SELECT i.map, p.name, r.value
        FROM players p
        JOIN rules r ON r.addr = p.addr
        JOIN server_info i ON i.addr = r.addr
        WHERE p.addr = '%s' AND r.name = 'sv_gravity'
        ORDER BY p.score DESC
        """
            .formatted(a);
    assertThat(Rows.of(connection, sql))
        .containsExactly("ctf_2fort|Ann of One|800", "ctf_2fort|Bo of One|800");
    assertThat(one.requests()).isEqualTo(3);
    assertThat(Rows.of(connection, "SELECT COUNT(*) FROM diagnostics.scans")).containsExactly("1");
  }

  @Test
  void valuesJoinFromEitherSide() throws Exception {
    String sql =
        """
        SELECT t.label, i.server_name
        FROM server_info i
        RIGHT JOIN (VALUES ('first', '%s'), ('the second', '%s')) AS t(label, addr)
          ON i.addr = t.addr
        ORDER BY t.label
        """
            .formatted(a, b);
    assertThat(Rows.of(connection, sql)).containsExactly("first|One", "the second|Two");
  }

  @Test
  void subQueriesGiveKeys() throws Exception {
    String servers = "(VALUES ('" + a + "'), ('" + b + "')) AS t(addr)";
    assertThat(
            Rows.of(
                connection,
                "SELECT COUNT(*) FROM players WHERE addr IN (SELECT addr FROM " + servers + ")"))
        .containsExactly("4");
    assertThat(
            Rows.of(
                connection,
                "SELECT (SELECT MAX(p.score) FROM players p WHERE p.addr = t.addr) FROM "
                    + servers))
        .containsExactly("7", "7");
    assertThat(
            Rows.of(
                connection,
                "SELECT COUNT(*) FROM "
                    + servers
                    + " WHERE EXISTS (SELECT 1 FROM rules r WHERE r.addr = t.addr AND r.value ="
                    + " '30')"))
        .containsExactly("2");
  }

  @Test
  void aTableExpressionUsedTwiceWorks() throws Exception {
    String sql =
        """
        WITH s AS (SELECT addr, server_name FROM server_info WHERE addr IN ('%s', '%s'))
        SELECT x.server_name, y.server_name FROM s x JOIN s y ON x.addr = y.addr ORDER BY 1
        """
            .formatted(a, b);
    assertThat(Rows.of(connection, sql)).containsExactly("One|One", "Two|Two");
  }

  @Test
  void tenThousandKeysPlanAndOnlyTheWantedServersAreAsked() throws Exception {
    String keys = String.join("','", Collections.nCopies(10_000, a)) + "','" + b;
    assertThat(
            Rows.of(connection, "SELECT COUNT(*) FROM server_info WHERE addr IN ('" + keys + "')"))
        .containsExactly("2");
  }

  @Test
  void aTableWithoutItsKeyEndsInOneSentenceThatShowsHow() {
    assertThatThrownBy(() -> Rows.of(connection, "SELECT * FROM players"))
        .isInstanceOf(SQLException.class)
        .hasMessageStartingWith("Table players can only be read by its key addr")
        .hasMessageContaining("SELECT * FROM players WHERE addr = '203.0.113.7:27015'")
        .hasMessageNotContaining("\n");
  }

  @Test
  void aConditionThatIsNeverTrueNeedsNoKey() throws Exception {
    assertThat(Rows.of(connection, "SELECT * FROM rules WHERE 1 = 0")).isEmpty();
  }

  @Test
  void explainShowsTheKeysAndAsksNobody() throws Exception {
    assertThat(
            String.join(
                "\n",
                Rows.of(
                    connection,
                    "EXPLAIN PLAN FOR SELECT map FROM server_info WHERE addr = '" + a + "'")))
        .contains("the key addr '" + a + "'", "look up server_info (map) by addr for 1 key");
    assertThat(one.requests()).isZero();
  }

  @Test
  void columnNamesThatAreWordsOfSqlNeedNoQuotes() throws Exception {
    assertThat(
            Rows.of(
                connection,
                "SELECT value FROM rules WHERE addr = '" + a + "' AND name = 'mp_timelimit';"))
        .containsExactly("30");
    assertThat(
            Rows.of(connection, "SELECT index, NAME FROM Players WHERE ADDR = '" + a + "' LIMIT 1"))
        .hasSize(1);
  }
}
