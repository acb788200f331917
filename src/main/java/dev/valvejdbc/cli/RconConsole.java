package dev.valvejdbc.cli;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Sends commands to a game server's console, in SQL. */
final class RconConsole implements AutoCloseable {
  private final String address;
  private final Properties properties;
  private @Nullable Connection connection;

  RconConsole(String address, @Nullable String config, @Nullable String password) {
    this.address = address;
    properties = properties(config);
    properties.setProperty("rcon", "full");
    properties.setProperty("onError", "fail");
    properties.setProperty("rconAllow", "my_servers," + address); // who names it means it
    if (password != null) {
      properties.setProperty("rconPassword", password);
    }
  }

  private static Properties properties(@Nullable String config) {
    Properties properties = new Properties();
    if (config != null) {
      properties.setProperty("config", config);
    }
    return properties;
  }

  /** Whether the config file has the password of an address. */
  static boolean isKnown(String address, @Nullable String config) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:valve:", properties(config));
        PreparedStatement statement =
            connection.prepareStatement(
                "SELECT COUNT(*) FROM my_servers WHERE addr = ? AND has_rcon")) {
      statement.setString(1, address);
      try (ResultSet rs = statement.executeQuery()) {
        return rs.next() && rs.getInt(1) > 0;
      }
    }
  }

  String address() {
    return address;
  }

  private Connection connection() throws SQLException {
    Connection open = connection;
    if (open == null) {
      open = DriverManager.getConnection("jdbc:valve:", properties);
      connection = open;
    }
    return open;
  }

  /** Runs a command, once. */
  List<String> execute(String command) throws SQLException {
    List<String> lines = new ArrayList<>();
    try (var statement = connection().createStatement();
        ResultSet rs =
            statement.executeQuery(
                "SELECT line FROM TABLE(rcon(" + quoted(address) + ", " + quoted(command) + "))")) {
      while (rs.next()) {
        lines.add(rs.getString(1));
      }
    }
    return lines;
  }

  /** What the console knows, by name, with what it says of it. */
  Map<String, String> vocabulary() throws SQLException {
    Map<String, String> words = new TreeMap<>();
    try (var statement = connection().createStatement();
        ResultSet rs =
            statement.executeQuery(
                "SELECT name, description FROM TABLE(rcon_cvars(" + quoted(address) + "))")) {
      while (rs.next()) {
        String description = rs.getString(2);
        words.put(rs.getString(1), description == null ? "" : description);
      }
    }
    return words;
  }

  private static String quoted(String text) {
    return "'" + text.replace("'", "''") + "'";
  }

  /** Lets go of the server; the next command connects again. */
  void disconnect() throws SQLException {
    Connection open = connection;
    connection = null;
    if (open != null) {
      open.close();
    }
  }

  @Override
  public void close() throws SQLException {
    disconnect();
  }
}
