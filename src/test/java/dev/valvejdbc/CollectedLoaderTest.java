package dev.valvejdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * A driver that is deregistered, and a server that is stopped, leave nothing in threads: classes
 * are collected. Seen in a process of its own, since test engines hold what they have met.
 */
@Timeout(60)
class CollectedLoaderTest {
  @Test
  void theClassesOfADeregisteredDriverAreCollected() throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
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
