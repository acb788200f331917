package dev.valvejdbc.cli;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/**
 * Loads the driver while the arguments are still being read. Whoever then connects waits for it:
 * two threads that load the same classes in different order could wait for each other for ever.
 */
final class DriverLoading {
  private static @Nullable Thread loading;

  private DriverLoading() {}

  static synchronized void start() {
    Thread thread = new Thread(DriverLoading::load, "driver-loading");
    thread.setDaemon(true);
    loading = thread;
    thread.start();
  }

  private static void load() {
    try (Connection connection = DriverManager.getConnection("jdbc:valve:");
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT 1")) {
      while (rows.next()) {
        rows.getString(1);
      }
    } catch (SQLException e) {
      // whoever connects in earnest will hear of it
    }
  }

  /** Waits until it is loaded; not at all if that was not begun. */
  static synchronized void await() {
    Thread thread = loading;
    loading = null;
    try {
      if (thread != null) {
        thread.join();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
