package dev.valvejdbc.net;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A UDP socket to one peer: what others send does not come through. */
public final class PeerSocket implements Closeable {
  private static final int LARGEST_DATAGRAM = 65_536;
  private static final int BUFFER = 1 << 20;

  private final DatagramSocket socket;
  private final byte[] buffer = new byte[LARGEST_DATAGRAM];

  private PeerSocket(DatagramSocket socket) {
    this.socket = socket;
  }

  /**
   * Opens a socket; nothing is sent.
   *
   * @throws UncheckedIOException if the system has none
   */
  public static PeerSocket open(InetSocketAddress peer) {
    DatagramSocket socket = null;
    try {
      socket = new DatagramSocket();
      socket.setReceiveBufferSize(BUFFER);
      socket.connect(peer);
      return new PeerSocket(socket);
    } catch (IOException e) {
      if (socket != null) {
        socket.close();
      }
      throw new UncheckedIOException(
          "No UDP socket to " + peer.getHostString() + " can be opened here.", e);
    }
  }

  /** Sends a datagram; one that the system does not take is as if it were lost on its way. */
  public void send(byte[] request) {
    try {
      socket.send(new DatagramPacket(request, request.length));
    } catch (IOException e) {
      // whoever waits for the answer sends it again, and then gives up
    }
  }

  /**
   * Receives the next datagram.
   *
   * @param nanos how long to wait at most
   * @return valid until the next call; null if none comes in time
   * @throws IOException if the peer's system says that nobody is there
   */
  public @Nullable ByteBuffer receive(long nanos) throws IOException {
    socket.setSoTimeout((int) Math.max(1, TimeUnit.NANOSECONDS.toMillis(nanos)));
    DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
    try {
      socket.receive(packet);
      return ByteBuffer.wrap(buffer, 0, packet.getLength());
    } catch (SocketTimeoutException e) {
      return null;
    }
  }

  @Override
  public void close() {
    socket.close();
  }
}
