package dev.valvejdbc.client.console;

import dev.valvejdbc.client.StopCheck;
import dev.valvejdbc.net.PeerStream;
import dev.valvejdbc.protocol.rcon.RconFramer;
import dev.valvejdbc.protocol.rcon.RconPacket;
import dev.valvejdbc.wire.MalformedException;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** The frames of one TCP connection to a console, and the ids that were given out on it. */
final class RconStream implements Closeable {
  /** The first id that we use; some games answer with small ones of their own. */
  static final int FIRST_ID = 1_001;

  private final PeerStream stream;
  private final RconFramer framer = new RconFramer();
  private int nextId = FIRST_ID;
  private long roundTrip;
  private int loginProbe;

  private RconStream(PeerStream stream) {
    this.stream = stream;
  }

  /**
   * Connects.
   *
   * @param nanos how long to wait at most
   * @throws IOException if nothing listens there, or does not within the time
   */
  static RconStream connect(InetSocketAddress peer, long nanos, StopCheck check)
      throws IOException, InterruptedException {
    PeerStream stream = PeerStream.open(peer);
    boolean connected = false;
    try {
      connected =
          check.<Boolean, IOException>await(
                  nanos, slice -> stream.awaitConnection(slice) ? true : null)
              != null;
    } finally {
      if (!connected) {
        stream.close();
      }
    }
    if (!connected) {
      throw new ConnectException("no connection in time");
    }
    return new RconStream(stream);
  }

  /** An id that no frame of the connection had yet. */
  int newId() {
    return nextId++;
  }

  /** Sends a frame in one write. */
  void send(RconPacket packet) throws IOException {
    stream.send(packet.encode());
  }

  /**
   * The next frame.
   *
   * @return null if none came in time
   * @throws EOFException if the console closed the connection
   * @throws MalformedException if what it sent is no frame
   */
  @Nullable RconPacket receive(long nanos, StopCheck check)
      throws IOException, InterruptedException {
    RconPacket there = framer.next();
    return there != null
        ? there
        : check.<RconPacket, IOException>await(
            nanos,
            n -> {
              ByteBuffer arrived = stream.receive(n);
              if (arrived == null) {
                return null;
              }
              byte[] bytes = new byte[arrived.remaining()];
              arrived.get(bytes);
              framer.add(bytes, bytes.length);
              return framer.next();
            });
  }

  /** Says that nothing more is sent, so that what was sent arrives although nobody reads on. */
  void finish() throws IOException {
    stream.finish();
  }

  /** How long the console took to answer the password, in nanoseconds; 0 if that is not known. */
  long roundTrip() {
    return roundTrip;
  }

  void tookTurn(long nanos) {
    roundTrip = nanos;
  }

  /** The id of the probe that was sent before any command; 0 if none was. */
  int loginProbe() {
    return loginProbe;
  }

  void loginProbe(int id) {
    loginProbe = id;
  }

  /** Nanoseconds since the last byte. */
  long quiet() {
    return stream.quiet();
  }

  /** What has come of a frame that is not whole; null if nothing of its body has. */
  @Nullable RconPacket unfinished() {
    return framer.unfinished();
  }

  @Override
  public void close() {
    stream.close();
  }
}
