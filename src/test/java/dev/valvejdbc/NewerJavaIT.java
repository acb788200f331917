package dev.valvejdbc;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The packaged jar on each Java of this machine: the JVM has nothing to say about it. */
class NewerJavaIT {
  private static final Path JAVAS = Path.of("/usr/lib/jvm");

  private @TempDir Path folder;

  static List<Path> javas() throws IOException {
    List<Path> found = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"))));
    if (Files.isDirectory(JAVAS)) {
      try (Stream<Path> others = Files.list(JAVAS)) {
        others
            .filter(java -> !Files.isSymbolicLink(java))
            .filter(java -> Files.isExecutable(java.resolve("bin/java")))
            .filter(java -> version(java) > Runtime.version().feature())
            .forEach(found::add);
      }
    }
    return found;
  }

  private static int version(Path java) {
    try {
      return Files.readAllLines(java.resolve("release")).stream()
          .filter(line -> line.startsWith("JAVA_VERSION="))
          .map(line -> Runtime.Version.parse(line.replaceAll("[^\\d.+]", "")))
          .mapToInt(Runtime.Version::feature)
          .findFirst()
          .orElse(0);
    } catch (IOException e) {
      return 0;
    }
  }

  @ParameterizedTest
  @MethodSource("javas")
  void aConnectionMakesTheJvmWarnOfNothing(Path java) throws Exception {
    assumeTrue(Files.isExecutable(java.resolve("bin/java")), "no JVM there");
    File out = folder.resolve("out").toFile();
    File err = folder.resolve("err").toFile();
    Process process =
        new ProcessBuilder(
                java.resolve("bin/java").toString(),
                "-jar",
                System.getProperty("valve.jar"),
                "--url",
                "jdbc:valve:fleet=3;seed=7",
                "-e",
                "SELECT COUNT(*) AS n FROM my_servers m JOIN server_status s ON s.addr = m.addr",
                "--format",
                "csv")
            .redirectOutput(out)
            .redirectError(err)
            .start();
    assertThat(process.waitFor(110, TimeUnit.SECONDS)).as("it ended").isTrue();
    assertThat(Files.readString(err.toPath(), UTF_8)).isEmpty();
    assertThat(Files.readAllLines(out.toPath(), UTF_8)).containsExactly("n", "3");
  }
}
