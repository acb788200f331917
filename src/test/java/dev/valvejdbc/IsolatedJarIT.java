package dev.valvejdbc;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.util.List;
import java.util.Properties;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged jar as tools load it: alone, in a class loader of its own. */
class IsolatedJarIT {
  private static final Path JAR = Path.of(System.getProperty("valve.jar"));

  private final ClassLoader context = Thread.currentThread().getContextClassLoader();
  private URLClassLoader loader;
  private Driver driver;

  @BeforeEach
  void loadAloneAndWithoutAContextClassLoader() throws Exception {
    loader =
        new URLClassLoader(new URL[] {JAR.toUri().toURL()}, ClassLoader.getPlatformClassLoader());
    Thread.currentThread().setContextClassLoader(null);
    driver =
        (Driver)
            loader.loadClass("dev.valvejdbc.ValveDriver").getDeclaredConstructor().newInstance();
  }

  @AfterEach
  void unload() throws IOException {
    Thread.currentThread().setContextClassLoader(context);
    loader.close();
  }

  @Test
  void joinsAndAggregatesRun() throws Exception {
    try (Connection connection =
        driver.connect("jdbc:valve:fleet=20;seed=7;timeout=8s", new Properties())) {
      List<String> counts =
          Rows.of(
              connection,
              "SELECT COUNT(DISTINCT m.addr) FROM my_servers m"
                  + " JOIN server_info i ON i.addr = m.addr"
                  + " LEFT JOIN players p ON p.addr = m.addr");
      assertThat(counts).hasSize(1);
      assertThat(Integer.parseInt(counts.get(0))).isBetween(15, 20);
    }
  }

  @Test
  void aModelOfAnotherDatabaseIsRead() throws Exception {
    String model =
        "inline:{version:'1.0',schemas:[{name:'own',type:'map',tables:[{name:'t',type:'view',"
            + "sql:'SELECT 1 AS x'}]}]}";
    Properties properties = new Properties();
    properties.setProperty("model", model);
    try (Connection connection = driver.connect("jdbc:valve:", properties)) {
      assertThat(Rows.of(connection, "SELECT x FROM own.t")).containsExactly("1");
    }
  }

  @Test
  void aModelNamesFactoriesAsCalcitesDocumentationDoes(@TempDir Path folder) throws Exception {
    Files.writeString(folder.resolve("DEPTS.csv"), "DEPTNO:int,NAME:string\n10,Sales\n");
    for (String adapter : List.of("csv.CsvSchemaFactory", "file.FileSchemaFactory")) {
      Properties properties = new Properties();
      properties.setProperty(
          "model",
          "inline:{version:'1.0',schemas:[{name:'sales',type:'custom',"
              + "factory:'org.apache.calcite.adapter."
              + adapter
              + "',operand:{directory:'"
              + folder
              + "'}},{name:'none',type:'custom',"
              + "factory:'org.apache.calcite.schema.impl.AbstractSchema$Factory'}]}");
      try (Connection connection = driver.connect("jdbc:valve:", properties)) {
        assertThat(Rows.of(connection, "SELECT deptno + 1, name FROM sales.depts"))
            .containsExactly("11|Sales");
      }
    }
  }

  /** No class, no native library, no file at the top that somebody else may look for. */
  @Test
  void nothingInItStandsUnderALibrarysOwnName() throws Exception {
    try (JarFile jar = new JarFile(JAR.toFile())) {
      assertThat(jar.stream().filter(e -> !e.isDirectory()).map(ZipEntry::getName))
          .filteredOn(
              n ->
                  n.endsWith(".class")
                      || n.indexOf('/') < 0
                      || n.matches(".*\\.(so|dll|jnilib|dylib|properties)"))
          .filteredOn(n -> !n.startsWith("dev/valvejdbc/"))
          .filteredOn(n -> !n.startsWith("META-INF/"))
          .isEmpty();
    }
  }

  @Test
  void theDriverIsFoundAsAService() throws Exception {
    try (JarFile jar = new JarFile(JAR.toFile())) {
      assertThat(jar.getEntry("META-INF/services/java.sql.Driver")).isNotNull();
      assertThat(
              new String(
                  jar.getInputStream(jar.getEntry("META-INF/services/java.sql.Driver"))
                      .readAllBytes(),
                  UTF_8))
          .contains("dev.valvejdbc.ValveDriver");
    }
  }
}
