package dev.valvejdbc.attach;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A PostgreSQL of this machine, on loopback; its zone is not ours. */
record PostgresServer(int port) implements OwnServer {
  private static final Path PROGRAMS = Path.of("/usr/lib/postgresql");

  @Override
  public String url() {
    return "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
  }

  @Override
  public Connection connect() throws SQLException {
    return DriverManager.getConnection(url(), USER, PASSWORD);
  }

  @Override
  public void empty() throws SQLException {
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
    Path folder = ServerProcess.folder("postgres");
    Path password = Files.writeString(folder.resolve("password"), PASSWORD);
    ServerProcess.hand(folder);
    Path data = folder.resolve("data");
    int made =
        ServerProcess.run(
            ServerProcess.asNobody(
                programs.resolve("initdb").toString(),
                "--pgdata=" + data,
                "--username=" + USER,
                "--auth=scram-sha-256",
                "--pwfile=" + password,
                "--encoding=UTF8",
                "--locale=C",
                "--no-sync"));
    if (made != 0) {
      return null;
    }
    PostgresServer server = new PostgresServer(ServerProcess.freePort());
    Process process =
        ServerProcess.start(
            ServerProcess.asNobody(
                programs.resolve("postgres").toString(),
                "-D",
                data.toString(),
                "-p",
                String.valueOf(server.port()),
                "-c",
                "listen_addresses=127.0.0.1",
                "-c",
                "unix_socket_directories=",
                "-c",
                "fsync=off",
                "-c",
                "timezone=Asia/Tokyo"));
    return ServerProcess.answers(process, () -> server.connect().close()) ? server : null;
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
}
