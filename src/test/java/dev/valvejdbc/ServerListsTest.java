package dev.valvejdbc;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.valvejdbc.fleet.Fleet;
import dev.valvejdbc.fleet.world.FleetServer;
import dev.valvejdbc.protocol.a2s.Question;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which servers a query asks a list for, and which of them it then asks. */
class ServerListsTest {
  private static final String VIEW =
      "SELECT addr FROM servers WHERE folder = 'tf' AND map = 'ctf_2fort' AND player_count > 0";
  private static final String JOIN =
      "SELECT i.addr FROM server_info AS i JOIN master_servers AS m ON m.addr = i.addr"
          + " WHERE 'ctf_2fort' = i.map AND i.player_count >= 1 AND i.folder IN ('tf')";

  private static Fleet fleet;
  private Connection connection;
  private int filtersBefore;

  @BeforeAll
  static void start() throws Exception {
    fleet = Fleet.start(400, 7);
  }

  @AfterAll
  static void stop() {
    fleet.close();
  }

  @BeforeEach
  void connect() throws Exception {
    filtersBefore = fleet.list().filters().size();
    connection = web();
  }

  @AfterEach
  void close() throws Exception {
    connection.close();
  }

  private Connection web(String... more) throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("webApiKey", Fleet.WEB_API_KEY);
    return connect("webApiUrl=" + fleet.webApi().url() + ";" + String.join(";", more), properties);
  }

  private Connection udp(String... more) throws SQLException {
    return connect(
        "serverList=udp;masterAddress=" + fleet.master().address() + ";" + String.join(";", more),
        new Properties());
  }

  private static Connection connect(String url, Properties properties) throws SQLException {
    String common = "jdbc:valve:timeout=2s;onError=ignore;serverListTtl=0;cacheTtl=0;";
    return requireNonNull(new ValveDriver().connect(common + url.replaceAll(";$", ""), properties));
  }

  private List<String> filters() {
    List<String> all = fleet.list().filters();
    return all.subList(filtersBefore, all.size());
  }

  private static List<String> addresses(Predicate<FleetServer> wanted) {
    return fleet.servers().stream()
        .filter(wanted)
        .map(s -> fleet.addresses().get(s.index()))
        .toList();
  }

  private static boolean isWanted(FleetServer server) {
    return server.info().folder().equals("tf")
        && server.info().map().equals("ctf_2fort")
        && server.info().players() > 0;
  }

  private static List<Integer> infoRequests() {
    return fleet.servers().stream().map(s -> fleet.requests(s.index(), Question.INFO)).toList();
  }

  @Test
  void conditionsOnLiveColumnsNarrowTheListAndOnlyListedServersAreAsked() throws Exception {
    for (String sql : List.of(VIEW, JOIN)) {
      filtersBefore = fleet.list().filters().size();
      List<Integer> before = infoRequests();
      assertThat(Rows.of(connection, sql))
          .containsExactlyInAnyOrderElementsOf(
              addresses(s -> isWanted(s) && !s.behaviour().dead()));
      assertThat(filters()).containsExactly("\\gamedir\\tf\\map\\ctf_2fort\\empty\\1");
      List<Integer> after = infoRequests();
      assertThat(fleet.servers())
          .filteredOn(s -> !after.get(s.index()).equals(before.get(s.index())))
          .allMatch(ServerListsTest::isWanted);
    }
  }

  @Test
  void parametersNarrowTheListToo() throws Exception {
    try (PreparedStatement statement =
        connection.prepareStatement("SELECT addr FROM master_servers WHERE map = ?")) {
      statement.setString(1, "de_nuke");
      try (ResultSet rs = statement.executeQuery()) {
        assertThat(Rows.of(rs))
            .containsExactlyElementsOf(addresses(s -> s.info().map().equals("de_nuke")));
      }
      assertThat(filters()).containsExactly("\\map\\de_nuke");
    }
  }

  @Test
  void aValueWithABackslashNeverReachesTheFilter() throws Exception {
    String sql = "SELECT addr FROM master_servers WHERE map = 'a\\gamedir\\b' AND gamedir = 'tf'";
    assertThat(Rows.of(connection, sql)).isEmpty();
    assertThat(filters()).containsExactly("\\gamedir\\tf");
    try (Connection udp = udp()) {
      assertThatThrownBy(() -> Rows.of(udp, sql)).hasMessageContaining("servers");
    }
  }

  @Test
  void explainShowsTheFilterAndItsSourceAndAsksNobody() throws Exception {
    String plan = String.join("\n", Rows.of(connection, "EXPLAIN PLAN FOR " + VIEW));
    assertThat(plan)
        .contains(
            "by the filter \\gamedir\\tf\\map\\ctf_2fort\\empty\\1:", "Web API", "at most 200")
        .doesNotContain(Fleet.WEB_API_KEY);
    assertThat(filters()).isEmpty();
  }

  @Test
  void stableConditionsAloneNarrowTheListIfTheUserSaysSo() throws Exception {
    try (Connection stable = web("pushVolatile=false")) {
      Rows.of(stable, VIEW);
    }
    assertThat(filters()).containsExactly("\\gamedir\\tf");
  }

  @Test
  void aUdpMasterNarrowsTheTableServersLikeTheWebApi() throws Exception {
    try (Connection udp = udp()) {
      assertThat(Rows.of(udp, VIEW)).hasSameElementsAs(Rows.of(connection, VIEW));
    }
  }

  @Test
  void whatAUdpMasterCannotAnswerIsRefusedWithTheWayToAskIt() throws Exception {
    try (Connection udp = udp()) {
      assertThatThrownBy(() -> Rows.of(udp, "SELECT addr FROM master_servers WHERE players > 5"))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("servers, which has live values");
    }
  }

  @Test
  void conditionsOnTagsNarrowTheListOfAGameThatSeparatesThemByCommas() throws Exception {
    String where = "SELECT addr FROM master_servers WHERE has_tags(tags, 'alltalk')";
    assertThat(Rows.of(connection, where + " AND gamedir = 'rust'")).isNotEmpty();
    assertThat(Rows.of(connection, where)).isNotEmpty();
    assertThat(Rows.of(connection, where + " AND gamedir IN ('zomboid', 'tf')")).isNotEmpty();
    Rows.of(connection, where + " AND app_id = 108600");
    assertThat(filters())
        .containsExactly(
            "\\gamedir\\rust\\gametype\\alltalk",
            "",
            "\\or\\2\\gamedir\\tf\\gamedir\\zomboid",
            "\\appid\\108600");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          hidden;hosted       | hosted        | true
          hidden;hosted       | hidden;hosted | true
          hidden; hosted      | hosted,hidden | true
          hidden;hosted       | host          | false
          alltalk,a;b         | a;b,alltalk   | true
          alltalk,a;b         | alltalk,b     | false
          """)
  void tagsAreSplitAtSemicolonsWhereAGameDoesSo(String tags, String wanted, String has)
      throws Exception {
    String sql = "SELECT has_tags('" + tags + "', '" + wanted + "')";
    assertThat(Rows.of(connection, sql)).containsExactly(has);
  }

  @Test
  void aLimitStopsThePages() throws Exception {
    try (Connection udp = udp()) {
      assertThat(Rows.of(udp, "SELECT addr FROM master_servers LIMIT 5")).hasSize(5);
      assertThat(filters()).hasSize(1);
      assertThat(Rows.of(udp, "SELECT addr FROM master_servers")).hasSize(400);
      assertThat(filters()).hasSize(1 + 2);
    }
  }

  @Test
  void aListIsReadAgainWhileItIsYoung() throws Exception {
    try (Connection caching = web("serverListTtl=1m")) {
      Rows.of(caching, "SELECT COUNT(*) FROM master_servers WHERE gamedir = 'tf'");
      Rows.of(caching, "SELECT MAX(players) FROM master_servers WHERE gamedir = 'tf'");
    }
    assertThat(filters()).containsExactly("\\gamedir\\tf");
  }

  @Test
  void oneServerOfEachAddressIsKeptEvenIfTheServiceDoesNot() throws Exception {
    assertThat(Rows.of(connection, "SELECT COUNT(*) FROM master_servers WHERE collapse_addr_hash"))
        .containsExactly("400");
  }

  @Test
  void aFilterOfOnesOwnIsSentAsItIs() throws Exception {
    assertThat(
            Rows.of(connection, "SELECT COUNT(*) FROM master_servers WHERE filter = '\\napp\\440'"))
        .containsExactly(
            String.valueOf(addresses(s -> !Long.valueOf(440).equals(s.info().appId())).size()));
    assertThat(filters()).containsExactly("\\napp\\440");
  }

  @Test
  void theScanTellsItsFilterAndItsCalls() throws Exception {
    Rows.of(connection, "SELECT COUNT(*) FROM master_servers WHERE gamedir = 'rust'");
    assertThat(
            Rows.of(
                connection,
                "SELECT tables, filter, http_calls, packets_sent FROM diagnostics.scans"))
        .containsExactly("master_servers|\\gamedir\\rust|1|0");
    assertThat(Rows.of(connection, "SELECT used FROM diagnostics.limits WHERE calls = 200"))
        .containsExactly("1");
  }

  @Test
  void withoutASourceOneSentenceNamesBoth() throws Exception {
    try (Connection none = connect("serverList=udp", new Properties())) {
      assertThatThrownBy(() -> Rows.of(none, "SELECT * FROM servers"))
          .hasMessageContaining("webApiKey")
          .hasMessageContaining("masterAddress");
    }
  }

  @Test
  void anAddressThatIsNotAllowedIsNotAsked() throws Exception {
    try (Connection narrow = web("allow=127.20.0.0/28", "onError=warn")) {
      long before = fleet.requests();
      List<String> rows = Rows.of(narrow, "SELECT addr FROM servers WHERE map = 'ctf_2fort'");
      assertThat(rows).allMatch(a -> a.matches("127\\.20\\.0\\.([1-9]|1[0-5]):.*"));
      assertThat(fleet.requests() - before).isLessThan(40);
      assertThat(Rows.of(narrow, "SELECT DISTINCT status FROM diagnostics.failures"))
          .contains("refused");
    }
  }
}
