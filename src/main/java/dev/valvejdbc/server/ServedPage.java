package dev.valvejdbc.server;

import dev.valvejdbc.server.page.Page;
import dev.valvejdbc.server.page.PageSettings;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import org.apache.calcite.avatica.remote.Service.ErrorResponse;

/** Makes the page of a server: its bounds, and what it tells of failures. */
final class ServedPage {
  private ServedPage() {}

  /** The page of a server that has users, or none on loopback. */
  static Page of(ServerSettings settings, String url, List<Path> dashboards) throws IOException {
    ServerSettings.Bounds bounds = settings.bounds();
    PageSettings.Bounds usual = PageSettings.Bounds.STANDARD;
    return new Page(
        new PageSettings(
            null,
            host -> !settings.listening().users().isEmpty() || Loopback.isName(host),
            remote -> connect(url, bounds.queryTimeout()),
            ServedPage::toStranger,
            dashboards,
            null,
            new PageSettings.Bounds(
                bounds.connections(),
                bounds.connectionsOfAddress(),
                usual.statements(),
                usual.rows(),
                Math.max(usual.bytes(), bounds.answerBytes()),
                settings.idle())),
        version());
  }

  static Connection connect(String url, Duration queryTimeout) throws SQLException {
    return ServedConnection.of(
        DriverManager.getConnection(url),
        (int) Math.min(Integer.MAX_VALUE, queryTimeout.toSeconds()),
        ServerSettings.STATEMENTS);
  }

  private static PageSettings.Failure toStranger(Throwable thrown) {
    ErrorResponse told = RemoteErrors.of(thrown);
    return new PageSettings.Failure(told.errorMessage, told.sqlState);
  }

  /** What the user of this machine is told: the error as it is. */
  static PageSettings.Failure toUser(Throwable thrown) {
    return thrown instanceof SQLException e && e.getMessage() != null
        ? new PageSettings.Failure(e.getMessage(), String.valueOf(e.getSQLState()))
        : toStranger(thrown);
  }

  static String version() throws IOException {
    Properties built = new Properties();
    try (InputStream in =
        ServedPage.class.getResourceAsStream("/dev/valvejdbc/version.properties")) {
      if (in != null) {
        built.load(in);
      }
    }
    return built.getProperty("version", "unknown");
  }
}
