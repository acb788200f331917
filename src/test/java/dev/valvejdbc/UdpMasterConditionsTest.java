package dev.valvejdbc;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.valvejdbc.captures.Responder;
import dev.valvejdbc.fleet.Fleet;
import dev.valvejdbc.fleet.world.FleetServer;
import dev.valvejdbc.protocol.master.MasterPage;
import dev.valvejdbc.protocol.master.MasterRequest;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Properties;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Conditions and a UDP master that does with them as hlmaster does: it finds a gamedir anywhere in
 * the filter, and passes every other key over.
 */
class UdpMasterConditionsTest {
  private final List<String> filters = Collections.synchronizedList(new ArrayList<>());
  private Fleet fleet;
  private Responder master;
  private Connection connection;

  @BeforeEach
  void start() throws Exception {
    fleet = Fleet.start(60, 7);
    master = new Responder(request -> pages(MasterRequest.decode(ByteBuffer.wrap(request))));
    connection = connect("valve");
  }

  @AfterEach
  void stop() throws Exception {
    connection.close();
    master.close();
    fleet.close();
  }

  private Connection connect(String dialect) throws Exception {
    return requireNonNull(
        new ValveDriver()
            .connect(
                "jdbc:valve:serverList=udp;serverListTtl=0;cacheTtl=0;onError=ignore;"
                    + "masterDialect="
                    + dialect
                    + ";masterAddress="
                    + master.address(),
                new Properties()));
  }

  private List<byte[]> pages(MasterRequest request) {
    filters.add(request.filter());
    List<String> listed =
        addresses(
            s ->
                !request.filter().contains("\\gamedir\\")
                    || (request.filter() + "\\")
                        .contains("\\gamedir\\" + s.info().folder() + "\\"));
    return List.of(new MasterPage(listed, true).encode());
  }

  /** Servers that answer: the others would only cost each statement its deadline. */
  private List<String> addresses(Predicate<FleetServer> wanted) {
    return fleet.servers().stream()
        .filter(s -> !s.behaviour().dead() && wanted.test(s))
        .map(s -> fleet.addresses().get(s.index()))
        .toList();
  }

  private static List<String> warnings(Connection connection, String sql) throws SQLException {
    List<String> said = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rs = statement.executeQuery(sql)) {
      Rows.of(rs);
      for (SQLWarning w = statement.getWarnings(); w != null; w = w.getNextWarning()) {
        said.add(w.getMessage());
      }
    }
    return said;
  }

  @Test
  void aNegationIsCheckedOnTheServersAndNeverSent() throws Exception {
    assertThat(Rows.of(connection, "SELECT addr FROM servers WHERE folder <> 'cstrike'"))
        .isNotEmpty()
        .containsExactlyInAnyOrderElementsOf(addresses(s -> !s.info().folder().equals("cstrike")));
    assertThat(filters).containsExactly("");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "folder NOT IN ('cstrike', 'tf')",
        "NOT (folder = 'tf' AND map = 'ctf_2fort')",
        "NOT vac_enabled",
        "folder = 'tf' OR NOT vac_enabled",
        "password_protected"
      })
  void noGroupAndNoNegationIsSent(String condition) throws Exception {
    Rows.of(connection, "SELECT addr FROM servers WHERE " + condition);
    assertThat(filters).isNotEmpty().allMatch(f -> !f.matches(".*\\\\(nor|nand|or|and)\\\\.*"));
  }

  @Test
  void alternativesAreAQueryEach() throws Exception {
    assertThat(Rows.of(connection, "SELECT addr FROM servers WHERE folder IN ('tf', 'cstrike')"))
        .isNotEmpty()
        .containsExactlyInAnyOrderElementsOf(
            addresses(s -> List.of("tf", "cstrike").contains(s.info().folder())));
    assertThat(filters).containsExactlyInAnyOrder("\\gamedir\\cstrike", "\\gamedir\\tf");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "gamedir <> 'cstrike'",
        "NOT secure",
        "gamedir = 'tf' OR NOT secure",
        "map NOT IN ('a', 'b')"
      })
  void onTheListAloneANegationIsRefusedWithTheWayToAskIt(String condition) {
    assertThatThrownBy(
            () -> Rows.of(connection, "SELECT addr FROM master_servers WHERE " + condition))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("cannot say")
        .hasMessageContaining("table servers")
        .hasMessageNotContaining("too large");
    assertThat(filters).isEmpty();
  }

  @Test
  void aConditionIsNoFactAndAWarningSaysWhoseItWas() throws Exception {
    String sql =
        "SELECT DISTINCT map, gamedir, is_empty, secure FROM master_servers"
            + " WHERE map = 'crossfire' AND gamedir = 'tf' AND NOT is_empty AND secure";
    assertThat(Rows.of(connection, sql)).containsExactly("null|null|null|null");
    assertThat(filters).containsExactly("\\gamedir\\tf\\map\\crossfire\\secure\\1\\empty\\1");
    assertThat(warnings(connection, sql))
        .singleElement()
        .asString()
        .contains("map", "gamedir", "is_empty", "secure")
        .contains("left to the UDP master " + master.address())
        .contains("not checked");
  }

  @Test
  void theTableServersChecksWhatTheServersTellAndWarnsOfNothing() throws Exception {
    String sql = "SELECT DISTINCT map FROM servers WHERE map = 'ctf_2fort'";
    assertThat(Rows.of(connection, sql)).containsExactly("ctf_2fort");
    assertThat(warnings(connection, sql)).isEmpty();
  }

  @Test
  void theRegionIsTheMastersToKeepInTheTableServersToo() throws Exception {
    String sql = "SELECT DISTINCT region FROM servers WHERE region = 'eu'";
    assertThat(Rows.of(connection, sql)).containsExactly("null");
    assertThat(warnings(connection, sql)).singleElement().asString().contains("region was left");
  }

  @Test
  void hiddenTagsAndAFilterOfOnesOwnAreTheMastersToKeep() throws Exception {
    for (String condition : List.of("has_tags(hidden_tags, 'a')", "filter = '\\map\\a'")) {
      String sql = "SELECT addr, filter FROM master_servers WHERE " + condition;
      assertThat(Rows.of(connection, sql)).hasSameSizeAs(addresses(s -> true));
      assertThat(warnings(connection, sql)).hasSize(1);
    }
    assertThat(filters).contains("\\gamedata\\a", "\\map\\a");
  }

  @Test
  void withoutAConditionThereIsNoWarning() throws Exception {
    assertThat(warnings(connection, "SELECT addr FROM master_servers")).isEmpty();
    assertThat(warnings(connection, "SELECT addr FROM master_servers WHERE ip LIKE '127%'"))
        .isEmpty();
  }

  @Test
  void aParameterIsJudgedByItsValue() throws Exception {
    String sql = "SELECT addr FROM master_servers WHERE gamedir = ? OR map = ?";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, "tf");
      statement.setString(2, "a\\b");
      assertThatThrownBy(statement::executeQuery).hasMessageContaining("can neither be asked of");
      statement.setString(2, "x".repeat(119));
      statement.setString(1, "y".repeat(119));
      try (ResultSet rs = statement.executeQuery()) {
        assertThat(Rows.of(rs)).isNotEmpty();
      }
    }
    try (PreparedStatement statement =
        connection.prepareStatement(
            "SELECT addr FROM master_servers WHERE gamedir = ? AND map = ?")) {
      statement.setString(1, "y".repeat(119));
      statement.setString(2, "x".repeat(119));
      assertThatThrownBy(statement::executeQuery).hasMessageContaining("too large for its filter");
    }
  }

  @Test
  void xashIsAskedNeitherForPasswordsNorForPlayers() throws Exception {
    try (Connection xash = connect("xash")) {
      assertThat(
              Rows.of(
                  xash,
                  "SELECT addr FROM servers WHERE folder = 'tf' AND NOT password_protected"
                      + " AND player_count > 0 AND player_count < max_players"))
          .isNotEmpty();
      assertThat(filters).allMatch(f -> f.endsWith("\\buildnum\\4000\\gamedir\\tf"));
      for (String condition : List.of("NOT password_protected", "is_empty", "players > 0")) {
        assertThatThrownBy(
                () -> Rows.of(xash, "SELECT addr FROM master_servers WHERE " + condition))
            .hasMessageContaining("not every key")
            .hasMessageNotContaining("too large");
      }
      for (String table : List.of("master_servers", "servers")) {
        assertThatThrownBy(
                () -> Rows.of(xash, "SELECT addr FROM " + table + " WHERE region = 'eu'"))
            .hasMessageContaining("cannot say");
      }
    }
  }
}
