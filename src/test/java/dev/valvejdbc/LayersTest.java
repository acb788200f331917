package dev.valvejdbc;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.util.Arrays;
import java.util.List;

/** Holds the import table of ARCHITECTURE.md: what each package may see. */
@AnalyzeClasses(packages = "dev.valvejdbc", importOptions = ImportOption.DoNotIncludeTests.class)
class LayersTest {
  private static final String OURS = "dev.valvejdbc";
  private static final List<String> EVERYWHERE =
      List.of(
          "java.lang..",
          "java.util..",
          "java.time..",
          "java.math..",
          "java.io..",
          "org.jspecify..",
          "org.slf4j..");

  @ArchTest static final ArchRule wire = only("wire", "java.nio..");

  @ArchTest
  static final ArchRule a2s =
      only("protocol.a2s", ours("wire"), "java.nio..", "org.apache.commons.compress..");

  @ArchTest
  static final ArchRule master = only("protocol.master", ours("wire"), "java.nio..", "java.net..");

  @ArchTest
  static final ArchRule steamid =
      only("protocol.steamid", ours("wire"), "java.nio..", "java.security..");

  @ArchTest static final ArchRule rcon = only("protocol.rcon", ours("wire"), "java.nio..");

  @ArchTest
  static final ArchRule keyvalues = only("protocol.keyvalues", ours("wire"), "java.nio..");

  @ArchTest
  static final ArchRule webapi = only("protocol.webapi", ours("wire"), "com.fasterxml.jackson..");

  @ArchTest static final ArchRule net = only("net", "java.nio..", "java.net..");

  @ArchTest
  static final ArchRule client =
      only(
          "client",
          ours("net"),
          ours("protocol.a2s"),
          ours("protocol.master"),
          ours("protocol.rcon"),
          ours("protocol.steamid"),
          ours("protocol.webapi"),
          ours("wire"),
          "java.nio..",
          "java.net..",
          "java.security..",
          "com.fasterxml.jackson..",
          "com.github.benmanes.caffeine..");

  @ArchTest
  static final ArchRule lookup =
      only(
          "lookup",
          "java.sql..",
          "org.apache.calcite..",
          "com.google.common..",
          "org.checkerframework..");

  @ArchTest
  static final ArchRule sql =
      only(
          "sql",
          ours("lookup"),
          ours("client"),
          ours("wire"),
          ours("protocol.a2s"),
          ours("protocol.master"),
          ours("protocol.steamid"),
          ours("protocol.rcon"),
          ours("protocol.webapi"),
          "com.fasterxml.jackson..",
          "java.lang.reflect..",
          "java.sql..",
          "java.net..",
          "org.apache.calcite..",
          "com.google.common..");

  @ArchTest
  static final ArchRule jdbc =
      only(
          "jdbc",
          "java.sql..",
          "javax.sql..",
          "java.net..",
          "java.nio..",
          "org.apache.calcite..",
          "com.google.common..");

  @ArchTest
  static final ArchRule server =
      only(
          "server",
          ours("wire"),
          "java.lang.reflect..",
          "java.sql..",
          "java.net..",
          "java.nio..",
          "java.security..",
          "javax.servlet..",
          "org.apache.calcite.avatica..",
          "org.eclipse.jetty..",
          "com.fasterxml.jackson..",
          "com.google.common.cache..");

  @ArchTest
  static final ArchRule cli =
      only(
          "cli",
          ours("server"),
          "java.sql..",
          "java.nio..",
          "java.text..",
          "picocli..",
          "sqlline..",
          "org.jline..");

  @ArchTest
  static final ArchRule fleet =
      only(
          "fleet",
          ours("protocol.a2s"),
          ours("protocol.master"),
          ours("protocol.rcon"),
          ours("wire"),
          ours("net"),
          "java.nio..",
          "java.net..",
          "org.apache.commons.compress..",
          "com.sun.net.httpserver..");

  @ArchTest
  static final ArchRule rootKnowsNoCommandLine =
      ArchRuleDefinition.noClasses()
          .that()
          .resideInAPackage(OURS)
          .should()
          .dependOnClassesThat()
          .resideInAPackage(ours("cli"));

  @ArchTest
  static final ArchRule noCycles =
      slices().matching("dev.valvejdbc.(**)").should().beFreeOfCycles();

  private static String ours(String name) {
    return OURS + "." + name;
  }

  private static ArchRule only(String name, String... others) {
    String[] allowed =
        java.util.stream.Stream.of(
                EVERYWHERE.stream(), Arrays.stream(others), java.util.stream.Stream.of(ours(name)))
            .flatMap(s -> s)
            .toArray(String[]::new);
    return ArchRuleDefinition.classes()
        .that()
        .resideInAPackage(ours(name))
        .should()
        .onlyDependOnClassesThat(JavaClass.Predicates.resideInAnyPackage(allowed).or(primitive()));
  }

  private static DescribedPredicate<JavaClass> primitive() {
    return DescribedPredicate.describe(
        "primitive or array", c -> c.isPrimitive() || c.getBaseComponentType().isPrimitive());
  }
}
