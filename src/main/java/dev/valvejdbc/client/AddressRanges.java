package dev.valvejdbc.client;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Ranges of addresses, such as {@code 203.0.113.0/24, 2001:db8::/32}. */
public final class AddressRanges {
  private static final class Range {
    private final byte[] network;
    private final int bits;

    Range(byte[] network, int bits) {
      this.network = network;
      this.bits = bits;
    }

    boolean contains(byte[] host) {
      if (host.length != network.length) {
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

  private final List<Range> ranges = new ArrayList<>();

  private AddressRanges() {}

  /**
   * Reads ranges, separated by commas; an address alone is a range of one.
   *
   * @throws IllegalArgumentException if one of them is none
   */
  public static AddressRanges parse(String text) {
    AddressRanges ranges = new AddressRanges();
    Arrays.stream(text.split(",", -1)).map(String::strip).forEach(ranges::add);
    return ranges;
  }

  private void add(String text) {
    int slash = text.indexOf('/');
    String host = slash < 0 ? text : text.substring(0, slash);
    InetAddress literal =
        ServerAddress.parse(host.indexOf(':') < 0 ? host : "[" + host + "]").literal();
    if (literal == null) {
      throw new IllegalArgumentException("'" + text + "' is no range of addresses");
    }
    byte[] network = literal.getAddress();
    int most = network.length * 8;
    int bits = slash < 0 ? most : Integer.parseInt(text.substring(slash + 1));
    if (bits < 0 || bits > most) {
      throw new IllegalArgumentException("'" + text + "' is no range of addresses");
    }
    ranges.add(new Range(network, bits));
  }

  /** Whether a host is in one of them. */
  public boolean contains(InetAddress host) {
    byte[] bytes = host.getAddress();
    return ranges.stream().anyMatch(r -> r.contains(bytes));
  }
}
