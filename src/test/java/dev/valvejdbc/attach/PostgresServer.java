package dev.valvejdbc.attach;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A PostgreSQL of this machine, started on loopback with data of its own; it ends with the process.
 */
final class PostgresServer {
  static final String PASSWORD = "s3cret word";

  private static final Path PROGRAMS = Path.of("/usr/lib/postgresql");

  private final int port;

  private PostgresServer(int port) {
    this.port = port;
  }

  String url() {
    return "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
  }

  /** A connection past ours. */
  Connection connect() throws SQLException {
    return DriverManager.getConnection(url(), "owner", PASSWORD);
  }

  /** Makes an empty schema, which the user's names are looked up in. */
  void empty() throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute("DROP SCHEMA IF EXISTS public CASCADE");
      statement.execute("CREATE SCHEMA public");
    }
  }

  /** Starts it; null where there is none, or it does not start. */
  static @Nullable PostgresServer start() throws IOException, InterruptedException {
    Path programs = programs();
    if (programs == null) {
      return null;
    }
    Path folder = Files.createTempDirectory("valve-postgres");
    List<String> user = user();
    Path password = Files.writeString(folder.resolve("password"), PASSWORD);
    run(List.of("chown", "-R", "nobody", folder.toString()));
    Path data = folder.resolve("data");
    int made =
        run(
            with(
                user,
                programs.resolve("initdb").toString(),
                "--pgdata=" + data,
                "--username=owner",
                "--auth=scram-sha-256",
                "--pwfile=" + password,
                "--encoding=UTF8",
                "--locale=C",
                "--no-sync"));
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    Process process =
        made != 0
            ? null
            : quiet(
                    with(
                        user,
                        programs.resolve("postgres").toString(),
                        "-D",
                        data.toString(),
                        "-p",
                        String.valueOf(port),
                        "-c",
                        "listen_addresses=127.0.0.1",
                        "-c",
                        "unix_socket_directories=",
                        "-c",
                        "fsync=off",
                        "-c",
                        "timezone=Asia/Tokyo"))
                .start();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> end(process, folder)));
    PostgresServer server = new PostgresServer(port);
    return process != null && server.answers(process) ? server : null;
  }

  private static @Nullable Path programs() throws IOException {
    if (!Files.isDirectory(PROGRAMS)) {
      return null;
    }
    try (Stream<Path> versions = Files.list(PROGRAMS)) {
      return versions
          .map(v -> v.resolve("bin"))
          .filter(b -> Files.isExecutable(b.resolve("initdb")))
          .max(Comparator.naturalOrder())
          .orElse(null);
    }
  }

  /** PostgreSQL refuses to run as root; then somebody else runs it. */
  private static List<String> user() {
    return System.getProperty("user.name").equals("root")
        ? List.of("setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups")
        : List.of();
  }

  private static List<String> with(List<String> before, String... command) {
    List<String> all = new ArrayList<>(before);
    all.addAll(List.of(command));
    return all;
  }

  private static ProcessBuilder quiet(List<String> command) {
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .directory(new java.io.File("/tmp"));
    builder.environment().put("LC_ALL", "C");
    return builder;
  }

  private static int run(List<String> command) throws IOException, InterruptedException {
    Process process = quiet(command).start();
    return process.waitFor(60, TimeUnit.SECONDS) ? process.exitValue() : -1;
  }

  private boolean answers(Process process) throws InterruptedException {
    for (int i = 0; i < 300 && process.isAlive(); i++) {
      try {
        connect().close();
        return true;
      } catch (SQLException e) {
        TimeUnit.MILLISECONDS.sleep(100); // it is starting
      }
    }
    return false;
  }

  private static void end(@Nullable Process process, Path folder) {
    try {
      if (process != null) {
        process.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
      }
      try (Stream<Path> files = Files.walk(folder)) {
        files.sorted(Comparator.reverseOrder()).forEach(f -> f.toFile().delete());
      }
    } catch (IOException | InterruptedException e) {
      System.err.println("A folder is left: " + folder);
    }
  }
}
