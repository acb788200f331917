package dev.valvejdbc;

import dev.valvejdbc.client.A2sBrowser;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Every property of a connection, said once: parsing, {@code Driver.getPropertyInfo}, the command
 * line's help, the README's table and its test are made of it.
 */
public enum ValveProperty {
  CONFIG(
      "config",
      null,
      PropertyForm.text("the path of a JSON file"),
      "A JSON file with any of these properties and the servers of my_servers; without it,"
          + " .valve-jdbc.json in your home directory counts if it is there."),
  FLEET(
      "fleet",
      null,
      PropertyForm.count(1, 5_000),
      "Serve a simulated world of this many game servers inside this process, on loopback, and list"
          + " them in my_servers: for demos and tests. With rcon, their consoles answer as well."),
  SEED(
      "seed",
      "1",
      PropertyForm.count(Long.MIN_VALUE, Long.MAX_VALUE),
      "What the simulated world is made of; the same seed makes the same world."),
  TIMEOUT(
      "timeout",
      "3s",
      PropertyForm.positiveDuration(),
      "The deadline for one question to a game server, all attempts included."),
  RETRIES(
      "retries",
      "3",
      PropertyForm.count(0, 100),
      "Further attempts inside the deadline; they follow observed round trips."),
  MAX_IN_FLIGHT(
      "maxInFlight",
      "2048",
      PropertyForm.count(1, A2sBrowser.MOST_IN_FLIGHT),
      "Game servers asked at once."),
  PACKET_RATE(
      "packetRate",
      "20000",
      PropertyForm.count(0, 10_000_000),
      "UDP packets sent per second at most, over all connections of the driver; 0 lifts the limit."),
  ON_ERROR(
      "onError",
      "warn",
      PropertyForm.choice("warn", "fail", "ignore"),
      "What a server that does not answer does to a statement: no row and a warning, an error, or no"
          + " row. diagnostics.failures lists it in any case."),
  CACHE_TTL(
      "cacheTtl",
      "5s",
      PropertyForm.duration(),
      "How old an answer of a game server may be; 0 turns the cache off."),
  MAX_CALLS(
      "maxCalls",
      "1000000",
      PropertyForm.count(1, Long.MAX_VALUE),
      "A statement that would send more packets than this stops with an error."),
  SERVER_LIST(
      "serverList",
      "auto",
      PropertyForm.choice("auto", "webapi", "udp"),
      "Where lists of servers come from: the Web API, a UDP master, or the first of them for which a"
          + " webApiKey or a masterAddress is there."),
  WEB_API_KEY(
      "webApiKey",
      null,
      PropertyForm.secret("a Steam Web API key"),
      "Your Steam Web API key; without it, the environment variable STEAM_WEB_API_KEY counts."),
  WEB_API_URL(
      "webApiUrl",
      "https://api.steampowered.com",
      PropertyForm.url(),
      "Where the Steam Web API is."),
  WEB_API_TTL(
      "webApiTtl",
      "60s",
      PropertyForm.duration(),
      "How old an answer of a table of steam_api may be; 0 asks anew for every statement."),
  WEB_API_VERSIONS(
      "webApiVersions",
      null,
      PropertyForm.versions(),
      "Versions of Web API methods to use instead of the newest, such as ISteamNews.GetNewsForApp:1,"
          + " separated by commas."),
  WEB_API_POST(
      "webApiPost",
      "refuse",
      PropertyForm.choice("refuse", "allow"),
      "Whether steam_api_call may call methods by POST, which can change something."),
  CACHE_DIR(
      "cacheDir",
      null,
      PropertyForm.text("a folder, or none"),
      "Where the list of Web API methods is kept for a day: a folder, or none; without it,"
          + " valve-jdbc in $XDG_CACHE_HOME or ~/.cache."),
  MASTER_ADDRESS(
      "masterAddress",
      null,
      PropertyForm.text("host:port of a UDP master, or several, separated by commas"),
      "UDP masters to list servers from. There is no public one of Valve's any more."),
  MASTER_DIALECT(
      "masterDialect",
      "valve",
      PropertyForm.choice("valve", "xash"),
      "The filter language of the UDP masters."),
  SERVER_LIST_TTL(
      "serverListTtl",
      "60s",
      PropertyForm.duration(),
      "How old a list of servers may be; 0 asks anew for every statement."),
  PUSH_VOLATILE(
      "pushVolatile",
      "true",
      PropertyForm.choice("true", "false"),
      "Whether conditions on live values that change quickly (map, player counts, name, password)"
          + " narrow the list, too, which is some minutes old."),
  ALLOW(
      "allow",
      "auto",
      PropertyForm.ranges(),
      "Which addresses may be asked. auto: what you write, and of a server list what is public,"
          + " unless the list itself comes from a private network."),
  RCON(
      "rcon",
      "off",
      PropertyForm.choice("off", "read", "full"),
      "Which console commands may be sent: none, those that are known to change nothing, or all."),
  RCON_PASSWORD(
      "rconPassword",
      null,
      PropertyForm.secret("a console password"),
      "The console password of servers for which the config file has none; without it, the"
          + " environment variable VALVE_RCON_PASSWORD counts."),
  MODEL(
      "model",
      null,
      PropertyForm.text("the path of a Calcite model file, or inline:{…}"),
      "A Calcite model file whose schemas stand beside ours, so that your own databases and files join"
          + " with the game servers in one query.");

  private final String key;
  private final @Nullable String standard;

  @SuppressWarnings("ImmutableEnumChecker") // its parser is a function without state
  private final PropertyForm form;

  private final String description;

  ValveProperty(String key, @Nullable String standard, PropertyForm form, String description) {
    this.key = key;
    this.standard = standard;
    this.form = form;
    this.description = description;
  }

  /** Whether its value is shown nowhere. */
  boolean isSecret() {
    return this == WEB_API_KEY || this == RCON_PASSWORD;
  }

  /** The name in a URL. */
  public String key() {
    return key;
  }

  /** The value if none is given, null for none. */
  public @Nullable String standard() {
    return standard;
  }

  /** What values it accepts. */
  PropertyForm form() {
    return form;
  }

  /** One or two sentences for the user. */
  public String description() {
    return description;
  }

  /** The property of a name, without regard to case. */
  static Optional<ValveProperty> named(String key) {
    return Arrays.stream(values()).filter(p -> p.key.equalsIgnoreCase(key)).findFirst();
  }
}
