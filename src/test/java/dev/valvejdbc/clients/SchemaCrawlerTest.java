package dev.valvejdbc.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import schemacrawler.inclusionrule.IncludeAll;
import schemacrawler.schema.Catalog;
import schemacrawler.schema.Column;
import schemacrawler.schema.NamedObject;
import schemacrawler.schema.Table;
import schemacrawler.schemacrawler.LimitOptionsBuilder;
import schemacrawler.schemacrawler.LoadOptionsBuilder;
import schemacrawler.schemacrawler.SchemaCrawlerOptions;
import schemacrawler.schemacrawler.SchemaCrawlerOptionsBuilder;
import schemacrawler.schemacrawler.SchemaInfoLevelBuilder;
import schemacrawler.tools.utility.SchemaCrawlerUtility;
import us.fatehi.utility.datasource.DatabaseConnectionSource;
import us.fatehi.utility.datasource.DatabaseConnectionSources;
import us.fatehi.utility.datasource.MultiUseUserCredentials;

/** SchemaCrawler reads all metadata there is, with several connections at once. */
class SchemaCrawlerTest {
  private static final List<Logger> LOGGERS =
      List.of(Logger.getLogger("schemacrawler"), Logger.getLogger("us.fatehi"));

  private static Catalog catalog;

  @BeforeAll
  @SuppressWarnings("try") // so its close() is declared
  static void crawlEverything() throws Exception {
    LOGGERS.forEach(l -> l.setLevel(Level.SEVERE));
    SchemaCrawlerOptions options =
        SchemaCrawlerOptionsBuilder.newSchemaCrawlerOptions()
            .withLimitOptions(
                LimitOptionsBuilder.builder().includeRoutines(new IncludeAll()).toOptions())
            .withLoadOptions(
                LoadOptionsBuilder.builder()
                    .withSchemaInfoLevel(SchemaInfoLevelBuilder.maximum())
                    .toOptions());
    try (DatabaseConnectionSource source =
        DatabaseConnectionSources.newDatabaseConnectionSource(
            FleetUrl.OF_TWENTY, new MultiUseUserCredentials())) {
      catalog = SchemaCrawlerUtility.getCatalog(source, options);
    }
  }

  private static Table table(String name) {
    return catalog.getTables().stream()
        .filter(t -> t.getName().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> names(Iterable<? extends NamedObject> objects) {
    List<String> names = new ArrayList<>();
    objects.forEach(o -> names.add(o.getName()));
    return names;
  }

  @Test
  void theDatabaseNamesItselfAndItsDriver() {
    assertThat(catalog.getDatabaseInfo().getDatabaseProductName()).isNotBlank();
    assertThat(catalog.getJdbcDriverInfo().getDriverName()).isEqualTo("valve-jdbc");
    assertThat(catalog.getJdbcDriverInfo().getDriverClassName())
        .isEqualTo("dev.valvejdbc.ValveDriver");
  }

  @Test
  void schemasHaveNoCatalog() {
    assertThat(names(catalog.getSchemas())).contains("valve", "diagnostics");
    assertThat(catalog.getSchemas()).allSatisfy(s -> assertThat(s.getCatalogName()).isNull());
  }

  @Test
  void everyTableIsFoundOnceAsATableOrAView() {
    assertThat(catalog.getTables())
        .filteredOn(t -> t.getSchema().getFullName().equals("valve"))
        .extracting(t -> t.getName() + " " + t.getTableType())
        .contains("my_servers table", "server_info table", "players table", "servers view")
        .doesNotHaveDuplicates();
  }

  @Test
  void everyTableAndColumnOfOursSaysWhatItIs() {
    assertThat(catalog.getTables())
        .filteredOn(t -> !t.getSchema().getFullName().equals("metadata"))
        .hasSizeGreaterThan(7)
        .allSatisfy(
            t -> {
              assertThat(t.getRemarks()).as(t.getFullName()).isNotBlank();
              assertThat(t.getColumns())
                  .isNotEmpty()
                  .allSatisfy(c -> assertThat(c.getRemarks()).as(c.getFullName()).isNotBlank());
            });
  }

  @Test
  void columnsComeInOrderWithKnownTypes() {
    assertThat(names(table("my_servers").getColumns()))
        .containsExactly("name", "addr", "tags", "has_rcon");
    assertThat(catalog.getTables())
        .flatExtracting(Table::getColumns)
        .extracting(Column::getColumnDataType)
        .allSatisfy(
            t ->
                assertThat(t.getJavaSqlType().getVendorTypeNumber())
                    .as(t.getName())
                    .isNotEqualTo(Types.OTHER));
  }

  @Test
  void functionsAreRoutines() {
    assertThat(names(catalog.getRoutines())).contains("steamid", "rcon_status", "find_server");
  }

  @Test
  void calcitesOwnSchemaIsNotShown() {
    assertThat(names(catalog.getSchemas()))
        .containsExactlyInAnyOrder("valve", "steam_api", "diagnostics", "information_schema");
  }
}
