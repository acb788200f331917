package dev.valvejdbc.trino;

import static io.trino.testing.TestingConnectorSession.SESSION;
import static org.assertj.core.api.Assertions.assertThat;

import io.trino.spi.Plugin;
import io.trino.spi.connector.Connector;
import io.trino.spi.connector.ConnectorMetadata;
import io.trino.spi.connector.ConnectorTableHandle;
import io.trino.spi.connector.ConnectorTransactionHandle;
import io.trino.spi.connector.SchemaTableName;
import io.trino.spi.transaction.IsolationLevel;
import io.trino.testing.TestingConnectorContext;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;

/** Specifies what is unpacked into a Trino's plugin folder. */
class PluginZipIT {
  private static PluginFolder folder() throws Exception {
    return new PluginFolder(Path.of(System.getProperty("valve.zip")));
  }

  private static String name(Path jar) {
    return jar.getFileName().toString().replaceAll("-\\d.*", "");
  }

  @Test
  void itsJarsAreFew() throws Exception {
    try (PluginFolder folder = folder()) {
      assertThat(folder.jars().stream().map(PluginZipIT::name))
          .containsExactlyInAnyOrder(
              "trino-valve",
              "valve-jdbc-core",
              "jackson-core",
              "jackson-databind",
              "caffeine",
              "commons-codec",
              "commons-compress",
              "commons-io",
              "commons-lang3",
              "commons-text",
              "maxmind-db",
              "jspecify",
              "error_prone_annotations",
              "slf4j-api",
              "slf4j-jdk14",
              "trino-plugin-toolkit");
    }
  }

  @Test
  void aCatalogStandsOnThemAlone() throws Exception {
    try (PluginFolder folder = folder();
        World world = new World(1, 7)) {
      Plugin plugin = folder.plugin();
      assertThat(plugin.getClass()).isNotEqualTo(ValvePlugin.class);
      Connector connector =
          plugin
              .getConnectorFactories()
              .iterator()
              .next()
              .create("valve", world.properties(), new TestingConnectorContext());
      ConnectorTransactionHandle transaction =
          connector.beginTransaction(IsolationLevel.READ_COMMITTED, true, true);
      ConnectorMetadata metadata = connector.getMetadata(SESSION, transaction);
      assertThat(metadata.listTables(SESSION, Optional.of("steam_api"))).isNotEmpty();
      for (SchemaTableName table : metadata.listTables(SESSION, Optional.of("valve"))) {
        ConnectorTableHandle handle =
            metadata.getTableHandle(SESSION, table, Optional.empty(), Optional.empty());
        assertThat(metadata.getTableMetadata(SESSION, handle).getColumns()).isNotEmpty();
      }
      connector.shutdown();
    }
  }

  @Test
  void noneOfThemHoldsCalcite() throws Exception {
    try (PluginFolder folder = folder()) {
      for (Path path : folder.jars()) {
        try (JarFile jar = new JarFile(path.toFile())) {
          List<String> calcite =
              jar.stream().map(e -> e.getName()).filter(n -> n.contains("calcite")).toList();
          assertThat(calcite).as(path.toString()).isEmpty();
        }
      }
    }
  }
}
