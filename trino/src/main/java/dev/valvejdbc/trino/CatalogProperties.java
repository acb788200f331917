package dev.valvejdbc.trino;

import static io.trino.spi.StandardErrorCode.CONFIGURATION_INVALID;

import dev.valvejdbc.options.ConnectionProperties;
import dev.valvejdbc.options.Options;
import dev.valvejdbc.options.RconMode;
import io.trino.spi.TrinoException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
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

  /** What belongs to the driver's own engine or process; with what to do instead. */
  private static final Map<String, String> REFUSED =
      Map.of(
          "fleet",
          "every node would simulate a world of its own; the demo shows how to serve one to all",
          "seed",
          "it belongs to fleet",
          "model",
          "other databases are other catalogs here",
          "reach",
          "lists are read by the coordinator and servers asked by workers; name addresses in"
              + " allow");

  /**
   * Reads the properties of a catalog.
   *
   * @throws TrinoException naming the property that is wrong
   */
  static CatalogProperties read(Map<String, String> config, Map<String, String> environment) {
    Map<String, String> written = new HashMap<>(config);
    Duration wait = Duration.ofMillis(number(written, DYNAMIC_FILTER_WAIT, 20_000, 600_000));
    int keys = number(written, KEYS_PER_SPLIT, 300, MOST_KEYS);
    for (String name : new TreeMap<>(written).keySet()) {
      String reason = REFUSED.get(name);
      if (reason != null) {
        throw invalid("The property " + name + " is not for Trino: " + reason + ".");
      }
    }
    try {
      Options options = Options.read(written, Map.of(), environment);
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

  private static TrinoException invalid(String sentence) {
    return new TrinoException(CONFIGURATION_INVALID, sentence);
  }
}
