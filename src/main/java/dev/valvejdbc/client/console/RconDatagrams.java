package dev.valvejdbc.client.console;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.valvejdbc.client.Failure;
import dev.valvejdbc.client.NoAnswerException;
import dev.valvejdbc.client.StopCheck;
import dev.valvejdbc.net.PeerSocket;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** Carries the datagrams of one console by UDP. Nothing marks the end of an answer but silence. */
final class RconDatagrams implements Closeable {
  private static final byte[] HEADER = {-1, -1, -1, -1};
  private static final int LONGEST_REQUEST = 500;
  private static final int LARGEST_OUTPUT = 16 << 20;

  private final String shown;
  private final AnswerPace pace;
  private final PeerSocket socket;
  private long roundTrip;

  /** Finds the text in a datagram. */
  interface Printed {
    /** Copies what a datagram prints, without its header; null if it prints nothing. */
    byte @Nullable [] of(byte[] body);
  }

  RconDatagrams(InetSocketAddress peer, String shown, AnswerPace pace) {
    this.shown = shown;
    this.pace = pace;
    try {
      this.socket = PeerSocket.open(peer);
    } catch (UncheckedIOException e) {
      if (NoDescriptorsException.isReason(e.getCause())) {
        throw new NoDescriptorsException();
      }
      throw e;
    }
  }

  String shown() {
    return shown;
  }

  NoAnswerException trouble(Failure failure, String what) {
    return new NoAnswerException(failure, "The console at " + shown + " " + what + ".");
  }

  /** Remembers how long an answer took, in nanoseconds. */
  void tookTurn(long nanos) {
    roundTrip = nanos;
  }

  void send(String text) {
    byte[] body = text.getBytes(UTF_8);
    socket.send(ByteBuffer.allocate(HEADER.length + body.length).put(HEADER).put(body).array());
  }

  /**
   * Sends a command.
   *
   * @throws NoAnswerException if it is longer than consoles take
   */
  void sendCommand(String text) {
    if (text.getBytes(UTF_8).length > LONGEST_REQUEST) {
      throw new NoAnswerException(
          Failure.REFUSED, "The command is too long for the console at " + shown + ".");
    }
    send(text);
  }

  /** What follows the header of the next datagram; null if none came. */
  byte @Nullable [] receive(long nanos) {
    try {
      ByteBuffer datagram = socket.receive(nanos);
      if (datagram == null || datagram.remaining() < HEADER.length || datagram.getInt() != -1) {
        return null;
      }
      byte[] body = new byte[datagram.remaining()];
      datagram.get(body);
      return body;
    } catch (IOException e) {
      return null; // a closed port is as silent as a lost packet
    }
  }

  /**
   * Reads an answer.
   *
   * @param silent what is said where nothing comes
   */
  byte[] read(Printed printed, String silent, Deadline deadline, StopCheck check)
      throws InterruptedException {
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    byte[] part = next(printed, deadline.left(), check);
    if (part == null) {
      throw trouble(Failure.TIMEOUT, silent);
    }
    while (part != null) {
      output.writeBytes(part);
      if (output.size() > LARGEST_OUTPUT) {
        throw trouble(Failure.MALFORMED, "printed more than " + LARGEST_OUTPUT + " bytes");
      }
      if (deadline.isOver()) {
        throw trouble(Failure.TIMEOUT, "gave no whole answer in time; the command may have run");
      }
      long before = System.nanoTime();
      part = next(printed, deadline.atMost(pace.silence(part.length, roundTrip)), check);
      if (part != null) {
        pace.paused(System.nanoTime() - before);
      }
    }
    pace.ended();
    return output.toByteArray();
  }

  private byte @Nullable [] next(Printed printed, long nanos, StopCheck check)
      throws InterruptedException {
    return check.await(
        nanos,
        n -> {
          byte[] body = receive(n);
          return body == null ? null : printed.of(body);
        });
  }

  @Override
  public void close() {
    socket.close();
  }
}
