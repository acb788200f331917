package dev.valvejdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;

/** Specifies the core artifact, on which connectors of other engines stand. */
class CoreJarIT {
  private static final Path CORE = Path.of(System.getProperty("valve.core", "target/core.jar"));

  @Test
  void itsClassesNeedNoEngineAndNothingOfOursThatIsNotInIt() throws Exception {
    try (JarFile jar = new JarFile(CORE.toFile())) {
      JavaClasses classes = new ClassFileImporter().importJar(jar);
      List<String> missing =
          classes.stream()
              .flatMap(c -> c.getDirectDependenciesFromSelf().stream())
              .map(d -> d.getTargetClass().getBaseComponentType())
              .map(JavaClass::getName)
              .filter(n -> n.startsWith("dev.valvejdbc.") || n.startsWith("org.apache.calcite"))
              .filter(n -> !classes.contain(n))
              .distinct()
              .toList();
      assertThat(classes).isNotEmpty();
      assertThat(missing).isEmpty();
    }
  }

  @Test
  void itsPomBringsLibrariesOfItsOwnAlone() throws Exception {
    String pom = Files.readString(CORE.resolveSibling("core").resolve("pom.xml"));
    assertThat(pom).contains("<artifactId>valve-jdbc-core</artifactId>", "jackson-databind");
    assertThat(pom).doesNotContain("calcite", "avatica", "picocli", "${");
  }
}
