package dev.valvejdbc.net;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.util.concurrent.atomic.AtomicInteger;

/** A peer on loopback that sends every datagram back, or swallows the first ones. */
final class EchoPeer implements AutoCloseable {
  private final DatagramChannel channel = DatagramChannel.open();
  private final AtomicInteger swallow;

  EchoPeer(String host, int swallowed) throws IOException {
    swallow = new AtomicInteger(swallowed);
    channel.bind(new InetSocketAddress(InetAddress.getByName(host), 0));
    Thread thread = new Thread(this::serve, "echo");
    thread.setDaemon(true);
    thread.start();
  }

  InetSocketAddress address() throws IOException {
    return (InetSocketAddress) channel.getLocalAddress();
  }

  private void serve() {
    ByteBuffer buffer = ByteBuffer.allocate(2048);
    try {
      while (true) {
        InetSocketAddress from = (InetSocketAddress) channel.receive(buffer.clear());
        if (swallow.getAndDecrement() <= 0) {
          channel.send(buffer.flip(), from);
        }
      }
    } catch (IOException e) {
      // closed: that is how it ends
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
