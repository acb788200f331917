package dev.valvejdbc.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Set;

/** Tells what leads to this machine alone. */
final class Loopback {
  private static final Set<String> NAMES = Set.of("localhost", "127.0.0.1", "[::1]");

  private Loopback() {}

  /**
   * Whether an address to listen on is reached from this machine alone.
   *
   * @throws IOException with a sentence, if there is no such address
   */
  static boolean is(String bind) throws IOException {
    try {
      return InetAddress.getByName(bind).isLoopbackAddress();
    } catch (UnknownHostException e) {
      throw new IOException("There is no address " + bind + " to listen on.", e);
    }
  }

  /** Whether a browser's Host header, with or without a port, names this machine as such. */
  static boolean isName(String host) {
    String name = host.toLowerCase(Locale.ROOT).replaceFirst(":\\d{1,5}$", "");
    return NAMES.contains(name) || name.matches("127(\\.\\d{1,3}){3}");
  }
}
