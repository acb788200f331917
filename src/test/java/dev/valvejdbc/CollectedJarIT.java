package dev.valvejdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * The packaged driver leaves nothing in a process that deregistered it: its classes are collected.
 */
@Timeout(120)
class CollectedJarIT {
  private static final Path JAR = Path.of(System.getProperty("valve.jar"));

  @Test
  void theClassesOfADeregisteredDriverAreCollected() throws Exception {
    Path tests =
        Path.of(
            DeregisteredDriver.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-Dvalve.loaded=" + JAR.toAbsolutePath() + File.pathSeparator + tests,
                "-cp",
                tests.toString(),
                DeregisteredDriver.class.getName())
            .redirectErrorStream(true)
            .start();
    try {
      String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(printed.strip()).endsWith("collected");
      assertThat(process.waitFor()).isZero();
    } finally {
      process.destroyForcibly();
    }
  }
}
