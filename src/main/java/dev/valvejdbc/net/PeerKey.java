package dev.valvejdbc.net;

import java.net.InetSocketAddress;
import java.util.Objects;

/**
 * A peer as the key of a map. The hash of an {@link InetSocketAddress} is the sum of address and
 * port, which the servers of a hoster share by the dozen; here each has its own.
 */
public record PeerKey(InetSocketAddress peer) {
  private static final int GOLDEN_RATIO = 0x9e3779b1;

  @Override
  public int hashCode() {
    return Objects.hashCode(peer.getAddress()) * GOLDEN_RATIO + peer.getPort();
  }
}
