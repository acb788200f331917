package dev.valvejdbc.captures;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.DatagramChannel;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** A game server on loopback that answers each request with datagrams of its script. */
public final class Responder implements AutoCloseable {
  private final DatagramChannel channel;
  private final Script script;
  private final Thread thread;
  private final AtomicInteger requests = new AtomicInteger();

  /** What a server sends back. */
  public interface Script {
    /** The answers to a request, given whole with its header; its type is byte 4. */
    List<byte[]> answers(byte[] request);
  }

  public Responder(Script script) throws IOException {
    this.script = script;
    channel = DatagramChannel.open();
    channel.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    thread = new Thread(this::serve, "responder");
    thread.setDaemon(true);
    thread.start();
  }

  /** A server that answers each question with the recorded datagrams. */
  public static Responder replaying(RecordedSession session) throws IOException {
    List<byte[]> info =
        session.datagramsOf(
            session.message("0x6d") != null && session.message("0x49") != null
                ? List.of("0x6d", "0x44", "0x49")
                : List.of("0x6d", "0x49"));
    List<byte[]> players = session.datagramsOf(List.of("0x44"));
    List<byte[]> rules = session.datagramsOf(List.of("0x45"));
    return new Responder(
        request ->
            switch (request[4]) {
              case 'T' -> info;
              case 'U' -> players;
              case 'V' -> rules;
              default -> List.of();
            });
  }

  public String address() throws IOException {
    return "127.0.0.1:" + ((InetSocketAddress) channel.getLocalAddress()).getPort();
  }

  public int requests() {
    return requests.get();
  }

  private void serve() {
    ByteBuffer in = ByteBuffer.allocate(2048);
    try {
      while (true) {
        SocketAddress from = channel.receive(in.clear());
        byte[] request = new byte[in.flip().remaining()];
        in.get(request);
        requests.incrementAndGet();
        for (byte[] answer : script.answers(request)) {
          channel.send(ByteBuffer.wrap(answer), from);
        }
      }
    } catch (ClosedChannelException e) {
      // closed: that is how it ends
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
