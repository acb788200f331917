package dev.valvejdbc.client;

import java.io.Closeable;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A socket to one master: what others send does not come through. */
final class MasterSocket implements Closeable {
  private static final int LARGEST_PAGE = 65_536;
  private static final int BUFFER = 1 << 20;

  private final DatagramSocket socket;
  private final byte[] buffer = new byte[LARGEST_PAGE];

  private MasterSocket(DatagramSocket socket) {
    this.socket = socket;
  }

  static MasterSocket open(InetSocketAddress master) {
    try {
      DatagramSocket socket = new DatagramSocket();
      socket.setReceiveBufferSize(BUFFER);
      socket.connect(master);
      return new MasterSocket(socket);
    } catch (IOException e) {
      throw new ServerListException(
          "No UDP socket to the master " + master.getHostString() + " can be opened here.");
    }
  }

  void send(byte[] request) {
    try {
      socket.send(new DatagramPacket(request, request.length));
    } catch (IOException e) {
      // as if it were lost on its way: it is sent again, and then given up
    }
  }

  /** The next datagram, null if none comes in time. */
  @Nullable ByteBuffer receive(long nanos) throws IOException {
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
