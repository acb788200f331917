package dev.valvejdbc.client;

import dev.valvejdbc.protocol.TextEncoding;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** The encodings of servers' texts: one for all, and others for some of them, by address. */
public final class ServerEncodings {
  private final TextEncoding standard;
  private final Map<String, TextEncoding> special = new HashMap<>();

  /**
   * Tells each server's encoding.
   *
   * @param special by address as a person writes it; one that is none is passed over
   */
  public ServerEncodings(TextEncoding standard, Map<String, TextEncoding> special) {
    this.standard = standard;
    special.forEach((address, encoding) -> this.special.put(spelled(address), encoding));
  }

  /** One encoding for all servers. */
  public static ServerEncodings all(TextEncoding standard) {
    return new ServerEncodings(standard, Map.of());
  }

  /** That of a server, whichever way its address is spelled. */
  public TextEncoding of(String address) {
    return special.isEmpty() ? standard : special.getOrDefault(spelled(address), standard);
  }

  private static String spelled(String address) {
    try {
      ServerAddress parsed = ServerAddress.parse(address);
      String host =
          parsed.literal() == null
              ? parsed.host().toLowerCase(Locale.ROOT)
              : parsed.literal().getHostAddress();
      return host + " " + parsed.port();
    } catch (IllegalArgumentException e) {
      return address;
    }
  }
}
