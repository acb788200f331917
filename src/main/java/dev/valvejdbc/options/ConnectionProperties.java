package dev.valvejdbc.options;

import dev.valvejdbc.protocol.TextEncoding;
import dev.valvejdbc.protocol.master.MasterDialect;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Declares every property of a connection, once: parsing, {@code Driver.getPropertyInfo}, the
 * README's table and its test are made of this.
 */
public final class ConnectionProperties {
  /** Game servers that may be asked at once at most, whatever connections want. */
  public static final int MOST_IN_FLIGHT = 65_536;

  private static final Declarations DECLARED = new Declarations();

  public static final Property<Optional<Path>> CONFIG =
      DECLARED.add(
          Property.optional(
              "config",
              Form.path("the path of a JSON file"),
              "A JSON file with any of these properties and the servers of my_servers; without it,"
                  + " .valve-jdbc.json in your home directory counts if it is there."));

  public static final Property<Optional<Integer>> FLEET =
      DECLARED.add(
          Property.optional(
              "fleet",
              Form.integer(1, 5_000),
              "Serve a simulated world of this many game servers inside this process, on loopback,"
                  + " and list them in my_servers: for demos and tests. With rcon, their consoles"
                  + " answer as well."));

  public static final Property<Long> SEED =
      DECLARED.add(
          Property.of(
              "seed",
              Form.anyNumber(),
              "1",
              "What the simulated world is made of; the same seed makes the same world."));

  public static final Property<Duration> TIMEOUT =
      DECLARED.add(
          Property.of(
              "timeout",
              Form.positiveDuration(),
              "3s",
              "The deadline for one question to a game server, all attempts included."));

  public static final Property<Integer> RETRIES =
      DECLARED.add(
          Property.of(
              "retries",
              Form.integer(0, 100),
              "3",
              "Further attempts inside the deadline; they follow observed round trips."));

  public static final Property<Integer> MAX_IN_FLIGHT =
      DECLARED.add(
          Property.of(
              "maxInFlight",
              Form.integer(1, MOST_IN_FLIGHT),
              "2048",
              "Game servers asked at once."));

  public static final Property<Integer> PACKET_RATE =
      DECLARED.add(
          Property.of(
              "packetRate",
              Form.integer(0, 10_000_000),
              "20000",
              "UDP packets sent per second at most, over all connections of the driver; 0 lifts the"
                  + " limit, and those that spare each server and host (diagnostics.limits)."));

  public static final Property<OnError> ON_ERROR =
      DECLARED.add(
          Property.of(
              "onError",
              Form.choice(OnError.class),
              "warn",
              "What a server that does not answer does to a statement: no row and a warning, an"
                  + " error, or no row. diagnostics.failures lists it in any case."));

  public static final Property<Duration> CACHE_TTL =
      DECLARED.add(
          Property.of(
              "cacheTtl",
              Form.duration(Duration.ofDays(1), "24h"),
              "5s",
              "How old an answer of a game server may be; 0 turns the cache off. Silence is kept"
                  + " for 30s at most."));

  public static final Property<Integer> PLAN_CACHE =
      DECLARED.add(
          Property.of(
              "planCache",
              Form.integer(0, 10_000),
              "100",
              "Plans kept by a connection for statements that differ in literals at most; 0 plans"
                  + " each statement anew."));

  public static final Property<TextEncoding> ENCODING =
      DECLARED.add(
          Property.of(
              "encoding",
              Form.of("auto, or a charset's name such as windows-1251", TextEncoding::of),
              "auto",
              "How texts of game servers are decoded: UTF-8 and where a text is none, ISO-8859-1;"
                  + " or by a charset. ISO-8859-1 loses no byte. A server of the config file may"
                  + " have its own."));

  public static final Property<List<Path>> GEO =
      DECLARED.add(
          Property.orElse(
              "geo",
              Form.of("paths of MMDB files, separated by commas", Form::parsePaths),
              e -> List.of(),
              "Files in MaxMind's format in which country(addr), asn(addr) and as_name(addr) look,"
                  + " such as GeoLite2-Country.mmdb,GeoLite2-ASN.mmdb."));

  public static final Property<Long> MAX_CALLS =
      DECLARED.add(
          Property.of(
              "maxCalls",
              Form.atLeast(1),
              "1000000",
              "A statement that would send more packets than this stops with an error."));

  public static final Property<MemorySize> MAX_MEMORY =
      DECLARED.add(
          Property.of(
              "maxMemory",
              Form.of("a size such as 64MB, 2GB or 25% of the heap", MemorySize::parse),
              "25%",
              "A statement that would hold more rows and values than this while it sorts, groups,"
                  + " collects or repeats stops with an error."));

  public static final Property<Integer> MAX_TEXT_LENGTH =
      DECLARED.add(
          Property.of(
              "maxTextLength",
              Form.integer(1_000, 1_000_000_000),
              "16777216",
              "A statement that would make a longer text, in characters, stops with an error."));

  public static final Property<ServerListChoice> SERVER_LIST =
      DECLARED.add(
          Property.of(
              "serverList",
              Form.choice(ServerListChoice.class),
              "auto",
              "Where lists of servers come from: the Web API, a UDP master, or the first of them"
                  + " for which a webApiKey or a masterAddress is there."));

  public static final Property<Optional<Secret>> WEB_API_KEY =
      DECLARED.add(
          Property.secret(
              "webApiKey",
              Form.key("a Steam Web API key: printable ASCII without blanks"),
              "STEAM_WEB_API_KEY",
              "Your Steam Web API key; without it, the environment variable STEAM_WEB_API_KEY"
                  + " counts."));

  public static final Property<URI> WEB_API_URL =
      DECLARED.add(
          Property.of(
              "webApiUrl",
              Form.url(),
              "https://api.steampowered.com",
              "Where the Steam Web API is."));

  public static final Property<Boolean> WEB_API_INSECURE =
      DECLARED.add(
          Property.of(
              "webApiInsecure",
              Form.truth(),
              "false",
              "Whether the key may go to a webApiUrl of http:// that is not on this machine, where"
                  + " anybody on the way can read it."));

  public static final Property<KeyPlace> WEB_API_KEY_IN =
      DECLARED.add(
          Property.of(
              "webApiKeyIn",
              Form.choice(KeyPlace.class),
              "header",
              "Where the key travels: in a header, or in the query of the address, for services"
                  + " that look for it there alone; addresses get into logs."));

  public static final Property<Duration> WEB_API_TTL =
      DECLARED.add(
          Property.of(
              "webApiTtl",
              Form.duration(),
              "60s",
              "How old an answer of a table of steam_api may be; 0 asks anew for every"
                  + " statement."));

  public static final Property<Map<String, Integer>> WEB_API_VERSIONS =
      DECLARED.add(
          Property.orElse(
              "webApiVersions",
              Form.versions(),
              e -> Map.of(),
              "Versions of Web API methods to use instead of the newest, such as"
                  + " ISteamNews.GetNewsForApp:1, separated by commas."));

  public static final Property<WebApiPost> WEB_API_POST =
      DECLARED.add(
          Property.of(
              "webApiPost",
              Form.choice(WebApiPost.class),
              "refuse",
              "Whether steam_api_call may call methods by POST, which can change something."));

  public static final Property<CacheFolder> CACHE_DIR =
      DECLARED.add(
          Property.orElse(
              "cacheDir",
              Form.of("a folder, or none", CacheFolder::parse),
              CacheFolder::standard,
              "Where the list of Web API methods is kept for a day: a folder, or none; without it,"
                  + " valve-jdbc in $XDG_CACHE_HOME or ~/.cache."));

  public static final Property<List<String>> MASTER_ADDRESS =
      DECLARED.add(
          Property.orElse(
              "masterAddress",
              Form.list("host:port of a UDP master, or several, separated by commas"),
              e -> List.of(),
              "UDP masters to list servers from. There is no public one of Valve's any more."));

  public static final Property<MasterDialect> MASTER_DIALECT =
      DECLARED.add(
          Property.of(
              "masterDialect",
              Form.choice(
                  List.of(MasterDialect.UDP, MasterDialect.XASH),
                  d -> d == MasterDialect.XASH ? "xash" : "valve"),
              "valve",
              "The filter language of the UDP masters."));

  public static final Property<Duration> SERVER_LIST_TTL =
      DECLARED.add(
          Property.of(
              "serverListTtl",
              Form.duration(),
              "60s",
              "How old a list of servers may be; 0 asks anew for every statement."));

  public static final Property<Boolean> PUSH_VOLATILE =
      DECLARED.add(
          Property.of(
              "pushVolatile",
              Form.truth(),
              "true",
              "Whether conditions on live values that change quickly (map, player counts, name,"
                  + " password) narrow the list, too, which is some minutes old."));

  public static final Property<AllowedAddresses> ALLOW =
      DECLARED.add(
          Property.of(
              "allow",
              Form.of(
                  "auto, or addresses and ranges such as 203.0.113.0/24 or"
                      + " 203.0.113.7:27015, separated by commas",
                  AllowedAddresses::parse),
              "auto",
              "Which addresses may be asked, judged when names are resolved. auto: what you write,"
                  + " and of a server list what is public, unless the list itself comes from a"
                  + " private network."));

  public static final Property<Reach> REACH =
      DECLARED.add(
          Property.of(
              "reach",
              Form.of(
                  "any, known, or known and any or ranges, such as known,203.0.113.0/24",
                  Reach::parse),
              "any",
              "Which servers a statement may name: any, or only those of my_servers and those that"
                  + " a server list has brought (then consoles are asked of my_servers alone);"
                  + " valve-sql serve sets it."));

  public static final Property<Keyless> KEYLESS =
      DECLARED.add(
          Property.of(
              "keyless",
              Form.choice(Keyless.class),
              "refuse",
              "What a table yields that needs addr and is given none: an error, or what the servers"
                  + " of my_servers say; my_info, my_players, my_rules and my_status need no key in"
                  + " any case."));

  public static final Property<ZoneId> TIME_ZONE =
      DECLARED.add(
          Property.of(
              "timeZone",
              Form.timeZone(),
              "UTC",
              "The zone whose clock times show, and by which statements read hours and days; the"
                  + " moments stay the same."));

  public static final Property<RconMode> RCON =
      DECLARED.add(
          Property.of(
              "rcon",
              Form.choice(RconMode.class),
              "off",
              "Which console commands may be sent: none, those that are known to change nothing and"
                  + " the console's own variables, or all."));

  public static final Property<PasswordReceivers> RCON_ALLOW =
      DECLARED.add(
          Property.of(
              "rconAllow",
              Form.of(
                  "my_servers, addresses, names and ranges such as 203.0.113.7:27015 or"
                      + " 203.0.113.0/24, separated by commas",
                  PasswordReceivers::parse),
              "my_servers",
              "Which consoles may be sent the rconPassword, judged when names are resolved; one"
                  + " that the config file names with a password of its own is sent that one in any"
                  + " case."));

  public static final Property<Optional<Secret>> RCON_PASSWORD =
      DECLARED.add(
          Property.secret(
              "rconPassword",
              Form.password("a console password: a text of one line"),
              "VALVE_RCON_PASSWORD",
              "The console password of servers for which the config file has none; without it, the"
                  + " environment variable VALVE_RCON_PASSWORD counts."));

  public static final Property<Duration> RCON_TIMEOUT =
      DECLARED.add(
          Property.of(
              "rconTimeout",
              Form.positiveDuration(),
              "10s",
              "The deadline for one console command and its whole answer, connecting included."));

  public static final Property<SettingRule> SETTINGS =
      DECLARED.add(
          Property.of(
              "settings",
              Form.choice(SettingRule.class),
              "any",
              "What SET may change: any of the settings that it knows, or only timeZone and"
                  + " time-outs that become shorter; valve-sql serve sets it."));

  public static final Property<Optional<String>> MODEL =
      DECLARED.add(
          Property.optional(
              "model",
              Form.text("the path of a Calcite model file, or inline:{…}"),
              "A Calcite model file whose schemas stand beside ours, so that your own databases and"
                  + " files join with the game servers in one query."));

  public static final Property<List<AttachedDatabase>> ATTACH =
      DECLARED.add(
          Property.orElse(
              "attach",
              Form.of(
                  "name=jdbc:… or name=folder, several separated by commas, without passwords:"
                      + " those stand in the config file's databases",
                  AttachedDatabase::parse),
              e -> List.of(),
              "Your own databases, and folders of CSV and JSON files, as schemas beside ours, such"
                  + " as 'own=jdbc:sqlite:history.db' (in quotation marks). One with a password"
                  + " stands in the config file: \"databases\": {\"own\": {\"url\": …, \"user\": …,"
                  + " \"password\": \"${ENV:…}\"}}."));

  public static final Property<List<Path>> DRIVERS =
      DECLARED.add(
          Property.orElse(
              "drivers",
              Form.of("paths of folders, separated by commas", Form::parsePaths),
              e -> List.of(),
              "Folders with the JDBC drivers of attached databases, beside the folder drivers that"
                  + " lies beside our jar."));

  public static final Property<Exposed> EXPOSE =
      DECLARED.add(
          Property.of(
              "expose",
              Form.of("all, none, or names separated by commas", Exposed::parse),
              "all",
              "Which attached databases, and views of the config file, this connection sees;"
                  + " valve-sql serve sets it to none, or to what --expose names."));

  public static final Property<Writes> WRITES =
      DECLARED.add(
          Property.of(
              "writes",
              Form.choice(Writes.class),
              "allow",
              "Whether statements may write into attached databases; valve-sql serve refuses it"
                  + " unless it is started with --allow-writes. Game servers are never written"
                  + " to."));

  public static final Property<Optional<Path>> LOG =
      DECLARED.add(
          Property.optional(
              "log",
              Form.path("the path of a file"),
              "A file to which is appended what statements do: the plan, each scan with what it"
                  + " sent and received, servers that did not answer, errors; no secret is in it,"
                  + " and it is made for your eyes alone."));

  /** All of them, in the order in which users are told them. */
  public static final List<Property<?>> ALL = DECLARED.all();

  /** Names of those that SET changes for a connection; the others hold as long as it lives. */
  private static final Set<String> SETTABLE =
      Set.of(
          "timeout",
          "retries",
          "onError",
          "cacheTtl",
          "webApiTtl",
          "serverListTtl",
          "pushVolatile",
          "timeZone",
          "encoding",
          "keyless");

  private ConnectionProperties() {}

  /** Those that SET changes for a connection, in their order. */
  public static List<Property<?>> settable() {
    return ALL.stream().filter(p -> SETTABLE.contains(p.name())).toList();
  }

  /** The property of a name, without regard to case. */
  static Optional<Property<?>> named(String name) {
    return Declarations.named(ALL, name);
  }
}
