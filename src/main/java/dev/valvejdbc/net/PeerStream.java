package dev.valvejdbc.net;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A TCP connection to one peer, whose every wait is bounded by the caller: connecting, too. Used by
 * one thread at a time.
 */
public final class PeerStream implements Closeable {
  private static final int BUFFER = 16_384;

  private final SocketChannel channel;
  private final Selector selector;
  private final SelectionKey key;
  private final ByteBuffer in = ByteBuffer.allocate(BUFFER);
  private boolean connected;
  private long lastArrival = System.nanoTime();

  private PeerStream(SocketChannel channel, Selector selector, InetSocketAddress peer)
      throws IOException {
    this.channel = channel;
    this.selector = selector;
    channel.configureBlocking(false);
    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    connected = channel.connect(peer);
    key = channel.register(selector, connected ? SelectionKey.OP_READ : SelectionKey.OP_CONNECT);
  }

  /**
   * Begins to connect.
   *
   * @throws IOException if the system cannot, or the peer refuses at once
   */
  public static PeerStream open(InetSocketAddress peer) throws IOException {
    SocketChannel channel = SocketChannel.open();
    Selector selector = null;
    try {
      selector = Selector.open();
      return new PeerStream(channel, selector, peer);
    } catch (IOException | RuntimeException | Error e) {
      channel.close();
      if (selector != null) {
        selector.close();
      }
      throw e;
    }
  }

  /**
   * Waits for the connection.
   *
   * @param nanos how long at most, at least 1
   * @return whether it stands
   * @throws IOException if the peer refuses it
   */
  public boolean awaitConnection(long nanos) throws IOException {
    if (!connected && isReady(nanos) && channel.finishConnect()) {
      connected = true;
      key.interestOps(SelectionKey.OP_READ);
    }
    return connected;
  }

  /**
   * Sends in one write.
   *
   * @param bytes as few as any send buffer holds that the peer empties, some thousand
   * @throws IOException if the connection is broken, or the peer does not read
   */
  public void send(byte[] bytes) throws IOException {
    ByteBuffer out = ByteBuffer.wrap(bytes);
    channel.write(out);
    if (out.hasRemaining()) {
      throw new IOException("the peer reads nothing");
    }
  }

  /**
   * Says that nothing more is sent. What was sent arrives although the connection is closed then.
   *
   * @throws IOException if the connection is broken
   */
  public void finish() throws IOException {
    channel.shutdownOutput();
  }

  /**
   * What the peer sent next.
   *
   * @param nanos how long to wait at most, at least 1
   * @return at least one byte, valid until the next call; null if nothing came in time
   * @throws EOFException if the peer closed the connection
   */
  public @Nullable ByteBuffer receive(long nanos) throws IOException {
    in.clear();
    int count = channel.read(in);
    if (count == 0 && isReady(nanos)) {
      count = channel.read(in);
    }
    if (count < 0) {
      throw new EOFException("closed by the peer");
    }
    if (count == 0) {
      return null;
    }
    lastArrival = System.nanoTime();
    return in.flip();
  }

  private boolean isReady(long nanos) throws IOException {
    selector.select(Math.max(1, TimeUnit.NANOSECONDS.toMillis(nanos)));
    boolean ready = !selector.selectedKeys().isEmpty();
    selector.selectedKeys().clear();
    return ready;
  }

  /** Nanoseconds since the last byte, or since the connection was begun. */
  public long quiet() {
    return System.nanoTime() - lastArrival;
  }

  @Override
  public void close() {
    for (Closeable c : new Closeable[] {channel, selector}) {
      try {
        c.close();
      } catch (IOException e) {
        // it is gone either way
      }
    }
  }
}
