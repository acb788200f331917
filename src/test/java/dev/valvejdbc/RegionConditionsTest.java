package dev.valvejdbc;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.valvejdbc.fleet.Fleet;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Conditions on the part of the world that a server claims. */
class RegionConditionsTest {
  private Fleet fleet;
  private Connection connection;

  @BeforeEach
  void start() throws Exception {
    fleet = Fleet.start(64, 7);
    connection = connect("webApiUrl=" + fleet.webApi().url());
  }

  @AfterEach
  void stop() throws Exception {
    connection.close();
    fleet.close();
  }

  private Connection udp() throws Exception {
    return connect("serverList=udp;masterAddress=" + fleet.master().address());
  }

  private static Connection connect(String url) throws Exception {
    Properties properties = new Properties();
    properties.setProperty("webApiKey", Fleet.WEB_API_KEY);
    String common = "jdbc:valve:timeout=700ms;cacheTtl=10m;onError=ignore;serverListTtl=0;";
    return requireNonNull(new ValveDriver().connect(common + url, properties));
  }

  private List<String> filters() {
    return fleet.list().filters();
  }

  @Test
  void aRegionIsAskedForByItsCodes() throws Exception {
    String where = " FROM master_servers WHERE region IN ('eu', 'as')";
    try (Connection udp = udp()) {
      assertThat(Rows.of(udp, "SELECT addr" + where))
          .isNotEmpty()
          .containsExactlyInAnyOrderElementsOf(Rows.of(connection, "SELECT addr" + where));
      assertThat(filters()).hasSize(3 + 1);
      assertThat(Rows.of(udp, "SELECT DISTINCT region" + where)).containsExactly("null");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          region = 'EU'                    | region = 'eu'
          region = 'NA'                    | region IN ('na-east', 'na-west')
          region IN ('Na-West', 'na', 'as')| region IN ('na-east', 'na-west', 'as')
          region = 'all'                   | TRUE
          """)
  void aRegionMayBeWrittenAsPythonValveWritesIt(String written, String meant) throws Exception {
    try (Connection udp = udp()) {
      for (Connection any : List.of(connection, udp)) {
        for (String table : List.of("master_servers", "servers")) {
          String sql = "SELECT addr FROM " + table + " WHERE ";
          assertThat(Rows.of(any, sql + written))
              .isNotEmpty()
              .containsExactlyInAnyOrderElementsOf(Rows.of(any, sql + meant));
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          region = ?           | EU  | region = 'eu'
          region = ?           | na  | region IN ('na-east', 'na-west')
          region IN ('as', ?)  | NA  | region IN ('na-east', 'na-west', 'as')
          region = ?           | all | TRUE
          """)
  void aRegionMayBeAParameter(String written, String value, String meant) throws Exception {
    try (Connection udp = udp()) {
      for (Connection any : List.of(connection, udp)) {
        for (String table : List.of("master_servers", "servers")) {
          String sql = "SELECT addr FROM " + table + " WHERE ";
          try (PreparedStatement statement = any.prepareStatement(sql + written)) {
            statement.setString(1, value);
            assertThat(Rows.of(statement.executeQuery()))
                .isNotEmpty()
                .containsExactlyInAnyOrderElementsOf(Rows.of(any, sql + meant));
            statement.setString(1, "moon");
            assertThatThrownBy(statement::executeQuery)
                .hasMessageContaining("'moon'")
                .hasMessageContaining("na-east, na-west, sa");
            statement.setString(1, null);
            assertThat(Rows.of(statement.executeQuery()))
                .hasSameSizeAs(
                    written.contains("as") ? Rows.of(any, sql + "region = 'as'") : List.of());
          }
        }
      }
    }
  }

  @Test
  void whereTheListTellsRegionsTheyCanBeDenied() throws Exception {
    assertThat(
            Rows.of(connection, "SELECT DISTINCT region FROM master_servers WHERE region <> 'NA'"))
        .contains("eu", "as", "rest")
        .doesNotContain("na-east", "na-west");
    assertThat(Rows.of(connection, "SELECT addr FROM master_servers WHERE region <> 'all'"))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"region = 'moon'", "region IN ('eu', 'moon')", "region <> 'moon'"})
  void anUnknownRegionIsAnErrorThatListsThem(String condition) throws Exception {
    try (Connection udp = udp()) {
      for (Connection any : List.of(connection, udp)) {
        for (String table : List.of("master_servers", "servers")) {
          assertThatThrownBy(
                  () -> Rows.of(any, "SELECT addr FROM " + table + " WHERE " + condition))
              .hasMessageContaining("'moon'")
              .hasMessageContaining("na-east, na-west, sa, eu, as, oc, af, rest, na, all");
        }
      }
    }
    assertThat(filters()).isEmpty();
  }
}
