package dev.valvejdbc.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipFile;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people download: it unpacks, runs with a Java alone, and says whose work is in it. */
class ArchiveIT {
  private static final Path TARGET =
      Objects.requireNonNull(Path.of(System.getProperty("valve.jar")).getParent());
  private static final Pattern LISTED =
      Pattern.compile("^ +(?<licenses>\\(.+\\)) .* \\([^:]+:(?<name>[^:]+):[^ ]+ - [^ ]*\\)$");

  /** Texts for libraries that bring none along, by the words of their licences. */
  private static final Map<String, String> TEXTS =
      new TreeMap<>(
          Map.of(
              "Apache", "Apache-2.0.txt",
              "BSD", "BSD-3-Clause.txt",
              "LGPL-2.1", "LGPL-2.1.txt",
              "EPL 2.0", "EPL-2.0.txt",
              "Eclipse Distribution", "BSD-3-Clause.txt",
              "MIT", "MIT.txt"));

  @TempDir static Path folder;

  private static Path home;

  @BeforeAll
  static void unpack() throws Exception {
    Path archive = named("valve-sql-.*\\.tar\\.gz");
    try (InputStream file = Files.newInputStream(archive);
        TarArchiveInputStream tar = new TarArchiveInputStream(new GZIPInputStream(file))) {
      for (TarArchiveEntry e = tar.getNextEntry(); e != null; e = tar.getNextEntry()) {
        Path path = folder.resolve(e.getName());
        if (e.isDirectory()) {
          Files.createDirectories(path);
        } else {
          Files.createDirectories(path.getParent());
          Files.copy(tar, path);
          Files.setPosixFilePermissions(
              path,
              PosixFilePermissions.fromString(
                  (e.getMode() & 0100) == 0 ? "rw-r--r--" : "rwxr-xr-x"));
        }
      }
    }
    home = folder.resolve(archive.getFileName().toString().replace(".tar.gz", ""));
  }

  private static Path named(String pattern) throws IOException {
    try (Stream<Path> files = Files.list(TARGET)) {
      return files
          .filter(f -> f.getFileName().toString().matches(pattern))
          .findFirst()
          .orElseThrow();
    }
  }

  private static String run(List<String> command) throws Exception {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    Map<String, String> environment = builder.environment();
    environment.clear();
    environment.put("PATH", "/usr/bin:/bin".replace(":", File.pathSeparator));
    environment.put("JAVA_HOME", System.getProperty("java.home"));
    environment.put("HOME", folder.toString());
    Process process = builder.start();
    process.getOutputStream().close();
    String printed = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(printed).isZero();
    return printed;
  }

  @Test
  void itRunsWithAJavaAloneAndKeepsItsClasses() throws Exception {
    assumeTrue(File.separatorChar == '/', "its launcher for Unix");
    Path kept = home.resolve("lib/valve-sql.jsa");
    String jar = home.resolve("lib/valve-sql.jar").toString();
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    assertThat(run(List.of(java, "-cp", jar, "dev.valvejdbc.cli.Launch", jar, kept + "")))
        .isEmpty();
    assertThat(kept).isNotEmptyFile();
    String launcher = home.resolve("valve-sql").toString();
    assertThat(run(List.of(launcher, "--format", "csv", "SELECT 1 + 1 AS two")))
        .isEqualToIgnoringNewLines("two2");
  }

  @Test
  void everyLibraryInItHasItsLicenceAsAText() throws Exception {
    int libraries = 0;
    for (String list : List.of("THIRD-PARTY.txt", "THIRD-PARTY-drivers.txt")) {
      for (String line : Files.readAllLines(home.resolve(list))) {
        Matcher listed = LISTED.matcher(line);
        if (listed.matches()) {
          libraries++;
          assertThat(texts(listed.group("name"), listed.group("licenses"))).as(line).isNotEmpty();
        }
      }
    }
    assertThat(libraries).isGreaterThan(60);
  }

  private static List<Path> texts(String library, String licenses) throws IOException {
    Path own = home.resolve("licenses").resolve(library + "-jar");
    if (Files.isDirectory(own)) {
      try (Stream<Path> files = Files.walk(own)) {
        List<Path> brought =
            files.filter(f -> f.getFileName().toString().startsWith("LICENSE")).toList();
        if (!brought.isEmpty()) {
          return brought;
        }
      }
    }
    return TEXTS.entrySet().stream()
        .filter(e -> licenses.contains(e.getKey()))
        .map(e -> home.resolve("licenses").resolve(e.getValue()))
        .filter(Files::isRegularFile)
        .toList();
  }

  @Test
  void theChecksumsAreThoseOfTheFiles() throws Exception {
    List<String> sums = Files.readAllLines(TARGET.resolve("SHA256SUMS"));
    assertThat(sums).hasSizeGreaterThanOrEqualTo(4);
    String zip = named("valve-sql-.*\\.zip").getFileName().toString();
    String sum = sums.stream().filter(s -> s.endsWith(zip)).findFirst().orElseThrow();
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    byte[] bytes = Files.readAllBytes(TARGET.resolve(zip));
    assertThat(sum).startsWith(HexFormat.of().formatHex(digest.digest(bytes)));
  }

  @Test
  void theZipHoldsTheSameFiles() throws Exception {
    try (ZipFile zip = new ZipFile(named("valve-sql-.*\\.zip").toFile());
        Stream<Path> files = Files.walk(home)) {
      List<String> unpacked =
          files
              .filter(Files::isRegularFile)
              .map(f -> folder.relativize(f).toString().replace(File.separatorChar, '/'))
              .filter(n -> !n.contains(".jsa"))
              .toList();
      assertThat(zip.stream().filter(e -> !e.isDirectory()).map(e -> e.getName()))
          .containsExactlyInAnyOrderElementsOf(unpacked);
      String windows = home.getFileName() + "/valve-sql.cmd";
      try (InputStream in = zip.getInputStream(zip.getEntry(windows))) {
        assertThat(new String(in.readAllBytes(), UTF_8).replace("\r\n", "")).doesNotContain("\n");
      }
    }
  }
}
