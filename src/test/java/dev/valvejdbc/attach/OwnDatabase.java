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

/** The databases that tests attach: SQLite everywhere, the others where the machine has them. */
enum OwnDatabase {
  SQLITE,
  POSTGRESQL,
  MARIADB;

  /** One for the whole process: starting one takes seconds. */
  private static final class Postgres {
    static final @Nullable OwnServer SERVER = started(PostgresServer::start);
  }

  /** The same. */
  private static final class Maria {
    static final @Nullable OwnServer SERVER = started(MariadbServer::start);
  }

  private interface Starting {
    @Nullable OwnServer server() throws IOException, InterruptedException;
  }

  private static @Nullable OwnServer started(Starting starting) {
    try {
      return starting.server();
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The server behind it; a test without one is skipped. */
  OwnServer server() {
    OwnServer server =
        switch (this) {
          case SQLITE -> throw new IllegalStateException("SQLite is a file");
          case POSTGRESQL -> Postgres.SERVER;
          case MARIADB -> Maria.SERVER;
        };
    Assumptions.assumeTrue(server != null, "there is no " + this + " on this machine");
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
              .formatted(server().url(), OwnServer.PASSWORD);
    }
    Path config =
        Files.writeString(
            folder.resolve("config.json"), "{\"databases\": {\"own\": " + database + "}}");
    return "jdbc:valve:fleet=40;seed=7;timeout=2s;config=" + config;
  }

  /** The URL of the same once more, as it is, without a fleet. */
  static String again(Path folder) {
    return "jdbc:valve:config=" + folder.resolve("config.json");
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

  /** A query of so many rows, whose column n counts from 1. */
  String counting(int rows, String columns) {
    String source =
        switch (this) {
          case SQLITE ->
              "(WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c WHERE n < %d)"
                  + " SELECT n FROM c)";
          case POSTGRESQL -> "generate_series(1, %d) AS c(n)";
          case MARIADB -> "(SELECT seq AS n FROM seq_1_to_%d) AS c";
        };
    return "SELECT " + columns + " FROM " + source.formatted(rows);
  }
}
