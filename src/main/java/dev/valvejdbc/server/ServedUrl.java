package dev.valvejdbc.server;

import dev.valvejdbc.errors.SqlError;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Properties;
import org.apache.calcite.avatica.ConnectStringParser;

/** The URL of a server's connections: the one given, with the console as the server permits it. */
final class ServedUrl {
  private static final String PREFIX = "jdbc:valve:";
  private static final String RCON = "rcon";

  private ServedUrl() {}

  /** The same URL, whose last word on console commands is the server's. */
  static String of(String url, String rcon) throws SQLException {
    if (!url.toLowerCase(Locale.ROOT).startsWith(PREFIX)) {
      throw SqlError.SERVED_URL.exception(PREFIX);
    }
    Properties properties = ConnectStringParser.parse(url.substring(PREFIX.length()));
    properties.keySet().removeIf(k -> k.toString().equalsIgnoreCase(RCON));
    properties.setProperty(RCON, rcon);
    return PREFIX + ConnectStringParser.getParamString(properties);
  }
}
