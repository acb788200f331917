package dev.valvejdbc.client;

import dev.valvejdbc.protocol.rcon.RconFramer;
import dev.valvejdbc.protocol.rcon.RconPacket;
import dev.valvejdbc.wire.MalformedException;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Frames over one TCP connection, read in slices so that a statement can end. */
final class RconStream implements Closeable {
  private final Socket socket;
  private final RconFramer framer = new RconFramer();
  private final byte[] buffer = new byte[16_384];
  private long roundTrip;
  private long lastArrival = System.nanoTime();

  private RconStream(Socket socket) {
    this.socket = socket;
  }

  static RconStream connect(InetSocketAddress peer, Duration timeout) throws IOException {
    Socket socket = new Socket();
    try {
      socket.setTcpNoDelay(true);
      socket.connect(peer, (int) Math.max(1, timeout.toMillis()));
      return new RconStream(socket);
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }

  /** Sends a frame in one write. */
  void send(RconPacket packet) throws IOException {
    socket.getOutputStream().write(packet.encode());
    socket.getOutputStream().flush();
  }

  /**
   * The next frame.
   *
   * @return null if none came in time
   * @throws EOFException if the console closed the connection
   * @throws MalformedException if what it sent is no frame
   */
  @Nullable RconPacket receive(long nanos, StopCheck check) throws IOException {
    long end = System.nanoTime() + nanos;
    while (true) {
      RconPacket packet = framer.next();
      if (packet != null) {
        return packet;
      }
      long left = end - System.nanoTime();
      if (left <= 0) {
        return null;
      }
      check.check();
      long slice = Math.min(left, StopCheck.SLICE);
      socket.setSoTimeout((int) Math.max(1, TimeUnit.NANOSECONDS.toMillis(slice)));
      try {
        int count = socket.getInputStream().read(buffer);
        if (count < 0) {
          throw new EOFException("closed by the console");
        }
        lastArrival = System.nanoTime();
        framer.add(buffer, count);
      } catch (SocketTimeoutException e) {
        // the slice is over
      }
    }
  }

  /** How long the console took to answer the password, in nanoseconds; 0 if that is not known. */
  long roundTrip() {
    return roundTrip;
  }

  void tookTurn(long nanos) {
    roundTrip = nanos;
  }

  /** Nanoseconds since the last byte. */
  long quiet() {
    return System.nanoTime() - lastArrival;
  }

  /** What has come of a frame that is not whole; null if nothing of its body has. */
  @Nullable RconPacket unfinished() {
    return framer.unfinished();
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      // it is gone either way
    }
  }
}
