package dev.valvejdbc.server;

import dev.valvejdbc.errors.SqlError;
import dev.valvejdbc.server.http.HttpBounds;
import dev.valvejdbc.server.http.Tls;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.apache.calcite.avatica.ConnectStringParser;
import org.jspecify.annotations.Nullable;

/**
 * Holds how a server is started, and its bounds.
 *
 * @param url what its connections connect to
 */
public record ServerSettings(
    String url, Listening listening, Permissions permissions, Bounds bounds) {

  /** Names the ways to write messages of Avatica's protocol. */
  public enum Serialization {
    PROTOBUF,
    JSON
  }

  /**
   * Where a server listens, and for whom.
   *
   * @param bind the address it listens on
   * @param port 0 for any that is free
   * @param serialization what its clients speak
   * @param users passwords by user; empty for none, which only loopback permits
   * @param tls null for plain HTTP
   */
  public record Listening(
      String bind,
      int port,
      Serialization serialization,
      Map<String, String> users,
      @Nullable Tls tls) {

    /** Copies what was given. */
    public Listening {
      users = Map.copyOf(users);
    }

    /** On loopback, protobuf, for everyone there. */
    public static Listening on(int port) {
      return new Listening("127.0.0.1", port, Serialization.PROTOBUF, Map.of(), null);
    }

    @Override
    public String toString() {
      return "on " + bind + ", port " + port; // no password in it
    }
  }

  /**
   * What clients may do.
   *
   * @param rcon the console commands that they may send, to named servers: off, read or full
   * @param properties the names of the driver's properties that they may set
   * @param allow the servers that they may ask beside those that have a name and those that a list
   *     brought: any, or ranges of addresses; null for no others
   * @param own the attached databases that they see, and whether they may write into them
   */
  public record Permissions(
      String rcon, Set<String> properties, @Nullable String allow, OwnDatabases own) {
    /** What is known, and no commands. */
    public static final Permissions NONE = new Permissions("off", Set.of(), null);

    /** No databases. */
    public Permissions(String rcon, Set<String> properties, @Nullable String allow) {
      this(rcon, properties, allow, new OwnDatabases("none", false));
    }

    /** Copies what was given. */
    public Permissions {
      properties = Set.copyOf(properties);
    }
  }

  /**
   * What clients see of attached databases.
   *
   * @param exposed all, none, or names separated by commas
   * @param writable whether they may write into these
   */
  public record OwnDatabases(String exposed, boolean writable) {}

  /**
   * What clients may use up.
   *
   * @param queryTimeout how long a statement may take, from its start to its last row
   * @param connections how many there may be at once
   * @param connectionsOfAddress how many of one remote address, which may also run so many
   *     statements at once
   * @param answerBytes how long an answer may be
   * @param properties properties of the driver that bound a statement
   */
  public record Bounds(
      Duration queryTimeout,
      int connections,
      int connectionsOfAddress,
      long answerBytes,
      Map<String, String> properties,
      HttpBounds http) {

    /** Copies what was given. */
    public Bounds {
      properties = Map.copyOf(properties);
    }

    /** What holds unless something else is given. */
    public static final Bounds STANDARD =
        new Bounds(Duration.ofSeconds(60), 100, 25, 16 << 20, Map.of(), HttpBounds.STANDARD);
  }

  /** How many statements one connection may hold open. */
  static final int STATEMENTS = 100;

  /** How many rows one answer holds at most. */
  static final int ROWS_PER_FETCH = 10_000;

  /** What a statement of strangers may hold and make, where the URL and the limits do not say. */
  private static final Map<String, String> MODEST =
      Map.of("maxMemory", "10%", "maxTextLength", "1000000");

  private static final String PREFIX = "jdbc:valve:";
  private static final Duration IDLE = Duration.ofMinutes(10);

  /** Makes the usual settings. */
  public static ServerSettings of(String url, int port) {
    return new ServerSettings(url, Listening.on(port), Permissions.NONE, Bounds.STANDARD);
  }

  /**
   * Returns the URL of the server's connections: the one given, with the last word on what clients
   * may reach being the server's, and bounds where it gives none.
   *
   * @throws SQLException if it is no URL of this driver
   */
  String servedUrl() throws SQLException {
    if (!url.toLowerCase(Locale.ROOT).startsWith(PREFIX)) {
      throw SqlError.SERVED_URL.exception(PREFIX);
    }
    Properties properties = properties(url.substring(PREFIX.length()));
    String allow = permissions.allow();
    Map<String, String> own = new HashMap<>(bounds.properties());
    own.put("rcon", permissions.rcon());
    own.put("settings", "shorter");
    own.put("expose", permissions.own().exposed());
    own.put("writes", permissions.own().writable() ? "allow" : "refuse");
    own.put("reach", allow == null ? "known" : "known," + allow);
    own.forEach(
        (name, value) -> {
          properties.keySet().removeIf(k -> k.toString().equalsIgnoreCase(name));
          properties.setProperty(name, value);
        });
    MODEST.forEach(
        (name, value) -> {
          if (properties.keySet().stream().noneMatch(k -> k.toString().equalsIgnoreCase(name))) {
            properties.setProperty(name, value);
          }
        });
    return PREFIX + ConnectStringParser.getParamString(properties);
  }

  private static Properties properties(String text) throws SQLException {
    try {
      return ConnectStringParser.parse(text);
    } catch (SQLException | StringIndexOutOfBoundsException e) {
      throw SqlError.UNREADABLE_URL.exception(); // what was thrown repeats it
    }
  }

  /**
   * Tells when a connection of which nothing is heard is closed; never before its statement ends.
   */
  Duration idle() {
    Duration twice = bounds.queryTimeout().multipliedBy(2);
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
}
