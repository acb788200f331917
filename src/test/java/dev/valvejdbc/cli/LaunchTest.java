package dev.valvejdbc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the launchers of the archive leave to Java: when the archive of classes is made, by whom.
 */
class LaunchTest {
  private static final Instant BUILT = Instant.parse("2026-01-02T03:04:05Z");

  @TempDir Path folder;

  private Path jar;
  private Path archive;

  @BeforeEach
  void jar() throws Exception {
    jar = Files.createFile(folder.resolve("valve-sql.jar"));
    archive = folder.resolve("valve-sql.jsa");
    Files.setLastModifiedTime(jar, FileTime.from(BUILT));
  }

  @Test
  void theFirstStartMakesItByTheSameJava() throws Exception {
    List<String> command = Launch.making(folder);
    assertThat(command)
        .startsWith(
            System.getProperty("java.home") + File.separator + "bin" + File.separator + "java")
        .endsWith(
            "-cp", jar.toString(), "dev.valvejdbc.cli.Launch", jar.toString(), archive.toString());
  }

  @Test
  void oneThatIsNewerThanTheJarStays() throws Exception {
    Files.setLastModifiedTime(Files.createFile(archive), FileTime.from(BUILT.plusSeconds(1)));
    assertThat(Launch.making(folder)).isEmpty();
  }

  @Test
  void oneOfAnOlderJarIsMadeAnew() throws Exception {
    Files.setLastModifiedTime(Files.createFile(archive), FileTime.from(BUILT.minusSeconds(1)));
    assertThat(Launch.making(folder)).isNotEmpty();
  }

  @Test
  void withoutItsJarNothingIsMade() throws Exception {
    Files.delete(jar);
    assertThat(Launch.making(folder)).isEmpty();
  }

  @Test
  void whileOneIsMadeNoOtherIs() throws Exception {
    Path lock = Files.createFile(folder.resolve("valve-sql.jsa.lock"));
    Launch.main(new String[] {jar.toString(), archive.toString()});
    assertThat(archive).doesNotExist();
    assertThat(lock).as("that of who makes it").exists();
  }

  @Test
  void aLockThatWasLeftIsNone() throws Exception {
    Path lock = Files.createFile(folder.resolve("valve-sql.jsa.lock"));
    Files.setLastModifiedTime(lock, FileTime.from(BUILT));
    Launch.main(new String[] {jar.toString(), archive.toString()});
    assertThat(archive).as("an empty file is no jar, of which nothing is made").doesNotExist();
    assertThat(lock).doesNotExist();
    assertThat(Launch.making(folder)).as("no later start tries again").isEmpty();
  }
}
