package dev.valvejdbc.server;

import dev.valvejdbc.server.ServerSettings.Bounds;
import dev.valvejdbc.server.ServerSettings.Listening;
import dev.valvejdbc.server.ServerSettings.Permissions;
import dev.valvejdbc.server.ServerSettings.Serialization;
import dev.valvejdbc.server.http.HttpBounds;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;

/** A server in this process, and the way to it by Avatica's remote driver. */
record Served(ValveServer server, Listening listening) implements AutoCloseable {
  static Served start(String url, Serialization serialization) throws Exception {
    return start(url, serialization, Map.of(), "off", Set.of(), Duration.ofSeconds(60), 10);
  }

  static Served start(
      String url,
      Serialization serialization,
      Map<String, String> users,
      String rcon,
      Set<String> clientProperties,
      Duration queryTimeout,
      int connections)
      throws Exception {
    return start(
        new ServerSettings(
            url,
            new Listening("127.0.0.1", 0, serialization, users, null),
            new Permissions(rcon, clientProperties, "any"),
            new Bounds(
                queryTimeout, connections, connections, 16 << 20, Map.of(), HttpBounds.STANDARD)));
  }

  static Served start(ServerSettings settings) throws Exception {
    return new Served(ValveServer.start(settings), settings.listening());
  }

  static Properties properties(String... namesAndValues) {
    Properties properties = new Properties();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      properties.setProperty(namesAndValues[i], namesAndValues[i + 1]);
    }
    return properties;
  }

  String address() {
    return (listening.tls() == null ? "http" : "https") + "://127.0.0.1:" + server.port();
  }

  Connection connect() throws SQLException {
    return connect(new Properties());
  }

  Connection connect(Properties properties) throws SQLException {
    return DriverManager.getConnection(
        "jdbc:avatica:remote:url="
            + address()
            + ";serialization="
            + listening.serialization().name().toLowerCase(Locale.ROOT),
        properties);
  }

  @Override
  public void close() {
    server.close();
  }
}
