package dev.valvejdbc.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Decides what launchers would have to decide, the same under every system: what is a terminal, and
 * that the classes of a first start are kept for the next ones.
 */
final class Launch {
  private static final String HOME = "valve.home";
  private static final long MINUTES_TO_MAKE = 3;
  private static final List<String> OPTIONS =
      List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xlog:disable");

  /** Statements whose classes most others need, too. */
  private static final String STATEMENTS =
      "SELECT 1; SELECT name, score FROM players WHERE addr = '127.20.0.1:27015';"
          + " SELECT server_name FROM server_info WHERE addr IN (SELECT addr FROM my_servers);"
          + " SELECT p.name, i.map FROM my_servers s JOIN server_info i ON i.addr = s.addr"
          + " LEFT JOIN players p ON p.addr = s.addr ORDER BY p.score DESC LIMIT 3;"
          + " SELECT r.name, COUNT(*) FROM my_servers s JOIN rules r ON r.addr = s.addr"
          + " WHERE r.name LIKE 'sv%' GROUP BY r.name HAVING COUNT(*) > 1";

  private Launch() {}

  /** Prepares a start by a launcher of the archive; does nothing after any other start. */
  @SuppressWarnings("SystemConsoleNull") // under the launcher's jdk.console=java.base it tells
  static void prepare() {
    if ("ask".equals(System.getProperty("valve.terminal"))) {
      String terminal = Boolean.toString(System.console() != null);
      for (String stream : List.of("stdin", "stdout", "stderr")) {
        System.setProperty("valve." + stream + ".tty", terminal);
      }
    }
    String home = System.getProperty(HOME);
    if (home != null) {
      keepClasses(Path.of(home, "lib"));
    }
  }

  /** Has another process make the archive of classes, which no command waits for or fails with. */
  private static void keepClasses(Path folder) {
    try {
      List<String> command = making(folder);
      if (!command.isEmpty()) {
        var unused = quiet(command).start();
      }
    } catch (IOException e) {
      // then starts stay as slow as the first
    }
  }

  /** The command that makes the archive of classes; nothing where it is made, or cannot be. */
  static List<String> making(Path folder) throws IOException {
    Path archive = folder.resolve("valve-sql.jsa");
    Path jar = folder.resolve("valve-sql.jar");
    if (!Files.isWritable(folder)
        || !Files.isReadable(jar)
        || isNewer(archive, jar)
        || isNewer(none(archive), jar)) {
      return List.of();
    }
    List<String> command = new ArrayList<>(List.of(java()));
    command.addAll(OPTIONS);
    command.addAll(
        List.of("-cp", jar.toString(), Launch.class.getName(), jar.toString(), archive + ""));
    return command;
  }

  private static boolean isNewer(Path file, Path jar) throws IOException {
    return Files.exists(file)
        && Files.getLastModifiedTime(file).compareTo(Files.getLastModifiedTime(jar)) >= 0;
  }

  /** What says that this Java makes none, so that no later start tries again. */
  private static Path none(Path archive) {
    return archive.resolveSibling(archive.getFileName() + ".none");
  }

  /** Makes the archive: the arguments are the jar and the archive. */
  public static void main(String[] args) throws IOException, InterruptedException {
    Path jar = Path.of(args[0]);
    Path archive = Path.of(args[1]);
    Path lock = archive.resolveSibling(archive.getFileName() + ".lock");
    Path made = archive.resolveSibling(archive.getFileName() + ".made");
    if (!locked(lock)) {
      return;
    }
    try {
      List<String> command = new ArrayList<>(List.of(java()));
      command.addAll(OPTIONS);
      command.addAll(
          List.of(
              "-XX:ArchiveClassesAtExit=" + made,
              "-Duser.home=" + lock, // no config file of the user
              "-jar",
              jar.toString(),
              "--url",
              "jdbc:valve:fleet=3",
              "-e",
              STATEMENTS));
      Process process = quiet(command).start();
      if (process.waitFor(MINUTES_TO_MAKE, TimeUnit.MINUTES) && Files.exists(made)) {
        Files.move(made, archive, StandardCopyOption.REPLACE_EXISTING);
      } else {
        Files.deleteIfExists(none(archive));
        Files.createFile(none(archive));
      }
      process.destroyForcibly();
    } finally {
      Files.deleteIfExists(made);
      Files.deleteIfExists(lock);
    }
  }

  private static boolean locked(Path lock) throws IOException {
    try {
      Files.createFile(lock);
      return true;
    } catch (java.nio.file.FileAlreadyExistsException e) {
      long age = System.currentTimeMillis() - Files.getLastModifiedTime(lock).toMillis();
      return age > TimeUnit.MINUTES.toMillis(2 * MINUTES_TO_MAKE); // left by one that was ended
    }
  }

  private static ProcessBuilder quiet(List<String> command) {
    return new ProcessBuilder(command)
        .redirectInput(ProcessBuilder.Redirect.PIPE)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .redirectError(ProcessBuilder.Redirect.DISCARD);
  }

  private static String java() {
    @Nullable String home = System.getProperty("java.home");
    return home == null ? "java" : Path.of(home, "bin", "java").toString();
  }
}
