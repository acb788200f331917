package dev.valvejdbc.attach;

import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Ends what nothing is wanted of any more; a complaint changes nothing. */
final class Discard {
  private Discard() {}

  /** Closes a connection of which nothing is wanted any more. */
  static void connection(@Nullable Connection connection) {
    try {
      if (connection != null) {
        connection.close();
      }
    } catch (SQLException | RuntimeException e) {
      // whoever is at its other end is gone
    }
  }
}
