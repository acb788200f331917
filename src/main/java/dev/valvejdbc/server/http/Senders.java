package dev.valvejdbc.server.http;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import org.eclipse.jetty.io.EndPoint;

/**
 * Tells which senders of requests count as one: those of one address, and those of one network of
 * IPv6, in which whoever has an address has 2^64 of them.
 */
final class Senders {
  private static final int NETWORK_BYTES = 8;

  private Senders() {}

  /** A text that is the same for senders that count as one. */
  static String of(EndPoint end) {
    InetSocketAddress remote = end.getRemoteAddress();
    return remote == null ? "" : of(remote.getAddress()); // it has gone already
  }

  static String of(InetAddress address) {
    if (!(address instanceof Inet6Address) || address.isLoopbackAddress()) {
      return address.getHostAddress();
    }
    byte[] bytes = address.getAddress();
    Arrays.fill(bytes, NETWORK_BYTES, bytes.length, (byte) 0);
    try {
      return InetAddress.getByAddress(bytes).getHostAddress() + "/64";
    } catch (UnknownHostException e) {
      throw new IllegalStateException(e); // 16 bytes are an address
    }
  }
}
