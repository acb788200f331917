package dev.valvejdbc.client.console;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.valvejdbc.client.Failure;
import dev.valvejdbc.client.NoAnswerException;
import dev.valvejdbc.client.StopCheck;
import dev.valvejdbc.client.console.ConsoleHabits.Habit;
import dev.valvejdbc.net.PeerSocket;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Carries the datagrams of one console by UDP. Nothing of the protocol's marks the end of an
 * answer: a question behind the command does, once it is known that its reply comes last, and
 * silence otherwise.
 */
final class RconDatagrams implements Closeable {
  private static final byte[] HEADER = {-1, -1, -1, -1};
  private static final int LONGEST_REQUEST = 500;
  private static final int MOST_LATE = 1_000;
  private static final int LARGEST_OUTPUT = 16 << 20;

  private final String shown;
  private final AnswerPace pace;
  private final EndMarks marks;
  private final PeerSocket socket;
  private long roundTrip;

  /** Tells what a datagram is. */
  interface Reading {
    /** Copies what a datagram prints, without its header; null if it prints nothing. */
    byte @Nullable [] printed(byte[] body);

    /** Whether a datagram replies to the question that is sent behind each command. */
    boolean isMark(byte[] body);
  }

  RconDatagrams(InetSocketAddress peer, String shown, Habit habit) {
    this.shown = shown;
    this.pace = habit.datagrams();
    this.marks = habit.marks();
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
   * Sends a command, and behind it the question whose reply marks the end of the answer.
   *
   * @throws NoAnswerException if it is longer than consoles take
   */
  void sendCommand(String text, String question, Reading reading) {
    if (text.getBytes(UTF_8).length > LONGEST_REQUEST) {
      throw new NoAnswerException(
          Failure.REFUSED, "The command is too long for the console at " + shown + ".");
    }
    passOver(reading);
    send(text);
    send(question);
  }

  /** Parts of an earlier answer that come now came behind what was taken for its end. */
  private void passOver(Reading reading) {
    byte[] late;
    for (int i = 0; i < MOST_LATE && (late = receive(0)) != null; i++) {
      if (reading.printed(late) != null) {
        pace.wasTooShort();
        marks.wereOvertaken();
      }
    }
  }

  /** What follows the header of the next datagram; null if none came. */
  byte @Nullable [] receive(long nanos) {
    try {
      return receiveUnlessClosed(nanos);
    } catch (IOException e) {
      return null; // while a server starts again, its port is as silent as a lost packet
    }
  }

  /**
   * The same.
   *
   * @throws IOException if the peer's system says that nobody is there
   */
  byte @Nullable [] receiveUnlessClosed(long nanos) throws IOException {
    ByteBuffer datagram = socket.receive(nanos);
    if (datagram == null || datagram.remaining() < HEADER.length || datagram.getInt() != -1) {
      return null;
    }
    byte[] body = new byte[datagram.remaining()];
    datagram.get(body);
    return body;
  }

  /**
   * Reads an answer.
   *
   * @param trusted whether the console has accepted the password, so that an answer may be empty
   * @param silent what is said where nothing comes
   */
  byte[] read(Reading reading, boolean trusted, String silent, Deadline deadline, StopCheck check)
      throws InterruptedException {
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    boolean begun = false;
    boolean marked = false;
    int lastPart = 0;
    while (true) {
      long before = System.nanoTime();
      boolean waitsForMark = !marked;
      byte[] body =
          check.await(
              deadline.atMost(silence(begun, marked, lastPart)),
              n -> {
                byte[] next = receive(n);
                return next != null
                        && (reading.printed(next) != null || (reading.isMark(next) && waitsForMark))
                    ? next
                    : null;
              });
      if (body == null) {
        break;
      }
      byte[] part = reading.printed(body);
      if (part == null) {
        marked = true;
        continue;
      }
      if (marked) {
        marks.wereOvertaken();
      }
      if (begun) {
        pace.paused(System.nanoTime() - before);
      }
      begun = true;
      lastPart = part.length;
      output.writeBytes(part);
      if (output.size() > LARGEST_OUTPUT) {
        throw trouble(Failure.MALFORMED, "printed more than " + LARGEST_OUTPUT + " bytes");
      }
    }
    if (!begun && !(trusted && marked && !deadline.isOver())) {
      throw trouble(Failure.TIMEOUT, silent);
    }
    if (deadline.isOver()) {
      throw trouble(Failure.TIMEOUT, "gave no whole answer in time; the command may have run");
    }
    pace.ended();
    if (marked) {
      marks.ended();
    }
    return output.toByteArray();
  }

  /** Nanoseconds until an answer is over, if nothing comes. */
  private long silence(boolean begun, boolean marked, int lastPart) {
    long patient = AnswerPace.patient(roundTrip);
    boolean believed = marks.areBelieved();
    if (!begun) {
      return marked && believed ? patient : Long.MAX_VALUE;
    }
    if (marked && believed && !AnswerPace.mayBeCut(lastPart)) {
      return EndMarks.silence(roundTrip);
    }
    boolean learning = marked && !marks.areDoubted();
    return believed || learning ? patient : pace.silence(lastPart, roundTrip);
  }

  @Override
  public void close() {
    socket.close();
  }
}
