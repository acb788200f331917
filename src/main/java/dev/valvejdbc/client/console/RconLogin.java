package dev.valvejdbc.client.console;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.valvejdbc.client.Failure;
import dev.valvejdbc.client.NoAnswerException;
import dev.valvejdbc.client.StopCheck;
import dev.valvejdbc.client.console.ConsoleHabits.Habit;
import dev.valvejdbc.client.console.ConsoleHabits.Probe;
import dev.valvejdbc.protocol.rcon.RconPacket;
import dev.valvejdbc.wire.MalformedException;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;

/**
 * The beginning of a conversation with a console: the password, shown once, and where it is not
 * known yet, whether the console mirrors the probe. That is found out before any command is under
 * way, since some consoles close the connection at it.
 */
final class RconLogin {
  private static final byte[] NOTHING = {};

  /** How long a console may keep silent before that means something. */
  private static final Duration SILENCE = Duration.ofSeconds(1);

  /** How long the probe may take; a console that sends it back later is found out later. */
  private static final Duration PROBE_SILENCE = Duration.ofMillis(250);

  /** How long a console that did not answer lately is given for a connection. */
  private static final Duration OF_SILENT = Duration.ofSeconds(1);

  /** Nothing listens for TCP at the address. */
  static final class NoConsoleException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final long nanos;

    NoConsoleException(long nanos) {
      this.nanos = nanos;
    }

    /** How long the peer took to say so, or until nobody waited any more. */
    long nanos() {
      return nanos;
    }
  }

  private final InetSocketAddress peer;
  private final String shown;
  private final Habit habit;
  private final Deadline deadline;
  private final StopCheck check;

  RconLogin(InetSocketAddress peer, String shown, Habit habit, Deadline deadline, StopCheck check) {
    this.peer = peer;
    this.shown = shown;
    this.habit = habit;
    this.deadline = deadline;
    this.check = check;
  }

  /**
   * Connects and shows the password.
   *
   * @throws ConsoleSession.WrongPasswordException if it is refused
   * @throws NoConsoleException if nothing listens there
   * @throws NoAnswerException if there is no console, or it does not answer
   */
  RconStream stream(String password) throws InterruptedException {
    RconStream stream = authenticated(password);
    if (habit.probe() != Probe.UNKNOWN) {
      return stream;
    }
    try {
      habit.learn(mirrorsProbe(stream) ? Probe.ECHOED : Probe.USELESS);
      return stream;
    } catch (IOException | MalformedException e) {
      stream.close();
      habit.learn(Probe.USELESS);
      return authenticated(password);
    } catch (RuntimeException | Error | InterruptedException e) {
      stream.close();
      throw e;
    }
  }

  private boolean mirrorsProbe(RconStream stream) throws IOException, InterruptedException {
    int id = stream.newId();
    stream.send(new RconPacket(id, RconPacket.RESPONSE, NOTHING));
    stream.loginProbe(id);
    long fair = Math.max(PROBE_SILENCE.toNanos(), 6 * stream.roundTrip());
    long end = System.nanoTime() + deadline.atMost(fair);
    RconPacket packet;
    while ((packet = stream.receive(end - System.nanoTime(), check)) != null) {
      if (packet.id() == id) {
        return true;
      }
    }
    return false;
  }

  private RconStream authenticated(String password) throws InterruptedException {
    RconStream stream;
    long start = System.nanoTime();
    try {
      long half = deadline.left() / 2; // the rest is for asking by UDP
      long given = habit.isSilent() ? Math.min(half, OF_SILENT.toNanos()) : half;
      stream = RconStream.connect(peer, given, check);
    } catch (IOException e) {
      if (NoDescriptorsException.isReason(e)) {
        throw new NoDescriptorsException();
      }
      throw new NoConsoleException(System.nanoTime() - start);
    }
    try {
      authenticate(stream, password);
      return stream;
    } catch (EOFException e) {
      stream.close();
      throw new NoAnswerException(
          Failure.REFUSED,
          "The console at "
              + shown
              + " closed the connection at the password: it may have banned this address.");
    } catch (IOException | MalformedException e) {
      stream.close();
      throw new NoAnswerException(
          Failure.MALFORMED, "The console at " + shown + " answers no RCON.");
    } catch (RuntimeException | Error | InterruptedException e) {
      stream.close();
      throw e;
    }
  }

  /**
   * Servers answer with a frame of type 2, most with an empty one of type 0 before it, a few with
   * that alone, and some with the type of the question, 3.
   */
  private void authenticate(RconStream stream, String password)
      throws IOException, InterruptedException {
    int id = stream.newId();
    long start = System.nanoTime();
    stream.send(new RconPacket(id, RconPacket.AUTH, password.getBytes(UTF_8)));
    boolean answered = false;
    boolean refused = false;
    while (true) {
      RconPacket packet =
          stream.receive(answered ? deadline.atMost(SILENCE.toNanos()) : deadline.left(), check);
      if (packet == null) {
        break;
      }
      boolean named = packet.id() == id || packet.id() == RconPacket.REFUSED;
      if (packet.type() == RconPacket.AUTH_RESPONSE
          || (packet.type() == RconPacket.AUTH && named)) {
        stream.tookTurn(System.nanoTime() - start);
        answered = true;
        refused = packet.id() == RconPacket.REFUSED;
        break;
      }
      if (packet.type() == RconPacket.RESPONSE && named) {
        answered = true;
        refused |= packet.id() == RconPacket.REFUSED;
      }
    }
    if (refused) {
      throw new ConsoleSession.WrongPasswordException();
    }
    if (!answered) {
      throw new NoAnswerException(
          Failure.TIMEOUT, "The console at " + shown + " does not answer the password.");
    }
  }
}
