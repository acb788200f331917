package dev.valvejdbc;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Statements that share a plan answer as if each were planned for itself. */
class KeptPlansTest {
  private static final String FLEET =
      "jdbc:valve:fleet=30;seed=3;timeout=5s;cacheTtl=1h;planCache=";
  private static Connection keeping;
  private static Connection planning;
  private static String live = "";

  @BeforeAll
  static void connect() throws Exception {
    keeping = requireNonNull(new ValveDriver().connect(FLEET + 100, new Properties()));
    planning = requireNonNull(new ValveDriver().connect(FLEET + 0, new Properties()));
    live =
        Rows.of(
                planning,
                "SELECT i.addr FROM server_info i JOIN my_servers m ON m.addr = i.addr LIMIT 1")
            .get(0);
  }

  @AfterAll
  static void close() throws Exception {
    keeping.close();
    planning.close();
  }

  private static List<String> result(Connection connection, String sql) {
    List<String> result = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rs = statement.executeQuery(sql.replace("$live", live))) {
      ResultSetMetaData columns = rs.getMetaData();
      for (int i = 1; i <= columns.getColumnCount(); i++) {
        result.add(
            columns.getColumnLabel(i)
                + " "
                + columns.getColumnTypeName(i)
                + " "
                + columns.getPrecision(i)
                + " "
                + columns.isNullable(i));
      }
      result.addAll(Rows.of(rs).stream().sorted().toList());
    } catch (SQLException e) {
      result.add(e.getSQLState() + " " + e.getMessage());
    }
    return result;
  }

  /** A bar separates what takes the place of the question marks, one statement after the other. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT name, tags FROM my_servers WHERE name = {'tf-1'|'csgo-1'|'it''s none'|''}",
        "SELECT name FROM my_servers WHERE name LIKE {'tf%'|'%1'|'_f-%'} ORDER BY 1",
        "SELECT name FROM my_servers ORDER BY name LIMIT {1|3|0}",
        "SELECT name FROM my_servers ORDER BY {1|1 DESC} LIMIT 2 OFFSET {0|2}",
        "SELECT {'a'|'abc'|1|12345678901} AS x FROM my_servers WHERE name = {'tf-1'|'csgo-1'}",
        "SELECT server_name, player_count FROM server_info WHERE addr = '$live'"
            + " AND max_players > {0|20|3000000000|30.5|-1}",
        "SELECT map FROM server_info i JOIN my_servers m ON m.addr = i.addr AND m.name <>"
            + " {'x'|'tf-1'} WHERE server_type = {'dedicated'|'d'|'listen'|'nonsense'}",
        "SELECT name FROM my_servers WHERE name IN ({'tf-1'|'tf-1', 'csgo-1'|'x', 'tf-1', 'tf-1'})",
        "SELECT name FROM my_servers WHERE name BETWEEN {'a' AND 'd'|'t' AND 'z'}",
        "SELECT CAST(name AS VARCHAR({1|3})) AS n FROM my_servers WHERE name = {'tf-1'|'csgo-1'}",
        "SELECT COUNT(*) AS n FROM my_servers WHERE name = {'1'|1}",
        "SELECT name FROM my_servers /* {'a'|b?} */ WHERE name = 'tf-1' -- {'|?}",
        "SELECT COUNT(*) AS n FROM my_servers WHERE TIMESTAMP '2020-01-0{1|2} 00:00:00'"
            + " > TIMESTAMP '2020-01-01 00:00:00' - INTERVAL '{1|2}' DAY",
        "SELECT name FROM my_servers WHERE nme = {'tf-1'|'csgo-1'}",
        "SELECT name FROM my_servers WHERE name = {'tf-1'|?}",
        "SELECT name FROM master_servers WHERE gamedir = {'tf'|'cstrike'} AND region ="
            + " {'europe'|'mars'}",
        "SELECT p.name FROM players p WHERE p.addr = {'nowhere'|'127.20.0.1:99999'} AND p.score >"
            + " {1|2}"
      })
  void literalsThatDifferChangeNothingButTheirEffect(String pattern) {
    for (int round = 0; round < 2; round++) {
      for (int i = 0; i < 5; i++) {
        String sql = with(pattern, i);
        assertThat(result(keeping, sql)).as(sql).isEqualTo(result(planning, sql));
      }
    }
  }

  /** Puts the choice of the given number in each place, the last one where there are fewer. */
  private static String with(String pattern, int choice) {
    StringBuilder sql = new StringBuilder();
    int from = 0;
    for (int open = pattern.indexOf('{'); open >= 0; open = pattern.indexOf('{', from)) {
      int close = pattern.indexOf('}', open);
      String[] choices = pattern.substring(open + 1, close).split("\\|", -1);
      sql.append(pattern, from, open).append(choices[Math.min(choice, choices.length - 1)]);
      from = close + 1;
    }
    return sql.append(pattern.substring(from)).toString();
  }

  /** As many texts, the first twenty of which are names of servers, perhaps. */
  private static String texts(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> (i < 20 ? "'tf-" : "'none-") + i + "'")
        .collect(Collectors.joining(","));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "name IN ({})",
        "name NOT IN ({})",
        "NOT (name IN ({}))",
        "name = ANY ({})",
        "name = SOME ( {} )",
        "name IN ({}) OR tags = 'eu'",
        "COALESCE(name, 'x') IN ({})",
        "(name IN ({})) IS TRUE",
        "CAST(NULL AS VARCHAR) NOT IN ({})",
        "EXISTS (SELECT 1 FROM my_servers o WHERE o.name IN ({}) AND o.name = m.name)"
      })
  void aLongListOfLiteralsIsAsked(String condition) {
    String sql = "SELECT name, tags FROM my_servers m WHERE " + condition;
    List<String> some = result(planning, sql.replace("{}", texts(20))); // as it is written
    for (int count : List.of(21, 200)) {
      assertThat(result(keeping, sql.replace("{}", texts(count)))).isEqualTo(some);
    }
  }

  @Test
  void aLongListOfKeysIsLookedUp() throws Exception {
    String keys =
        IntStream.rangeClosed(1, 25)
                .mapToObj(i -> "'127.20.0." + i + ":1', ")
                .collect(Collectors.joining())
            + "'$live'";
    String sql = "SELECT i.addr, i.map FROM server_info i JOIN rules r ON r.addr = i.addr WHERE ";
    List<String> rows = result(keeping, sql + "i.addr IN (" + keys + ") AND i.addr >= '$live'");
    assertThat(rows).hasSizeGreaterThan(2);
    assertThat(result(planning, sql + "i.addr = '$live'")).isEqualTo(rows);
    assertThat(
            Rows.of(keeping, "EXPLAIN PLAN AS TEXT FOR " + sql + "i.addr IN (" + keys + ")").get(0))
        .contains("'127.20.0.1:1',", "(26 literals)", "count=[26]")
        .containsOnlyOnce("LookupJoin");
  }

  @Test
  void aListOfNumbersHasNumbersOfAnyWidth() {
    String numbers =
        IntStream.range(0, 100).mapToObj(String::valueOf).collect(Collectors.joining(","));
    String sql = "SELECT COUNT(*) AS n FROM server_info WHERE addr = '$live' AND ";
    for (String column : List.of("max_players", "bot_count", "app_id")) {
      String condition = column + " IN (" + numbers + ")";
      assertThat(result(keeping, sql + condition)).isEqualTo(result(planning, sql + condition));
    }
  }

  @Test
  void aPreparedStatementBindsItsOwnParametersBesideAList() throws Exception {
    String sql =
        "SELECT name FROM my_servers WHERE name <> ? AND name IN ("
            + texts(30)
            + ") AND name <> ? ORDER BY 1";
    try (PreparedStatement statement = keeping.prepareStatement(sql)) {
      assertThat(statement.getParameterMetaData().getParameterCount()).isEqualTo(2);
      List<String> all = Rows.of(keeping, sql.replace("?", "''"));
      for (int first = 0; first < 2; first++) {
        statement.setString(1 + first, all.get(0));
        statement.setString(2 - first, all.get(1));
        try (ResultSet rs = statement.executeQuery()) {
          assertThat(Rows.of(rs)).isEqualTo(all.subList(2, all.size()));
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT map FROM server_info WHERE addr = '127.20.0.1' AND addr = '127.20.0.2'",
        "SELECT map FROM server_info WHERE addr IN ('127.20.0.1', '127.20.0.2') AND addr = 'x'",
        "SELECT map FROM (SELECT * FROM server_info WHERE addr = '127.20.0.1') s WHERE s.addr ="
            + " 'x'",
        "SELECT addr, name FROM master_servers WHERE gamedir = 'tf' AND gamedir = 'rust'",
      })
  void nobodyIsAskedWhatCannotBe(String sql) throws Exception {
    String asked = "SELECT COUNT(*) FROM diagnostics.scans";
    try (Connection connection =
        requireNonNull(new ValveDriver().connect(FLEET + 100, new Properties()))) {
      assertThat(Rows.of(connection, sql)).isEmpty();
      assertThat(Rows.of(connection, asked)).containsExactly("0");
    }
  }

  @Test
  void explainedPlansShowTheLiterals() throws Exception {
    String sql = "SELECT map FROM server_info WHERE addr = '127.20.0.1:27015' AND map <> 'x'";
    Rows.of(keeping, sql);
    assertThat(Rows.of(keeping, "EXPLAIN PLAN AS TEXT FOR " + sql).get(0))
        .contains("127.20.0.1:27015", "'x'");
  }

  @Test
  void aSchemaThatIsSetHoldsForTextsThatWerePlannedBefore() throws Exception {
    try (Connection connection =
        requireNonNull(new ValveDriver().connect(FLEET + 100, new Properties()))) {
      String sql = "SELECT COUNT(*) FROM scans";
      assertThatThrownBy(() -> Rows.of(connection, sql)).hasMessageContaining("scans");
      connection.setSchema("diagnostics");
      assertThat(Rows.of(connection, sql)).hasSize(1);
      connection.setSchema("valve");
      assertThatThrownBy(() -> Rows.of(connection, sql)).hasMessageContaining("scans");
    }
  }

  @Test
  void theTimeIsThatOfTheExecution() throws Exception {
    String sql = "SELECT CURRENT_TIMESTAMP FROM my_servers WHERE name = 'tf-1'";
    List<String> first = Rows.of(keeping, sql);
    while (Rows.of(keeping, sql).equals(first)) {
      Thread.onSpinWait();
    }
  }
}
