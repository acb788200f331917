package dev.valvejdbc.attach;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/** A MariaDB of this machine, on loopback; its zone is not ours. */
record MariadbServer(int port) implements OwnServer {
  private static final Path PROGRAM = Path.of("/usr/sbin/mariadbd");
  private static final Path INSTALL = Path.of("/usr/bin/mariadb-install-db");

  @Override
  public String url() {
    return "jdbc:mariadb://127.0.0.1:" + port + "/own";
  }

  @Override
  public Connection connect() throws SQLException {
    return DriverManager.getConnection(url(), USER, PASSWORD);
  }

  @Override
  public void empty() throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute("DROP DATABASE own");
      statement.execute("CREATE DATABASE own CHARACTER SET utf8mb4");
    }
  }

  /** Starts it; null where there is none, or it does not start. */
  static @Nullable MariadbServer start() throws IOException, InterruptedException {
    if (!Files.isExecutable(PROGRAM) || !Files.isExecutable(INSTALL)) {
      return null;
    }
    Path folder = ServerProcess.folder("mariadb");
    Path first =
        Files.writeString(
            folder.resolve("first.sql"),
            """
            CREATE DATABASE own CHARACTER SET utf8mb4;
            CREATE USER %s@'127.0.0.1' IDENTIFIED BY '%s';
            GRANT ALL ON *.* TO %s@'127.0.0.1';
            """
                .formatted(USER, PASSWORD, USER));
    ServerProcess.hand(folder);
    Path data = folder.resolve("data");
    int made =
        ServerProcess.run(
            ServerProcess.asNobody(
                INSTALL.toString(),
                "--no-defaults",
                "--datadir=" + data,
                "--auth-root-authentication-method=normal",
                "--skip-test-db"));
    if (made != 0) {
      return null;
    }
    MariadbServer server = new MariadbServer(ServerProcess.freePort());
    Process process =
        ServerProcess.start(
            ServerProcess.asNobody(
                PROGRAM.toString(),
                "--no-defaults",
                "--datadir=" + data,
                "--bind-address=127.0.0.1",
                "--port=" + server.port(),
                "--socket=" + folder.resolve("s"),
                "--init-file=" + first,
                "--innodb-flush-log-at-trx-commit=0",
                "--default-time-zone=+09:00"));
    return ServerProcess.answers(process, () -> server.connect().close()) ? server : null;
  }
}
