package dev.valvejdbc.server;

import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.calcite.avatica.server.HttpServer;
import org.eclipse.jetty.server.Server;

/** Keeps the libraries of a server from reporting each start and stop. */
final class QuietLogs {
  /** Held here, since logging itself forgets the loggers that nobody holds. */
  private static final List<Logger> LOGGERS =
      List.of(
          Logger.getLogger(HttpServer.class.getPackageName()),
          Logger.getLogger(parent(Server.class.getPackageName())));

  private QuietLogs() {}

  private static String parent(String name) {
    return name.substring(0, name.lastIndexOf('.'));
  }

  /** Leaves warnings, and whatever level someone has set. */
  static void apply() {
    for (Logger logger : LOGGERS) {
      if (logger.getLevel() == null) {
        logger.setLevel(Level.WARNING);
      }
    }
  }
}
