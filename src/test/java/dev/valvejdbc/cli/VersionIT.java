package dev.valvejdbc.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The packaged jar knows the version that the build gave it. */
class VersionIT {
  private static final Path JAR = Path.of(System.getProperty("valve.jar"));

  @Test
  void theVersionIsThatOfTheBuild() throws Exception {
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
    assertThat(JAR.getFileName())
        .hasToString(printed.replace("valve-sql ", "valve-jdbc-") + "-all.jar");
  }
}
