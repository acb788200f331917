package dev.valvejdbc.trino;

import dev.valvejdbc.fleet.world.FleetWorld;
import dev.valvejdbc.protocol.a2s.A2sCodec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Servers that answer INFO at once, each at an address of its own; remembers when they were asked.
 */
final class LoopbackServers implements AutoCloseable {
  private static final int LARGEST_REQUEST = 2_048;

  private final Selector selector = Selector.open();
  private final List<String> addresses = new ArrayList<>();
  private final ConcurrentLinkedQueue<Long> arrivals = new ConcurrentLinkedQueue<>();
  private final byte[] answer = A2sCodec.encode(FleetWorld.server(0, 7).info());
  private final ByteBuffer request = ByteBuffer.allocateDirect(LARGEST_REQUEST);
  private final Thread thread = new Thread(this::serve, "loopback-servers");

  /** Starts servers at 127.60.x.y. */
  LoopbackServers(int count) throws IOException {
    for (int i = 0; i < count; i++) {
      byte[] host = {127, 60, (byte) (i / 250), (byte) (1 + i % 250)};
      DatagramChannel channel = DatagramChannel.open(StandardProtocolFamily.INET);
      channel.bind(new InetSocketAddress(InetAddress.getByAddress(host), 0));
      channel.configureBlocking(false);
      channel.register(selector, SelectionKey.OP_READ);
      InetSocketAddress own = (InetSocketAddress) channel.getLocalAddress();
      addresses.add(own.getAddress().getHostAddress() + ":" + own.getPort());
    }
    thread.setDaemon(true);
    thread.start();
  }

  private void serve() {
    try {
      while (selector.isOpen()) {
        selector.select(this::take);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void take(SelectionKey key) {
    DatagramChannel channel = (DatagramChannel) key.channel();
    try {
      for (SocketAddress from = channel.receive(request.clear());
          from != null;
          from = channel.receive(request.clear())) {
        arrivals.add(System.nanoTime());
        channel.send(ByteBuffer.wrap(answer), from);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where they are, {@code ip:port}. */
  List<String> addresses() {
    return List.copyOf(addresses);
  }

  /** Takes the moments of the requests so far, in nanoseconds, in order. */
  List<Long> arrivals() {
    List<Long> taken = new ArrayList<>();
    for (Long next = arrivals.poll(); next != null; next = arrivals.poll()) {
      taken.add(next);
    }
    return taken;
  }

  @Override
  public void close() throws IOException {
    for (SelectionKey key : List.copyOf(selector.keys())) {
      key.channel().close();
    }
    selector.close();
  }
}
