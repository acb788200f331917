package dev.valvejdbc.trino;

import static io.trino.spi.StandardErrorCode.CONFIGURATION_INVALID;

import dev.valvejdbc.options.ConnectionProperties;
import dev.valvejdbc.options.Options;
import dev.valvejdbc.options.RconMode;
import io.trino.spi.TrinoException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The properties of a catalog: those of the driver under the same names, and two of the connector's
 * own.
 *
 * @param options those of the driver
 * @param dynamicFilterWait how long a keyed table waits for the keys of a join's other side
 * @param keysPerSplit how many servers one split asks, at most
 */
public record CatalogProperties(Options options, Duration dynamicFilterWait, int keysPerSplit) {
  private static final String DYNAMIC_FILTER_WAIT = "dynamicFilterWait";
  private static final String KEYS_PER_SPLIT = "keysPerSplit";
  private static final int MOST_KEYS = 100_000;

  private static final String CATALOGS = "other databases are other catalogs here";
  private static final String QUERY_LIMITS =
      "Trino has limits of its own, such as query.max-memory";

  /** Those that say how servers, lists, consoles and the Web API are asked. */
  static final Set<String> TAKEN =
      Set.of(
          "config",
          "timeout",
          "retries",
          "maxInFlight",
          "packetRate",
          "onError",
          "cacheTtl",
          "encoding",
          "maxCalls",
          "serverList",
          "webApiKey",
          "webApiUrl",
          "webApiInsecure",
          "webApiKeyIn",
          "webApiTtl",
          "webApiVersions",
          "cacheDir",
          "masterAddress",
          "masterDialect",
          "serverListTtl",
          "pushVolatile",
          "allow",
          "keyless",
          "geo",
          "rcon",
          "rconAllow",
          "rconPassword",
          "rconTimeout");

  /** Why some others are not taken, and what to do instead. */
  private static final Map<String, String> REASONS =
      Map.ofEntries(
          Map.entry(
              "fleet",
              "every node would simulate a world of its own; trino/demo serves one to all"),
          Map.entry("maxMemory", QUERY_LIMITS),
          Map.entry("maxTextLength", QUERY_LIMITS),
          Map.entry("webApiPost", "the function steam_api_call is the driver's alone"),
          Map.entry(
              "reach",
              "lists are read by the coordinator and servers asked by workers; name addresses in"
                  + " allow"),
          Map.entry(
              "timeZone", "times are instants in UTC, which AT TIME ZONE shows in another zone"),
          Map.entry("model", CATALOGS),
          Map.entry("attach", CATALOGS));

  /**
   * Reads the properties of a catalog.
   *
   * @throws TrinoException naming the property that is wrong
   */
  static CatalogProperties read(Map<String, String> config, Map<String, String> environment) {
    Map<String, String> written = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    config.forEach(
        (name, value) -> {
          if (written.put(name, value) != null) {
            throw invalid("The property " + name + " is there twice: names have no case.");
          }
        });
    Duration wait = Duration.ofMillis(number(written, DYNAMIC_FILTER_WAIT, 20_000, 600_000));
    int keys = number(written, KEYS_PER_SPLIT, 300, MOST_KEYS);
    for (String name : List.copyOf(written.keySet())) {
      boolean isDrivers = // else Options says so
          ConnectionProperties.ALL.stream().anyMatch(p -> p.name().equalsIgnoreCase(name));
      if (isDrivers && TAKEN.stream().noneMatch(name::equalsIgnoreCase)) {
        String reason = REASONS.getOrDefault(name, "it belongs to the driver's own engine");
        throw invalid("The property " + name + " is not for Trino: " + reason + ".");
      }
    }
    try {
      Options options = options(written, environment);
      if (options.get(ConnectionProperties.RCON) == RconMode.FULL) {
        throw invalid(
            "The property rcon cannot be full on Trino, which may run a part of a query twice: use"
                + " read, or the JDBC driver.");
      }
      return new CatalogProperties(options, wait, keys);
    } catch (SQLException e) {
      throw invalid(String.valueOf(e.getMessage()));
    }
  }

  private static Options options(Map<String, String> written, Map<String, String> environment)
      throws SQLException {
    try {
      return Options.read(written, Map.of(), environment);
    } catch (SQLException e) {
      boolean known =
          written.keySet().stream().allMatch(n -> TAKEN.stream().anyMatch(n::equalsIgnoreCase));
      if (known || String.valueOf(e.getMessage()).contains("did you mean")) {
        throw e;
      }
      List<String> names = new ArrayList<>(TAKEN);
      names.addAll(List.of(DYNAMIC_FILTER_WAIT, KEYS_PER_SPLIT));
      names.sort(null);
      throw invalid(
          "A property of the catalog is none of valve's (it is not repeated, it may hold a secret);"
              + " they are "
              + String.join(", ", names)
              + ".");
    }
  }

  private static int number(Map<String, String> written, String name, int standard, int most) {
    String text = written.remove(name);
    if (text == null) {
      return standard;
    }
    try {
      int number = Integer.parseInt(text.trim());
      if (number >= 1 && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      throw refused(name, most);
    }
    throw refused(name, most);
  }

  private static TrinoException refused(String name, int most) {
    return invalid("The property " + name + " takes a whole number from 1 to " + most + ".");
  }

  static TrinoException invalid(String sentence) {
    return new TrinoException(CONFIGURATION_INVALID, sentence);
  }
}
