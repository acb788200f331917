package dev.valvejdbc.trino;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
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
