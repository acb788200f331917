package dev.valvejdbc.attach.dialect;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import org.apache.calcite.sql.SqlDialectFactoryImpl;
import org.jspecify.annotations.Nullable;

/** Knows which dialect a database has. */
public final class Dialects {
  private Dialects() {}

  /** The dialect that a URL tells; null where the database has to be asked. */
  public static @Nullable Dialect ofUrl(String url) {
    return switch (product(url)) {
      case "postgresql" -> new Postgresql();
      case "duckdb" -> new Duckdb();
      case "sqlite" -> new Sqlite();
      case "mariadb" -> new Mariadb("utf8mb4_nopad_bin");
      case "mysql" -> new Mariadb("utf8mb4_0900_bin");
      default -> null;
    };
  }

  private static String product(String url) {
    String[] parts = url.split(":", 3);
    return parts.length < 3 ? "" : parts[1].toLowerCase(Locale.ROOT);
  }

  /** The dialect that a database tells. */
  public static Dialect of(DatabaseMetaData database) {
    return new Dialect(SqlDialectFactoryImpl.INSTANCE.create(database));
  }

  /**
   * Readies a new connection: whatever zone this machine or the database has, it speaks UTC; and
   * whatever MariaDB is used to, quotation marks, {@code ||} and backslashes mean what they do
   * here.
   */
  public static void ready(Connection connection, String url) throws SQLException {
    String command =
        switch (product(url)) {
          case "postgresql" -> "SET TIME ZONE 'UTC'";
          case "duckdb" -> "SET TimeZone = 'UTC'";
          case "mariadb", "mysql" ->
              "SET time_zone = '+00:00', sql_mode = CONCAT(@@sql_mode,"
                  + " ',ANSI_QUOTES,PIPES_AS_CONCAT,NO_BACKSLASH_ESCAPES')";
          default -> null;
        };
    if (command != null) {
      try (Statement statement = connection.createStatement()) {
        statement.execute(command);
      }
    }
  }
}
