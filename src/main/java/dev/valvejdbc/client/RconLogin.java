package dev.valvejdbc.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.valvejdbc.client.ConsoleHabits.Probe;
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
  /** The first id that we use; some games answer with small ones of their own. */
  static final int AUTH_ID = 1_001;

  /** The last id that a login uses. */
  static final int LAST_ID = 1_002;

  private static final byte[] NOTHING = {};

  /** How long a console may keep silent before that means something. */
  private static final Duration SILENCE = Duration.ofSeconds(1);

  private final InetSocketAddress peer;
  private final String shown;
  private final ConsoleHabits habits;
  private final Duration timeout;
  private final StopCheck check;

  RconLogin(
      InetSocketAddress peer,
      String shown,
      ConsoleHabits habits,
      Duration timeout,
      StopCheck check) {
    this.peer = peer;
    this.shown = shown;
    this.habits = habits;
    this.timeout = timeout;
    this.check = check;
  }

  /**
   * Connects and shows the password.
   *
   * @throws ConsoleSession.WrongPasswordException if it is refused
   * @throws RconSession.NoConsoleException if nothing listens there
   * @throws RconException if there is no console, or it does not answer
   */
  RconStream stream(String password) {
    RconStream stream = authenticated(password);
    if (habits.probe(peer) != Probe.UNKNOWN) {
      return stream;
    }
    try {
      habits.learn(peer, mirrorsProbe(stream) ? Probe.ECHOED : Probe.USELESS);
      return stream;
    } catch (IOException | MalformedException e) {
      stream.close();
      habits.learn(peer, Probe.USELESS);
      return authenticated(password);
    } catch (RuntimeException e) {
      stream.close();
      throw e;
    }
  }

  private boolean mirrorsProbe(RconStream stream) throws IOException {
    stream.send(new RconPacket(LAST_ID, RconPacket.RESPONSE, NOTHING));
    long end = System.nanoTime() + Math.max(SILENCE.toNanos(), 4 * stream.roundTrip());
    RconPacket packet;
    while ((packet = stream.receive(end - System.nanoTime(), check)) != null) {
      if (packet.id() == LAST_ID) {
        return true;
      }
    }
    return false;
  }

  private RconStream authenticated(String password) {
    RconStream stream;
    try {
      stream = RconStream.connect(peer, timeout);
    } catch (IOException e) {
      throw new RconSession.NoConsoleException();
    }
    try {
      authenticate(stream, password);
      return stream;
    } catch (EOFException e) {
      stream.close();
      throw new RconException(
          Failure.REFUSED,
          "The console at "
              + shown
              + " closed the connection at the password: it may have banned this address.");
    } catch (IOException | MalformedException e) {
      stream.close();
      throw new RconException(Failure.MALFORMED, "The console at " + shown + " answers no RCON.");
    } catch (RuntimeException e) {
      stream.close();
      throw e;
    }
  }

  /**
   * Servers answer with a frame of type 2, most with an empty one of type 0 before it, and a few
   * with that alone.
   */
  private void authenticate(RconStream stream, String password) throws IOException {
    long start = System.nanoTime();
    stream.send(new RconPacket(AUTH_ID, RconPacket.AUTH, password.getBytes(UTF_8)));
    long end = start + timeout.toNanos();
    boolean answered = false;
    boolean refused = false;
    while (true) {
      long left = end - System.nanoTime();
      RconPacket packet =
          stream.receive(answered ? Math.min(left, SILENCE.toNanos()) : left, check);
      if (packet == null) {
        break;
      }
      if (packet.type() == RconPacket.AUTH_RESPONSE) {
        stream.tookTurn(System.nanoTime() - start);
        answered = true;
        refused = packet.id() == RconPacket.REFUSED;
        break;
      }
      boolean refusal = packet.id() == RconPacket.REFUSED;
      if (packet.type() == RconPacket.RESPONSE && (packet.id() == AUTH_ID || refusal)) {
        answered = true;
        refused |= refusal;
      }
    }
    if (refused) {
      throw new ConsoleSession.WrongPasswordException();
    }
    if (!answered) {
      throw new RconException(
          Failure.TIMEOUT, "The console at " + shown + " does not answer the password.");
    }
  }
}
