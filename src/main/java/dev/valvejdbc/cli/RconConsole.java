package dev.valvejdbc.cli;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Sends commands to a game server's console, in SQL. */
final class RconConsole implements AutoCloseable {
  /** What a server that is not the console of a game answers to cvarlist. */
  private static final String NO_LIST = "malformed";

  private final Properties properties;
  private @Nullable String address;
  private @Nullable Connection connection;

  /**
   * Prepares to talk to a server.
   *
   * @param address null for none yet
   * @param properties of the driver; permissions and errors are set here
   */
  RconConsole(@Nullable String address, Properties properties) {
    this.address = address;
    this.properties = new Properties();
    this.properties.putAll(properties);
    this.properties.setProperty("rcon", "full");
    this.properties.setProperty("onError", "fail");
  }

  /** Whether the config file has the password of an address. */
  boolean isKnown(String server) throws SQLException {
    Properties asked = new Properties();
    if (properties.containsKey("config")) {
      asked.setProperty("config", properties.getProperty("config"));
    }
    try (Connection files = DriverManager.getConnection("jdbc:valve:", asked);
        PreparedStatement statement =
            files.prepareStatement("SELECT COUNT(*) FROM my_servers WHERE addr = ? AND has_rcon")) {
      statement.setString(1, server);
      try (ResultSet rs = statement.executeQuery()) {
        return rs.next() && rs.getInt(1) > 0;
      }
    }
  }

  /** The server's address; null while there is none. */
  @Nullable String address() {
    return address;
  }

  /**
   * Leaves the server, if there is one, for another; it is connected by the first command.
   *
   * @param password null for the one that is known elsewhere
   */
  void turnTo(String server, @Nullable String password) throws SQLException {
    disconnect();
    address = server;
    properties.remove("rconPassword");
    if (password != null) {
      properties.setProperty("rconPassword", password);
    }
  }

  private Connection connection() throws SQLException {
    Connection open = connection;
    if (open == null) {
      if (address != null) { // who names it means it
        properties.setProperty("rconAllow", "my_servers," + address);
      }
      open = DriverManager.getConnection("jdbc:valve:", properties);
      connection = open;
    }
    return open;
  }

  private List<String> column(String columns, String call) throws SQLException {
    List<String> values = new ArrayList<>();
    try (var statement = connection().createStatement();
        ResultSet rs = statement.executeQuery("SELECT " + columns + " FROM TABLE(" + call + ")")) {
      while (rs.next()) {
        values.add(rs.getString(1));
      }
    }
    return values;
  }

  private String call(String function, String command) throws SQLException {
    return function + "(" + server() + ", " + quoted(command) + ")";
  }

  private String server() throws SQLException {
    String server = address;
    if (server == null) {
      throw new SQLException("No server is connected; !connect HOST:PORT connects one.");
    }
    return quoted(server);
  }

  /** Runs a command, once; the lines of its answer. */
  List<String> execute(String command) throws SQLException {
    return column("line", call("rcon", command));
  }

  /** Runs a command, once; the bytes of its answer. */
  byte[] executeRaw(String command) throws SQLException {
    return HexFormat.of().parseHex(String.join("", column("hex", call("rcon_raw", command))));
  }

  /** Sends a command, once, and does not wait for its answer. */
  void send(String command) throws SQLException {
    column("sent", call("rcon_send", command));
  }

  /** What the console knows, by name, with what it says of it; nothing where it has no list. */
  Map<String, String> vocabulary() throws SQLException {
    Map<String, String> words = new TreeMap<>();
    try (var statement = connection().createStatement();
        ResultSet rs =
            statement.executeQuery(
                "SELECT name, description FROM TABLE(rcon_cvars(" + server() + "))")) {
      while (rs.next()) {
        String description = rs.getString(2);
        words.put(rs.getString(1), description == null ? "" : description);
      }
    } catch (SQLException e) {
      if (!lastFailure().equals(NO_LIST)) {
        throw e;
      }
    }
    return words;
  }

  private String lastFailure() throws SQLException {
    try (var statement = connection().createStatement();
        ResultSet rs =
            statement.executeQuery(
                "SELECT status FROM diagnostics.failures ORDER BY scan DESC LIMIT 1")) {
      return rs.next() ? String.valueOf(rs.getString(1)) : "";
    }
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
