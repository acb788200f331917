package dev.valvejdbc.client.console;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.valvejdbc.client.Failure;
import dev.valvejdbc.client.NoAnswerException;
import dev.valvejdbc.client.StopCheck;
import dev.valvejdbc.client.console.ConsoleHabits.Probe;
import dev.valvejdbc.protocol.rcon.RconPacket;
import dev.valvejdbc.wire.MalformedException;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** An authenticated conversation with one console: one command at a time, each sent once. */
final class RconSession implements ConsoleSession {
  private static final int LONGEST_COMMAND = RconPacket.LARGEST_REQUEST - 20;

  /** Behind an answer, the least that means its end where nothing marks it. */
  private static final Duration SILENCE = Duration.ofMillis(300);

  private static final byte[] NOTHING = {};

  private final String shown;
  private final boolean mirrors;
  private final RconStream stream;
  private final long silence;
  private boolean open = true;

  private RconSession(String shown, boolean mirrors, RconStream stream) {
    this.shown = shown;
    this.mirrors = mirrors;
    this.stream = stream;
    this.silence = Math.max(SILENCE.toNanos(), 4 * stream.roundTrip());
  }

  /**
   * Connects and shows the password, once.
   *
   * @throws WrongPasswordException if it is refused
   * @throws RconLogin.NoConsoleException if nothing listens there
   * @throws NoAnswerException if there is no console, or it does not answer
   */
  static RconSession open(
      InetSocketAddress peer,
      String shown,
      String password,
      ConsoleHabits habits,
      Deadline deadline,
      StopCheck check)
      throws InterruptedException {
    RconStream stream = new RconLogin(peer, shown, habits, deadline, check).stream(password);
    return new RconSession(shown, habits.probe(peer) == Probe.ECHOED, stream);
  }

  @Override
  public boolean isOpen() {
    return open;
  }

  /** It is not opened otherwise. */
  @Override
  public boolean isTrusted() {
    return true;
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
  public ConsoleOutput execute(String command, Deadline deadline, StopCheck check)
      throws InterruptedException {
    int id = stream.newId();
    RconAnswer answer = new RconAnswer(shown, id, stream.newId(), mirrors);
    try {
      stream.send(new RconPacket(id, RconPacket.COMMAND, command.getBytes(UTF_8)));
      return read(answer, deadline, check);
    } catch (EOFException e) {
      close();
      if (!mirrors && answer.hasBegun()) {
        return answer.output(false);
      }
      throw lost("closed the connection");
    } catch (IOException e) {
      close();
      throw lost("broke the connection off");
    } catch (MalformedException e) {
      close();
      throw lost("sent what is no RCON");
    } catch (RuntimeException | InterruptedException e) {
      close(); // the rest of the answer would be taken for the next one's
      throw e;
    }
  }

  private NoAnswerException lost(String how) {
    return new NoAnswerException(
        Failure.MALFORMED,
        "The console at " + shown + " " + how + "; whether the command ran is not known.");
  }

  private ConsoleOutput read(RconAnswer answer, Deadline deadline, StopCheck check)
      throws IOException, InterruptedException {
    boolean probed = false;
    while (true) {
      RconPacket packet =
          stream.receive(probed ? deadline.left() : deadline.atMost(silence), check);
      if (packet == null) {
        if (deadline.isOver()) {
          throw new NoAnswerException(
              Failure.TIMEOUT,
              "The console at "
                  + shown
                  + " gave no whole answer in time; the command may have run.");
        }
        if (!mirrors && stream.quiet() >= silence) {
          RconPacket begun = stream.unfinished();
          if (begun != null) {
            answer.take(begun); // its size promised more than came
            close();
          }
          if (answer.hasBegun()) {
            return answer.output(begun == null);
          }
        }
      } else if (answer.isEnd(packet)) {
        return answer.output(true);
      } else if (packet.type() == RconPacket.AUTH_RESPONSE && packet.id() == RconPacket.REFUSED) {
        throw new NoAnswerException(
            Failure.REFUSED,
            "The console at " + shown + " wants the password again; the command did not run.");
      } else {
        answer.take(packet);
      }
      if (mirrors && !probed && (answer.hasBegun() || packet == null)) {
        probed = true;
        stream.send(new RconPacket(answer.probeId(), RconPacket.RESPONSE, NOTHING));
      }
    }
  }

  @Override
  public void close() {
    open = false;
    stream.close();
  }
}
