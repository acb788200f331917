package dev.valvejdbc.client;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.valvejdbc.client.ConsoleHabits.Probe;
import dev.valvejdbc.protocol.rcon.RconPacket;
import dev.valvejdbc.wire.MalformedException;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** An authenticated conversation with one console: one command at a time, each sent once. */
final class RconSession implements ConsoleSession {
  private static final int LARGEST_OUTPUT = 16 << 20;
  private static final int LONGEST_COMMAND = RconPacket.LARGEST_REQUEST - 20;
  private static final Duration IDLE = Duration.ofMillis(300);

  /** Longer, where it is not known yet whether the probe comes back. */
  private static final Duration FIRST_IDLE = Duration.ofSeconds(1);

  private static final byte[] NOTHING = {};

  private final InetSocketAddress peer;
  private final String shown;
  private final ConsoleHabits habits;
  private final Duration timeout;
  private final RconStream stream;
  private int lastId = 1;
  private boolean open = true;

  private RconSession(
      InetSocketAddress peer,
      String shown,
      ConsoleHabits habits,
      Duration timeout,
      RconStream stream) {
    this.peer = peer;
    this.shown = shown;
    this.habits = habits;
    this.timeout = timeout;
    this.stream = stream;
  }

  /**
   * Connects and shows the password, once.
   *
   * @throws WrongPasswordException if it is refused
   * @throws NoConsoleException if nothing listens there
   * @throws RconException if there is no console, or it does not answer
   */
  static RconSession open(
      InetSocketAddress peer,
      String shown,
      String password,
      ConsoleHabits habits,
      Duration timeout,
      StopCheck check) {
    RconStream stream;
    try {
      stream = RconStream.connect(peer, timeout);
    } catch (IOException e) {
      throw new NoConsoleException();
    }
    RconSession session = new RconSession(peer, shown, habits, timeout, stream);
    try {
      session.authenticate(password, check);
      return session;
    } catch (EOFException e) {
      session.close();
      throw new RconException(
          "The console at "
              + shown
              + " closed the connection at the password: it may have banned this address.");
    } catch (IOException | MalformedException e) {
      session.close();
      throw new RconException("The console at " + shown + " answers no RCON.");
    } catch (RuntimeException e) {
      session.close();
      throw e;
    }
  }

  /** Nothing listens for TCP at the address. */
  static final class NoConsoleException extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  @Override
  public boolean isOpen() {
    return open;
  }

  private void authenticate(String password, StopCheck check) throws IOException {
    stream.send(new RconPacket(lastId, RconPacket.AUTH, password.getBytes(UTF_8)));
    long end = System.nanoTime() + timeout.toNanos();
    RconPacket packet;
    while ((packet = stream.receive(end - System.nanoTime(), check)) != null) {
      if (packet.id() == RconPacket.REFUSED) {
        throw new WrongPasswordException();
      }
      if (packet.type() == RconPacket.AUTH_RESPONSE) {
        return;
      }
    }
    throw new RconException("The console at " + shown + " does not answer the password.");
  }

  /** Why a command is not sent to any console by TCP; null if it can be. */
  static @Nullable String refusal(String command) {
    if (command.isBlank()) {
      return "A console command must not be empty.";
    }
    if (command.chars().anyMatch(c -> c == '\n' || c == '\r' || c == 0)) {
      return "A console command must be one line: the end of a line would begin another command.";
    }
    return command.getBytes(UTF_8).length > LONGEST_COMMAND
        ? "A console command of more than " + LONGEST_COMMAND + " bytes gets the sender banned."
        : null;
  }

  @Override
  public String execute(String command, StopCheck check) {
    String refusal = refusal(command);
    if (refusal != null) {
      throw new RconException(refusal);
    }
    int id = ++lastId;
    Answer answer = new Answer(id, ++lastId);
    try {
      stream.send(new RconPacket(id, RconPacket.COMMAND, command.getBytes(UTF_8)));
      read(answer, check);
      return text(answer.output.toByteArray());
    } catch (EOFException e) {
      close();
      if (answer.probed && answer.output.size() > 0) {
        habits.learn(peer, Probe.USELESS);
        return text(answer.output.toByteArray());
      }
      throw lost("closed the connection");
    } catch (IOException e) {
      close();
      throw lost("broke the connection off");
    } catch (MalformedException e) {
      close();
      throw lost("sent what is no RCON");
    } catch (RuntimeException e) {
      close(); // the rest of the answer would be taken for the next one's
      throw e;
    }
  }

  private RconException lost(String how) {
    return new RconException(
        "The console at " + shown + " " + how + "; whether the command ran is not known.");
  }

  private static final class Answer {
    final int id;
    final int probeId;
    final ByteArrayOutputStream output = new ByteArrayOutputStream();
    boolean begun;
    boolean probed;

    Answer(int id, int probeId) {
      this.id = id;
      this.probeId = probeId;
    }
  }

  private void read(Answer answer, StopCheck check) throws IOException {
    long end = System.nanoTime() + timeout.toNanos();
    boolean useless = habits.probe(peer) == Probe.USELESS;
    while (true) {
      long left = end - System.nanoTime();
      boolean mayEnd = answer.begun && (useless || answer.probed);
      boolean sure = habits.probe(peer) == Probe.ECHOED;
      Duration silence = answer.probed ? FIRST_IDLE : IDLE;
      long wait = sure && answer.probed ? left : Math.min(left, silence.toNanos());
      RconPacket packet = left <= 0 ? null : stream.receive(wait, check);
      if (packet == null) {
        if (mayEnd && !(sure && answer.probed)) {
          habits.learn(peer, Probe.USELESS);
          return;
        }
        if (left <= 0) {
          throw new RconException(
              "The console at "
                  + shown
                  + " gave no whole answer in time; the command may have run.");
        }
        probe(answer, useless);
        continue;
      }
      if (packet.id() == answer.probeId && answer.probed) {
        habits.learn(peer, Probe.ECHOED);
        return;
      }
      if (packet.id() == RconPacket.REFUSED && packet.type() == RconPacket.AUTH_RESPONSE) {
        throw new RconException(
            "The console at " + shown + " wants the password again; the command did not run.");
      }
      if (packet.id() == answer.id && packet.type() == RconPacket.RESPONSE) {
        take(answer, packet);
        probe(answer, useless);
        end = System.nanoTime() + timeout.toNanos();
      }
    }
  }

  private void take(Answer answer, RconPacket packet) {
    answer.begun = true;
    answer.output.writeBytes(packet.body());
    if (answer.output.size() > LARGEST_OUTPUT) {
      throw new RconException(
          "The console at " + shown + " printed more than " + LARGEST_OUTPUT + " bytes.");
    }
  }

  /** Asks for the mirror, once, in a write of its own. */
  private void probe(Answer answer, boolean useless) throws IOException {
    if (!answer.probed && !useless) {
      answer.probed = true;
      stream.send(new RconPacket(answer.probeId, RconPacket.RESPONSE, NOTHING));
    }
  }

  /** UTF-8, or where it is none, a byte a character. */
  static String text(byte[] bytes) {
    try {
      return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      return new String(bytes, ISO_8859_1);
    }
  }

  @Override
  public void close() {
    open = false;
    stream.close();
  }
}
