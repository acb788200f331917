package dev.valvejdbc.attach;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

/** The databases that tests attach: SQLite everywhere, PostgreSQL where the machine has one. */
enum OwnDatabase {
  SQLITE,
  POSTGRESQL;

  /** One for the whole process: starting one takes seconds. */
  private static final class Shared {
    static final @Nullable PostgresServer SERVER = started();

    private static @Nullable PostgresServer started() {
      try {
        return PostgresServer.start();
      } catch (IOException | InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  static PostgresServer server() {
    PostgresServer server = Shared.SERVER;
    Assumptions.assumeTrue(server != null, "there is no PostgreSQL on this machine");
    return Objects.requireNonNull(server);
  }

  /** An empty one, under the name own, beside a simulated fleet. */
  String url(Path folder) throws SQLException, IOException {
    String database;
    if (this == SQLITE) {
      database = "{\"url\": \"jdbc:sqlite:" + folder.resolve("own.db") + "\"}";
    } else {
      server().empty();
      database =
          "{\"url\": \"%s\", \"user\": \"owner\", \"password\": \"%s\"}"
              .formatted(server().url(), PostgresServer.PASSWORD);
    }
    Path config =
        Files.writeString(
            folder.resolve("config.json"), "{\"databases\": {\"own\": " + database + "}}");
    return "jdbc:valve:fleet=40;seed=7;timeout=2s;config=" + config;
  }

  /** A connection to it past ours. */
  Connection past(Path folder) throws SQLException {
    return this == SQLITE
        ? DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("own.db"))
        : server().connect();
  }

  /** Runs statements of its own. */
  void run(Path folder, String... statements) throws SQLException {
    try (Connection connection = past(folder);
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }
}
