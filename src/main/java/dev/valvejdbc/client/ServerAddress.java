package dev.valvejdbc.client;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A server's address as a person writes it.
 *
 * @param host a name, or a literal without brackets
 * @param port 1 to 65535
 * @param literal the address if the host is a literal, else null
 */
public record ServerAddress(String host, int port, @Nullable InetAddress literal) {
  /** The query port of a server whose address names none. */
  public static final int STANDARD_PORT = 27015;

  private static final String FORM = "; write host:port or [v6]:port, such as 203.0.113.7:27015";

  /**
   * Parses {@code host}, {@code host:port}, {@code [v6]} or {@code [v6]:port}.
   *
   * @throws IllegalArgumentException with a clause for the user
   */
  public static ServerAddress parse(String text) {
    return parse(text, STANDARD_PORT);
  }

  /** Reads an address whose port is another where the text names none. */
  public static ServerAddress parse(String text, int standardPort) {
    int afterHost;
    String host;
    if (text.startsWith("[")) {
      int end = text.indexOf(']');
      if (end < 0) {
        throw new IllegalArgumentException("a bracket is not closed" + FORM);
      }
      host = text.substring(1, end);
      afterHost = end + 1;
    } else {
      int colon = text.indexOf(':');
      if (colon != text.lastIndexOf(':')) {
        throw new IllegalArgumentException("an IPv6 address needs brackets" + FORM);
      }
      afterHost = colon < 0 ? text.length() : colon;
      host = text.substring(0, afterHost);
    }
    if (host.isEmpty()) {
      throw new IllegalArgumentException("there is no host" + FORM);
    }
    int port = afterHost == text.length() ? standardPort : port(text, afterHost);
    return new ServerAddress(host, port, literal(host, text.startsWith("[")));
  }

  /** The same text for all spellings of an address: a literal's own, a name in lower case. */
  public String canonical() {
    String name = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
    return literal == null
        ? name.toLowerCase(Locale.ROOT) + ":" + port
        : canonical(new InetSocketAddress(literal, port));
  }

  /** That text for a resolved address. */
  public static String canonical(InetSocketAddress peer) {
    return peer.getAddress().getHostAddress() + ":" + peer.getPort();
  }

  private static int port(String text, int colon) {
    int digits = text.length() - colon - 1;
    if (text.charAt(colon) != ':' || digits < 1) {
      throw new IllegalArgumentException("there is no port after the host" + FORM);
    }
    int port = 0;
    for (int i = colon + 1; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < '0' || c > '9' || digits > 5) {
        throw badPort(text.substring(colon + 1));
      }
      port = port * 10 + (c - '0');
    }
    if (port < 1 || port > 65_535) {
      throw badPort(text.substring(colon + 1));
    }
    return port;
  }

  private static IllegalArgumentException badPort(String port) {
    String shown = port.length() > 20 ? port.substring(0, 20) + "…" : port;
    return new IllegalArgumentException("the port must be 1 to 65535, not " + shown + FORM);
  }

  private static @Nullable InetAddress literal(String host, boolean bracketed) {
    byte[] v4 = bracketed ? null : v4(host);
    try {
      if (v4 != null) {
        return InetAddress.getByAddress(v4);
      }
      if (bracketed) {
        if (host.chars().anyMatch(c -> "0123456789abcdefABCDEF:.%".indexOf(c) < 0)
            && host.indexOf('%') < 0) {
          throw new IllegalArgumentException("the brackets hold no IPv6 address" + FORM);
        }
        return InetAddress.getByName("[" + host + "]");
      }
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException("the brackets hold no IPv6 address" + FORM);
    }
    checkName(host);
    return null;
  }

  private static void checkName(String host) {
    boolean letter = false;
    for (int i = 0; i < host.length(); i++) {
      char c = host.charAt(i);
      if (c <= ' ' || c == '/' || c == '\\' || c == '@' || c == '\'' || c == '"' || c == 0x7f) {
        throw new IllegalArgumentException("a host name cannot hold that character" + FORM);
      }
      letter |= c != '.' && (c < '0' || c > '9');
    }
    if (!letter || host.length() > 253) {
      throw new IllegalArgumentException("the host is neither an IPv4 address nor a name" + FORM);
    }
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static byte @Nullable [] v4(String host) {
    byte[] bytes = new byte[4];
    int at = 0;
    for (int part = 0; part < 4; part++) {
      int value = 0;
      int start = at;
      while (at < host.length() && at - start < 4 && isDigit(host.charAt(at))) {
        value = value * 10 + (host.charAt(at) - '0');
        at++;
      }
      boolean last = part == 3;
      if (at == start || value > 255 || (last ? at != host.length() : !host.startsWith(".", at))) {
        return null;
      }
      bytes[part] = (byte) value;
      at++;
    }
    return bytes;
  }
}
