package dev.valvejdbc.net;

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
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Sockets of one peer each, for those that were silent: the system tells such a socket, and no
 * other, that the peer's port is closed. At most 256 are open at once; who finds none goes on
 * without.
 */
final class ConnectedSockets {
  private static final int MOST = 256;
  private static final int BUFFER = 1 << 20;

  private final Selector selector;
  private final Deque<Socket> readable = new ArrayDeque<>();
  private int open;

  ConnectedSockets(Selector selector) {
    this.selector = selector;
  }

  /** One peer's socket. */
  final class Socket {
    final InetSocketAddress peer;
    private final DatagramChannel channel;
    private boolean closed;

    private Socket(InetSocketAddress peer) throws IOException {
      this.peer = peer;
      boolean v6 = peer.getAddress() instanceof Inet6Address;
      channel =
          DatagramChannel.open(v6 ? StandardProtocolFamily.INET6 : StandardProtocolFamily.INET);
    }

    private void connect() throws IOException {
      channel.setOption(StandardSocketOptions.SO_RCVBUF, BUFFER);
      channel.connect(peer);
      channel.configureBlocking(false);
      channel.register(selector, SelectionKey.OP_READ, this);
    }

    /** Sends a datagram; what finds the buffer full is lost. */
    void send(ByteBuffer datagram) throws IOException {
      channel.write(datagram);
    }

    void close() {
      if (!closed) {
        closed = true;
        open--;
        closeQuietly(channel);
      }
    }
  }

  /** A socket of a peer's own; null where there is none to be had. */
  @Nullable Socket open(InetSocketAddress peer) {
    if (open >= MOST) {
      return null;
    }
    Socket socket = null;
    try {
      socket = new Socket(peer);
      socket.connect();
      open++;
      return socket;
    } catch (IOException | RuntimeException e) {
      if (socket != null) {
        closeQuietly(socket.channel); // the one that all peers share does
      }
      return null;
    }
  }

  private static void closeQuietly(DatagramChannel channel) {
    try {
      channel.close();
    } catch (IOException e) {
      // the descriptor is gone either way
    }
  }

  /** Takes note of the sockets that the last selection found readable. */
  void collect() {
    if (open > 0) {
      for (SelectionKey key : selector.selectedKeys()) {
        if (key.attachment() instanceof Socket socket) {
          readable.add(socket);
        }
      }
    }
    selector.selectedKeys().clear();
  }

  /**
   * Receives the next datagram.
   *
   * @return whose it is; null if there is none
   * @throws PortClosedException if the system says instead that a peer's port is closed
   */
  @Nullable InetSocketAddress receive(ByteBuffer in) throws PortClosedException {
    if (open == 0) {
      readable.clear();
      return null;
    }
    look();
    for (Socket socket; (socket = readable.peek()) != null; readable.remove()) {
      InetSocketAddress from = receive(socket, in);
      if (from != null) {
        return from; // it may have more
      }
    }
    return null;
  }

  private void look() {
    if (readable.isEmpty()) {
      try {
        selector.selectNow();
        collect();
      } catch (IOException e) {
        // the next turn looks again
      }
    }
  }

  private @Nullable InetSocketAddress receive(Socket socket, ByteBuffer in)
      throws PortClosedException {
    if (socket.closed) {
      return null;
    }
    try {
      return (InetSocketAddress) socket.channel.receive(in.clear());
    } catch (PortUnreachableException e) {
      readable.remove();
      throw new PortClosedException(socket.peer);
    } catch (IOException e) {
      return null;
    }
  }

  /** The system's word that no program receives at a peer's port. */
  static final class PortClosedException extends Exception {
    private static final long serialVersionUID = 1L;

    final transient InetSocketAddress peer;

    PortClosedException(InetSocketAddress peer) {
      super("the port is closed: its host says that no program receives there", null, false, false);
      this.peer = peer;
    }
  }
}
