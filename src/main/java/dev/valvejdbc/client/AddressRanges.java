package dev.valvejdbc.client;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Ranges of addresses, each at every port or at one, such as {@code 203.0.113.0/24,
 * 203.0.113.7:27015, 2001:db8::/32, [2001:db8::7]:27015}. An IPv4 address in the clothes of IPv6,
 * {@code ::ffff:203.0.113.7}, is that IPv4 address, in ranges as in what is judged by them.
 */
public final class AddressRanges {
  private static final int MAPPED_BITS = 96;

  /** So many leading bits of an address, at a port, or where that is 0, at every one. */
  private record Range(InetAddress first, int bits, int port) {
    boolean contains(byte[] host, int at) {
      byte[] network = first.getAddress();
      if (host.length != network.length || (port != 0 && port != at)) {
        return false;
      }
      for (int bit = 0; bit < bits; bit++) {
        int mask = 0x80 >> (bit & 7);
        if ((host[bit >> 3] & mask) != (network[bit >> 3] & mask)) {
          return false;
        }
      }
      return true;
    }
  }

  private final List<Range> ranges;

  private AddressRanges(List<Range> ranges) {
    this.ranges = ranges;
  }

  /**
   * Reads ranges, separated by commas; an address alone is a range of one.
   *
   * @throws IllegalArgumentException if one of them is none
   */
  public static AddressRanges parse(String text) {
    return of(Arrays.asList(text.split(",", -1)));
  }

  /**
   * Reads ranges.
   *
   * @throws IllegalArgumentException if one of them is none
   */
  public static AddressRanges of(List<String> texts) {
    return new AddressRanges(texts.stream().map(String::strip).map(AddressRanges::range).toList());
  }

  /** Whether a text is a range; one that holds a host name is none. */
  public static boolean isRange(String text) {
    try {
      range(text);
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static Range range(String text) {
    int slash = text.indexOf('/');
    int end = slash < 0 ? text.length() : slash;
    String host = text.substring(0, end);
    boolean bare = host.indexOf(':') != host.lastIndexOf(':') && !host.startsWith("[");
    int portAt = slash < 0 ? -1 : text.indexOf(':', slash);
    ServerAddress address =
        ServerAddress.parse(
            (bare ? "[" + host + "]" : host) + (portAt < 0 ? "" : text.substring(portAt)));
    InetAddress literal = address.literal();
    boolean hasPort = portAt >= 0 || (!bare && host.indexOf(':', host.indexOf(']') + 1) >= 0);
    if (literal == null || (slash >= 0 && portAt < 0 && hasPort)) {
      throw none(text);
    }
    int most = literal.getAddress().length * 8;
    int bits = most;
    if (slash >= 0) {
      boolean mapped = literal instanceof Inet4Address && host.indexOf(':') >= 0;
      bits =
          bits(text, text.substring(slash + 1, portAt < 0 ? text.length() : portAt))
              - (mapped ? MAPPED_BITS : 0);
    }
    if (bits < 0 || bits > most) {
      throw none(text);
    }
    return new Range(literal, bits, hasPort ? address.port() : 0);
  }

  private static int bits(String text, String digits) {
    if (!digits.matches("[0-9]{1,3}")) {
      throw none(text);
    }
    return Integer.parseInt(digits);
  }

  private static IllegalArgumentException none(String text) {
    return new IllegalArgumentException("'" + text + "' is no range of addresses");
  }

  /** Whether there is none. */
  public boolean isEmpty() {
    return ranges.isEmpty();
  }

  /** Whether an address is in one of them. */
  public boolean contains(@Nullable InetAddress host, int port) {
    if (host == null) {
      return false;
    }
    byte[] bytes = host.getAddress();
    return ranges.stream().anyMatch(r -> r.contains(bytes, port));
  }

  /** Whether an address is in one of them. */
  public boolean contains(InetSocketAddress peer) {
    return contains(peer.getAddress(), peer.getPort());
  }
}
