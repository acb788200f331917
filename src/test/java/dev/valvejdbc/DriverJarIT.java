package dev.valvejdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The jar of the driver alone, for tools; that what tools do works on it, other tests show. */
class DriverJarIT {
  private static final Path JAR = Path.of(System.getProperty("valve.jar"));

  /** What was measured, and a little: what makes it grow shall be looked at. */
  private static final long MOST_BYTES = 27_000_000;

  @BeforeEach
  void isTheDriversJar() {
    assumeTrue(JAR.toString().endsWith("-driver.jar"), "This run is about the jar with all in it.");
  }

  @Test
  void nothingOfTheCommandLineAndTheServerIsInIt() throws Exception {
    try (JarFile jar = new JarFile(JAR.toFile())) {
      assertThat(jar.stream().map(ZipEntry::getName))
          .noneMatch(n -> n.matches("dev/valvejdbc/(cli|server|script)/.*"))
          .noneMatch(n -> n.matches(".*/(jetty|jline|picocli|protobuf)/.*"))
          .contains("dev/valvejdbc/ValveDriver.class", "META-INF/services/java.sql.Driver");
      assertThat(jar.getManifest().getMainAttributes().getValue("Main-Class")).isNull();
    }
  }

  @Test
  void itIsNoLargerThanItWasMeasured() throws Exception {
    assertThat(Files.size(JAR)).isLessThan(MOST_BYTES);
  }
}
