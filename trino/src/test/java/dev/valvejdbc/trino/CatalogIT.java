package dev.valvejdbc.trino;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.valvejdbc.trino.Clusters.Shared;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Specifies that the catalog has the driver's schemas, tables, columns and comments. */
@ExtendWith(Clusters.class)
class CatalogIT {
  private final World world;
  private final Cluster trino;

  CatalogIT(Shared shared) {
    this.world = shared.world();
    this.trino = shared.cluster();
  }

  @Test
  void itsSchemasAreTheDriversAndOneOfTheNodes() {
    assertThat(trino.rows("SHOW SCHEMAS FROM valve"))
        .containsExactlyInAnyOrder("diagnostics", "information_schema", "steam_api", "valve");
  }

  @Test
  void itsTablesAreTheDriversAndTheConsoles() throws Exception {
    List<String> known =
        driverTables("valve").stream().map(n -> n.toLowerCase(Locale.ROOT)).toList();
    assertThat(trino.rows("SHOW TABLES FROM valve.valve"))
        .containsAll(known)
        .contains("rcon", "rcon_status", "rcon_cvars", "find_server");
  }

  private List<String> driverTables(String schema) throws Exception {
    try (Connection connection = DriverManager.getConnection(world.url());
        var tables = connection.getMetaData().getTables(null, schema, null, null)) {
      List<String> names = new ArrayList<>();
      while (tables.next()) {
        names.add(tables.getString("TABLE_NAME"));
      }
      return names;
    }
  }

  @Test
  void columnsHaveTheDriversNamesAndComments() throws Exception {
    try (Connection connection = DriverManager.getConnection(world.url());
        var columns = connection.getMetaData().getColumns(null, "valve", "server_info", null)) {
      List<String> expected = new ArrayList<>();
      while (columns.next()) {
        expected.add(columns.getString("COLUMN_NAME") + " | " + columns.getString("REMARKS"));
      }
      String shown = trino.rows("SHOW COLUMNS FROM valve.server_info").toString();
      assertThat(expected).isNotEmpty();
      for (String column : expected) {
        String[] parts = column.split(" \\| ", 2);
        assertThat(shown).contains(parts[0].toLowerCase(Locale.ROOT), parts[1]);
      }
    }
  }

  @Test
  void itsFunctionsAreListed() {
    assertThat(trino.rows("SHOW FUNCTIONS FROM valve.valve"))
        .hasSize(3)
        .anyMatch(f -> f.startsWith("country | varchar | varchar | scalar | true | Country of"));
  }

  @Test
  void withoutFilesAFunctionOfAddressesIsASentence() {
    Map<String, String> properties = world.keptLists();
    properties.remove("geo");
    trino.catalog("placeless", properties);
    assertThatThrownBy(() -> trino.rows("SELECT placeless.valve.country('127.20.0.1')"))
        .hasMessageContaining("set the property geo");
    properties.put("geo", "/nonexistent.mmdb");
    assertThatThrownBy(() -> trino.catalog("nowhere", properties))
        .hasMessageContaining("/nonexistent.mmdb");
  }

  @ParameterizedTest
  @ValueSource(strings = {"VERSION AS OF 3", "TIMESTAMP AS OF now() - INTERVAL '1' DAY"})
  void whatServersSaidOnceIsASentence(String version) {
    assertThatThrownBy(() -> trino.rows("SELECT addr FROM my_servers FOR " + version))
        .hasMessageContaining("has no earlier versions")
        .hasMessageContaining("lake");
  }

  @Test
  void timesHaveTheirZone() {
    assertThat(trino.rows("SHOW COLUMNS FROM valve.server_info LIKE 'queried_at'").toString())
        .contains("timestamp(3) with time zone");
  }

  @Test
  void everyNodeTellsWhatItDid() {
    trino.rows("SELECT count(*) FROM valve.servers WHERE folder = 'tf'");
    assertThat(trino.rows("SELECT DISTINCT node FROM valve.diagnostics.limits")).hasSize(3);
    assertThat(trino.rows("SELECT statement FROM valve.diagnostics.scans"))
        .isNotEmpty()
        .allMatch(statement -> statement.startsWith("Trino query "));
  }
}
