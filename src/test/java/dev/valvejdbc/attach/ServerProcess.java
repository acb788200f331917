package dev.valvejdbc.attach;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A database server of this machine, with data of its own; both end with this process. */
final class ServerProcess {
  private ServerProcess() {}

  /** An empty folder that somebody without rights may use, and that goes with this process. */
  static Path folder(String name) throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("valve-" + name);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
    return folder;
  }

  static void hand(Path folder) throws IOException, InterruptedException {
    run(List.of("chown", "-R", "nobody", folder.toString()));
  }

  private static void delete(Path folder) {
    for (int i = 0; i < 20 && Files.exists(folder); i++) { // its server may be ending
      try (Stream<Path> files = Files.walk(folder)) {
        files.sorted(Comparator.reverseOrder()).forEach(f -> f.toFile().delete());
        TimeUnit.MILLISECONDS.sleep(50);
      } catch (IOException | java.io.UncheckedIOException | InterruptedException e) {
        // once more
      }
    }
  }

  static int freePort() throws IOException {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return free.getLocalPort();
    }
  }

  /** Databases refuse to run as root; then somebody else runs them. */
  static List<String> asNobody(String... command) {
    List<String> all = new ArrayList<>();
    if (System.getProperty("user.name").equals("root")) {
      all.addAll(List.of("setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups"));
    }
    all.addAll(List.of(command));
    return all;
  }

  /** Runs a command to its end, a minute at most. */
  static int run(List<String> command) throws IOException, InterruptedException {
    Process process = quiet(command).start();
    return process.waitFor(60, TimeUnit.SECONDS) ? process.exitValue() : -1;
  }

  /** Starts a server that is killed with this process. */
  static Process start(List<String> command) throws IOException {
    Process process = quiet(command).start();
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    return process;
  }

  private static ProcessBuilder quiet(List<String> command) {
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .directory(new File("/tmp"));
    builder.environment().put("LC_ALL", "C");
    return builder;
  }

  /** Something that works once the server does. */
  interface Attempt {
    void run() throws Exception;
  }

  /** Waits until an attempt succeeds, half a minute at most. */
  static boolean answers(Process process, Attempt attempt) throws InterruptedException {
    for (int i = 0; i < 300 && process.isAlive(); i++) {
      try {
        attempt.run();
        return true;
      } catch (Exception e) {
        TimeUnit.MILLISECONDS.sleep(100); // it is starting
      }
    }
    return false;
  }
}
