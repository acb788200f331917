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
import java.util.stream.Stream;

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

  @ArchTest static final ArchRule errors = only("errors", "java.sql..");

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
  static final ArchRule options =
      only(
          "options",
          ours("client"),
          ours("protocol.master"),
          "java.net..",
          "java.nio..",
          "java.sql..",
          "com.fasterxml.jackson..",
          "org.apache.commons.text..");

  @ArchTest static final ArchRule lookup = only("lookup");

  @ArchTest
  static final ArchRule lookupRel = only("lookup.rel", ours("lookup"), "org.apache.calcite..");

  @ArchTest
  static final ArchRule lookupRun =
      only("lookup.run", ours("lookup"), ours("lookup.rel"), "org.apache.calcite..");

  @ArchTest
  static final ArchRule lookupEnumerable =
      only(
          "lookup.enumerable",
          ours("lookup"),
          ours("lookup.rel"),
          ours("lookup.run"),
          "org.apache.calcite..");

  @ArchTest
  static final ArchRule lookupKey =
      only(
          "lookup.key",
          ours("lookup"),
          ours("lookup.rel"),
          ours("lookup.run"),
          "org.apache.calcite..",
          "com.google.common..");

  @ArchTest
  static final ArchRule lookupRule =
      only(
          "lookup.rule",
          ours("lookup"),
          ours("lookup.rel"),
          ours("lookup.run"),
          ours("lookup.enumerable"),
          ours("lookup.key"),
          "org.apache.calcite..",
          "com.google.common..");

  @ArchTest
  static final ArchRule lookupPlan =
      only(
          "lookup.plan",
          ours("lookup"),
          ours("lookup.rel"),
          ours("lookup.enumerable"),
          ours("lookup.key"),
          ours("lookup.rule"),
          "org.apache.calcite..",
          "com.google.common..");

  @ArchTest
  static final ArchRule sql =
      only(
          "sql",
          ours("options"),
          ours("lookup"),
          ours("lookup.rel"),
          ours("lookup.run"),
          ours("lookup.enumerable"),
          ours("lookup.rule"),
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
          ours("jdbc.rows"),
          ours("jdbc.metadata"),
          ours("jdbc.execution"),
          ours("jdbc.repair"),
          ours("errors"),
          "java.sql..");

  @ArchTest
  static final ArchRule jdbcMetadata =
      only(
          "jdbc.metadata",
          ours("jdbc.rows"),
          ours("jdbc.execution"),
          ours("jdbc.repair"),
          "java.sql..",
          "org.apache.calcite..");

  @ArchTest
  static final ArchRule jdbcRows =
      only(
          "jdbc.rows",
          ours("jdbc.execution"),
          ours("jdbc.repair"),
          ours("errors"),
          "java.sql..",
          "java.net..");

  @ArchTest
  static final ArchRule jdbcExecution =
      only("jdbc.execution", ours("errors"), "java.sql..", "org.apache.calcite..");

  @ArchTest
  static final ArchRule jdbcRepair =
      only("jdbc.repair", ours("errors"), "java.sql..", "org.apache.calcite..");

  @ArchTest
  static final ArchRule server =
      only(
          "server",
          ours("errors"),
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
  static final ArchRule fleet = only("fleet", ours("fleet.."), ours("protocol.a2s"), "java.net..");

  @ArchTest static final ArchRule fleetWorld = only("fleet.world", ours("protocol.a2s"));

  @ArchTest
  static final ArchRule fleetA2s =
      only(
          "fleet.a2s",
          ours("fleet.world"),
          ours("protocol.a2s"),
          ours("wire"),
          "java.nio..",
          "java.net..",
          "org.apache.commons.compress..");

  @ArchTest
  static final ArchRule fleetConsole =
      only(
          "fleet.console",
          ours("fleet.world"),
          ours("protocol.a2s"),
          ours("protocol.rcon"),
          "java.nio..",
          "java.net..");

  @ArchTest
  static final ArchRule fleetMaster =
      only(
          "fleet.master",
          ours("fleet.world"),
          ours("protocol.a2s"),
          ours("protocol.master"),
          ours("wire"),
          "java.nio..",
          "java.net..");

  @ArchTest
  static final ArchRule fleetWebApi =
      only(
          "fleet.webapi",
          ours("fleet.webapi.method"),
          ours("fleet.webapi.interfaces"),
          ours("fleet.master"),
          ours("protocol.keyvalues"),
          "java.nio..",
          "java.net..",
          "com.fasterxml.jackson..",
          "com.sun.net.httpserver..");

  @ArchTest
  static final ArchRule fleetWebApiMethod = only("fleet.webapi.method", "com.fasterxml.jackson..");

  @ArchTest
  static final ArchRule fleetWebApiInterfaces =
      only(
          "fleet.webapi.interfaces",
          ours("fleet.webapi.method"),
          ours("fleet.master"),
          ours("fleet.world"),
          ours("protocol.a2s"),
          "com.fasterxml.jackson..");

  @ArchTest
  static final ArchRule engine =
      only(
          "engine",
          ours("options"),
          ours("jdbc"),
          ours("sql"),
          ours("lookup"),
          ours("client"),
          ours("fleet"),
          ours("protocol.a2s"),
          ours("protocol.master"),
          "java.nio..",
          "java.sql..",
          "org.apache.calcite..");

  @ArchTest
  static final ArchRule root =
      only(
          OURS,
          List.of(
              ours("engine"),
              ours("options"),
              "java.sql..",
              "javax.sql..",
              "org.apache.calcite.schema"));

  @ArchTest
  static final ArchRule noCycles =
      slices().matching("dev.valvejdbc.(**)").should().beFreeOfCycles();

  private static String ours(String name) {
    return OURS + "." + name;
  }

  private static ArchRule only(String name, String... others) {
    return only(ours(name), Arrays.asList(others));
  }

  private static ArchRule only(String layer, List<String> others) {
    String[] allowed =
        Stream.of(EVERYWHERE.stream(), others.stream(), Stream.of(layer))
            .flatMap(s -> s)
            .toArray(String[]::new);
    return ArchRuleDefinition.classes()
        .that()
        .resideInAPackage(layer)
        .should()
        .onlyDependOnClassesThat(JavaClass.Predicates.resideInAnyPackage(allowed).or(primitive()));
  }

  private static DescribedPredicate<JavaClass> primitive() {
    return DescribedPredicate.describe(
        "primitive or array", c -> c.isPrimitive() || c.getBaseComponentType().isPrimitive());
  }
}
