package dev.valvejdbc.engine;

import dev.valvejdbc.errors.SqlError;
import dev.valvejdbc.options.Options;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.calcite.avatica.ConnectStringParser;

/** The URL of a connection: {@code jdbc:valve:} and properties, in Avatica's grammar. */
public final class ConnectionUrl {
  /** How such a URL begins, in any case of its letters. */
  public static final String PREFIX = "jdbc:valve:";

  private ConnectionUrl() {}

  /** Whether a URL is one of ours. */
  public static boolean isOurs(String url) {
    return url.regionMatches(true, 0, PREFIX, 0, PREFIX.length());
  }

  /**
   * Reads the properties of a URL.
   *
   * @throws SQLException if it cannot be read, without repeating it
   */
  static Map<String, String> properties(String url) throws SQLException {
    try {
      return texts(ConnectStringParser.parse(url.substring(PREFIX.length())));
    } catch (SQLException | StringIndexOutOfBoundsException e) {
      // neither is told: the first repeats the URL, which may hold secrets; the second is a slip of
      // the parser's at a URL that ends with two equals signs
      throw SqlError.UNREADABLE_URL.exception();
    }
  }

  /** The texts among properties. */
  static Map<String, String> texts(Properties properties) {
    return properties.stringPropertyNames().stream()
        .collect(
            Collectors.toMap(
                n -> n, n -> properties.getProperty(n, ""), (a, b) -> b, TreeMap::new));
  }

  /** The URL as it may be shown, with what was given but for what may be a secret. */
  static String shown(Options options) {
    return options.shown().entrySet().stream()
        .map(property -> property.getKey() + "=" + property.getValue())
        .collect(Collectors.joining(";", PREFIX, ""));
  }
}
