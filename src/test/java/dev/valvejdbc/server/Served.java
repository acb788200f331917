package dev.valvejdbc.server;

import dev.valvejdbc.server.ServerSettings.Serialization;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;

/** A server in this process, and the way to it by Avatica's remote driver. */
record Served(ValveServer server, Serialization serialization) implements AutoCloseable {
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
    return new Served(
        ValveServer.start(
            new ServerSettings(
                url,
                "127.0.0.1",
                0,
                serialization,
                users,
                rcon,
                clientProperties,
                queryTimeout,
                connections)),
        serialization);
  }

  String address() {
    return "http://127.0.0.1:" + server.port();
  }

  Connection connect() throws SQLException {
    return connect(new Properties());
  }

  Connection connect(Properties properties) throws SQLException {
    return DriverManager.getConnection(
        "jdbc:avatica:remote:url="
            + address()
            + ";serialization="
            + serialization.name().toLowerCase(Locale.ROOT),
        properties);
  }

  @Override
  public void close() {
    server.close();
  }
}
