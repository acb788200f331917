package dev.valvejdbc.net;

import dev.valvejdbc.net.ConnectedSockets.PortClosedException;
import java.io.Closeable;
import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetSocketAddress;
import java.net.PortUnreachableException;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import org.jspecify.annotations.Nullable;

/**
 * The unconnected UDP socket, a second one for IPv6 once such a peer is asked, and those of silent
 * peers.
 */
final class DatagramSockets implements Closeable {
  private static final int BUFFER = 4 << 20;
  private static final int LARGEST_DATAGRAM = 65_536;
  private static final int LARGEST_REQUEST = 2_048;

  private final Selector selector;
  private final ConnectedSockets connected;
  private final DatagramChannel v4;
  private final ByteBuffer in = ByteBuffer.allocateDirect(LARGEST_DATAGRAM);
  private final byte[] received = new byte[LARGEST_DATAGRAM];
  private final ByteBuffer out = ByteBuffer.allocateDirect(LARGEST_REQUEST);
  private @Nullable DatagramChannel v6;
  private volatile long sent;

  DatagramSockets() throws IOException {
    selector = Selector.open();
    connected = new ConnectedSockets(selector);
    try {
      v4 = open(StandardProtocolFamily.INET);
    } catch (IOException e) {
      selector.close();
      throw e;
    }
  }

  private DatagramChannel open(StandardProtocolFamily family) throws IOException {
    DatagramChannel channel = DatagramChannel.open(family);
    try {
      channel.setOption(StandardSocketOptions.SO_RCVBUF, BUFFER);
      channel.bind(null);
      channel.configureBlocking(false);
      channel.register(selector, SelectionKey.OP_READ);
      return channel;
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  int grantedBuffer() throws IOException {
    return v4.getOption(StandardSocketOptions.SO_RCVBUF);
  }

  long sent() {
    return sent;
  }

  void wakeup() {
    selector.wakeup();
  }

  void await(long millis) throws IOException {
    selector.select(millis);
    connected.collect();
  }

  /** Receives the next datagram of all peers into {@link #datagram}; null if there is none. */
  @Nullable InetSocketAddress receive() throws IOException {
    InetSocketAddress from = receive(v4);
    return from == null && v6 != null ? receive(v6) : from;
  }

  /**
   * Receives the next datagram of the peers that have sockets of their own; null if there is none.
   *
   * @throws PortClosedException if there is word of a closed port instead
   */
  @Nullable InetSocketAddress receiveOwn() throws PortClosedException {
    return connected.receive(in);
  }

  /** A socket of a peer's own, null where there is none to be had. */
  ConnectedSockets.@Nullable Socket connect(InetSocketAddress peer) {
    return connected.open(peer);
  }

  private @Nullable InetSocketAddress receive(DatagramChannel channel) throws IOException {
    in.clear();
    try {
      return (InetSocketAddress) channel.receive(in);
    } catch (PortUnreachableException e) {
      return null; // some systems report a peer's refusal on the socket as a whole
    }
  }

  /** The datagram received last; on an array, of which texts are made quicker. */
  ByteBuffer datagram() {
    int length = in.flip().remaining();
    in.get(received, 0, length);
    return ByteBuffer.wrap(received, 0, length);
  }

  /**
   * Sends a datagram. One that finds the send buffer full is lost, as it might be on its way, and
   * sent again when its answer does not come.
   *
   * @param own the peer's own socket; null for the common one
   * @return null, or why the system does not send to this peer
   */
  @SuppressWarnings("NonAtomicVolatileUpdate") // one thread alone sends
  @Nullable String send(
      InetSocketAddress to, ConnectedSockets.@Nullable Socket own, byte[] datagram) {
    out.clear();
    out.put(datagram).flip();
    try {
      if (own == null) {
        channelFor(to).send(out, to);
      } else {
        own.send(out);
      }
      sent++;
      return null;
    } catch (PortUnreachableException e) {
      return new PortClosedException(to).getMessage();
    } catch (IOException | RuntimeException e) {
      return "this system cannot send to it: " + e.getMessage();
    }
  }

  private DatagramChannel channelFor(InetSocketAddress to) throws IOException {
    if (!(to.getAddress() instanceof Inet6Address)) {
      return v4;
    }
    if (v6 == null) {
      v6 = open(StandardProtocolFamily.INET6);
    }
    return v6;
  }

  @Override
  public void close() {
    for (Closeable c : new Closeable[] {v4, v6 == null ? () -> {} : v6, selector}) {
      try {
        c.close();
      } catch (IOException e) {
        // the descriptor is gone either way
      }
    }
  }
}
