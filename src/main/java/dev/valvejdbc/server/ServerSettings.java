package dev.valvejdbc.server;

import dev.valvejdbc.errors.SqlError;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.apache.calcite.avatica.ConnectStringParser;

/**
 * Holds how a server is started, and its bounds.
 *
 * @param url what its connections connect to
 * @param bind the address it listens on
 * @param port 0 for any that is free
 * @param serialization what its clients speak
 * @param users passwords by user; empty for none, which only loopback permits
 * @param rcon the console commands that clients may send: off, read or full
 * @param clientProperties the names of the properties that clients may set
 * @param queryTimeout how long a statement may take, from its start to its last row
 * @param connections how many there may be at once
 */
public record ServerSettings(
    String url,
    String bind,
    int port,
    Serialization serialization,
    Map<String, String> users,
    String rcon,
    Set<String> clientProperties,
    Duration queryTimeout,
    int connections) {

  /** Names the ways to write messages of Avatica's protocol. */
  public enum Serialization {
    PROTOBUF,
    JSON
  }

  /** How long a statement may take unless another time is given. */
  public static final Duration QUERY_TIMEOUT = Duration.ofSeconds(60);

  /** How many connections there may be unless another number is given. */
  public static final int CONNECTIONS = 100;

  /** How many statements one connection may hold open. */
  static final int STATEMENTS = 100;

  /** How many rows one answer holds at most. */
  static final int ROWS_PER_FETCH = 10_000;

  /** How many bytes one request holds at most. */
  static final int REQUEST_BYTES = 1 << 20;

  private static final String PREFIX = "jdbc:valve:";
  private static final String RCON = "rcon";
  private static final String RCON_ALLOW = "rconAllow";
  private static final String ALLOW = "allow";
  private static final Duration IDLE = Duration.ofMinutes(10);

  /** Copies what was given. */
  public ServerSettings {
    users = Map.copyOf(users);
    clientProperties = Set.copyOf(clientProperties);
  }

  /** Makes the usual settings: loopback, protobuf, no users, no console commands. */
  public static ServerSettings of(String url, int port) {
    return new ServerSettings(
        url,
        "127.0.0.1",
        port,
        Serialization.PROTOBUF,
        Map.of(),
        "off",
        Set.of(),
        QUERY_TIMEOUT,
        CONNECTIONS);
  }

  /**
   * Returns the URL of the server's connections: the one given, with the last word on console
   * commands being the server's. Passwords go to named servers alone, and nothing is asked that is
   * neither named nor listed, unless the URL or the config file says what may be.
   *
   * @throws SQLException if it is no URL of this driver, or cannot be read; it is not repeated
   */
  String servedUrl() throws SQLException {
    if (!url.toLowerCase(Locale.ROOT).startsWith(PREFIX)) {
      throw SqlError.SERVED_URL.exception(PREFIX);
    }
    Properties properties = properties(url.substring(PREFIX.length()));
    properties.keySet().removeIf(k -> isOneOf(k.toString(), RCON, RCON_ALLOW));
    properties.setProperty(RCON, rcon);
    properties.setProperty(RCON_ALLOW, "my_servers");
    if (properties.keySet().stream().noneMatch(k -> isOneOf(k.toString(), ALLOW))) {
      properties.setProperty(ALLOW, "known");
    }
    return PREFIX + ConnectStringParser.getParamString(properties);
  }

  private static Properties properties(String text) throws SQLException {
    try {
      return ConnectStringParser.parse(text);
    } catch (SQLException | StringIndexOutOfBoundsException e) {
      throw SqlError.UNREADABLE_URL.exception(); // what was thrown repeats it
    }
  }

  private static boolean isOneOf(String name, String... names) {
    return Arrays.stream(names).anyMatch(name::equalsIgnoreCase);
  }

  /**
   * Tells when a connection of which nothing is heard is closed; never before its statement ends.
   */
  Duration idle() {
    Duration twice = queryTimeout.multipliedBy(2);
    return twice.compareTo(IDLE) > 0 ? twice : IDLE;
  }

  /** Returns what Avatica's own caches of connections and statements are set to. */
  Properties cacheSettings() {
    Properties settings = new Properties();
    for (String cache : new String[] {"avatica.connectioncache", "avatica.statementcache"}) {
      settings.setProperty(cache + ".expiryduration", Long.toString(idle().toSeconds()));
      settings.setProperty(cache + ".expiryunit", "SECONDS");
      settings.setProperty(cache + ".maxcapacity", Integer.toString(Integer.MAX_VALUE));
    }
    return settings;
  }

  @Override
  public String toString() {
    return "a server on " + bind + ", port " + port; // no password in it
  }
}
