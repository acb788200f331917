package dev.valvejdbc.client;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Tells addresses of the public internet from those that a forged server list may hold to make us
 * send into private networks.
 */
public final class PublicAddresses {
  private static final int FIRST_UNPRIVILEGED_PORT = 1_024;

  /** 64:ff9b::/96, RFC 6052. */
  private static final byte[] NAT64 = {0, 0x64, (byte) 0xff, (byte) 0x9b, 0, 0, 0, 0, 0, 0, 0, 0};

  private PublicAddresses() {}

  /** Whether a server may be at this port: those of system services are none. */
  public static boolean isServerPort(int port) {
    return port >= FIRST_UNPRIVILEGED_PORT;
  }

  /**
   * Whether packets to what a list brings reach nobody but a server: public, or by Steam's relay.
   */
  public static boolean isHarmless(InetAddress address) {
    return isPublic(address) || isRelay(address);
  }

  /** Whether an address is one of Steam's relay, 169.254.0.0/16, which no packet reaches. */
  public static boolean isRelay(InetAddress host) {
    byte[] bytes = host.getAddress();
    return bytes.length == 4 && (bytes[0] & 0xff) == 169 && (bytes[1] & 0xff) == 254;
  }

  /** Whether an address is neither private nor special. */
  public static boolean isPublic(InetAddress address) {
    if (address.isAnyLocalAddress()
        || address.isLoopbackAddress()
        || address.isLinkLocalAddress()
        || address.isSiteLocalAddress()
        || address.isMulticastAddress()) {
      return false;
    }
    byte[] bytes = address.getAddress();
    if (!(address instanceof Inet4Address)) {
      InetAddress carried = carried(bytes);
      return carried == null ? (bytes[0] & 0xe0) == 0x20 : isPublic(carried);
    }
    int first = bytes[0] & 0xff;
    int second = bytes[1] & 0xff;
    boolean sharedByCarriers = first == 100 && second >= 64 && second < 128;
    boolean benchmarks = first == 198 && (second == 18 || second == 19);
    return first != 0 && first < 224 && !sharedByCarriers && !benchmarks;
  }

  /** The IPv4 address to which gateways carry an IPv6 one, by NAT64 or 6to4; null for none. */
  private static @Nullable InetAddress carried(byte[] bytes) {
    boolean nat64 = Arrays.equals(bytes, 0, NAT64.length, NAT64, 0, NAT64.length);
    boolean sixToFour = bytes[0] == 0x20 && bytes[1] == 0x02;
    if (!nat64 && !sixToFour) {
      return null;
    }
    int at = nat64 ? NAT64.length : 2;
    try {
      return InetAddress.getByAddress(Arrays.copyOfRange(bytes, at, at + 4));
    } catch (UnknownHostException e) {
      throw new IllegalStateException("four bytes are an address", e);
    }
  }
}
