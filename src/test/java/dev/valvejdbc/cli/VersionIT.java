package dev.valvejdbc.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The packaged jar knows the version that the build gave it. */
class VersionIT {
  private static final Path JAR = Path.of(System.getProperty("valve.jar"));

  @Test
  void theVersionIsThatOfTheBuildWithItsCommitAndItsJava() throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                JAR.toString(),
                "--version")
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String printed = new String(process.getInputStream().readAllBytes(), UTF_8).strip();
    assertThat(process.waitFor()).isZero();
    List<String> lines = printed.lines().toList();
    assertThat(JAR.getFileName())
        .hasToString(lines.get(0).replace("valve-sql ", "valve-jdbc-") + "-all.jar");
    assertThat(lines.get(1)).matches("commit ([0-9a-f]{7,}|unknown)");
    assertThat(lines.get(2)).startsWith("Java " + System.getProperty("java.version"));
  }
}
