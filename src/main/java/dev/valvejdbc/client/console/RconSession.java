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
import org.jspecify.annotations.Nullable;

/** An authenticated conversation with one console: one command at a time, each sent once. */
final class RconSession implements ConsoleSession {
  private static final int LONGEST_COMMAND = RconPacket.LARGEST_REQUEST - 20;

  private static final byte[] NOTHING = {};

  private final String shown;
  private final Habit habit;
  private final RconStream stream;
  private boolean open = true;

  private RconSession(String shown, Habit habit, RconStream stream) {
    this.shown = shown;
    this.habit = habit;
    this.stream = stream;
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
      Habit habit,
      Deadline deadline,
      StopCheck check)
      throws InterruptedException {
    RconStream stream = new RconLogin(peer, shown, habit, deadline, check).stream(password);
    return new RconSession(shown, habit, stream);
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
    boolean mirrors = habit.probe() == Probe.ECHOED;
    RconAnswer answer = new RconAnswer(shown, id, stream.newId(), mirrors);
    try {
      stream.send(new RconPacket(id, RconPacket.COMMAND, command.getBytes(UTF_8)));
      return mirrors
          ? readToProbe(answer, deadline, check)
          : readToSilence(answer, deadline, check);
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
    } catch (RuntimeException | Error | InterruptedException e) {
      close(); // the rest of the answer would be taken for the next one's
      throw e;
    }
  }

  @Override
  public void send(String command, Deadline deadline, StopCheck check) {
    try {
      stream.send(new RconPacket(stream.newId(), RconPacket.COMMAND, command.getBytes(UTF_8)));
      if (habit.probe() != Probe.ECHOED) {
        stream.finish();
        close(); // the answer, for which nobody waits, could be taken for the next one's
      }
    } catch (IOException e) {
      close();
      throw lost("broke the connection off");
    }
  }

  private NoAnswerException lost(String how) {
    return new NoAnswerException(
        Failure.MALFORMED,
        "The console at " + shown + " " + how + "; whether the command ran is not known.");
  }

  /**
   * Reads to the mirrored probe, which is sent behind the first frame, or after some silence: a
   * command that prints nothing may have no frame, and one that arrives together with the probe may
   * be lost.
   */
  private ConsoleOutput readToProbe(RconAnswer answer, Deadline deadline, StopCheck check)
      throws IOException, InterruptedException {
    AnswerPace pace = habit.beginnings();
    long silence = pace.silence(0, stream.roundTrip());
    long sent = System.nanoTime();
    boolean probed = false;
    while (true) {
      RconPacket packet =
          stream.receive(probed ? deadline.left() : deadline.atMost(silence), check);
      if (packet == null && deadline.isOver()) {
        throw late();
      }
      if (packet != null) {
        refuseIfForgotten(packet);
        if (answer.isEnd(packet)) {
          if (!answer.hasBegun()) {
            pace.ended();
          }
          return answer.output(true);
        }
        if (answer.isOfEarlier(packet)) {
          pace.wasTooShort();
        }
        boolean first = !answer.hasBegun();
        if (answer.take(packet) && first) {
          pace.paused(System.nanoTime() - sent);
        }
      }
      if (!probed && (answer.hasBegun() || packet == null)) {
        probed = true;
        stream.send(new RconPacket(answer.probeId(), RconPacket.RESPONSE, NOTHING));
      }
    }
  }

  /** Reads until the console is silent for as long as its answers so far ask for. */
  private ConsoleOutput readToSilence(RconAnswer answer, Deadline deadline, StopCheck check)
      throws IOException, InterruptedException {
    AnswerPace pace = habit.frames();
    long patient = AnswerPace.patient(stream.roundTrip());
    long lastTaken = 0;
    while (true) {
      long silence =
          answer.hasBegun() && stream.unfinished() == null
              ? pace.silence(answer.lastPart(), stream.roundTrip())
              : patient;
      long quiet = Math.min(stream.quiet(), silence - 1);
      RconPacket packet =
          stream.receive(deadline.atMost(answer.hasBegun() ? silence - quiet : silence), check);
      if (packet != null) {
        refuseIfForgotten(packet);
        if (packet.id() == stream.loginProbe()) {
          habit.learn(Probe.ECHOED); // a slow console: from the next command on
        } else if (answer.isOfEarlier(packet)) {
          pace.wasTooShort();
        } else if (answer.take(packet)) {
          long now = System.nanoTime();
          if (lastTaken != 0) {
            pace.paused(now - lastTaken);
          }
          lastTaken = now;
        }
      } else if (deadline.isOver()) {
        throw late();
      } else if (stream.quiet() >= silence) {
        RconPacket begun = stream.unfinished();
        if (begun != null) {
          answer.take(begun); // its size promised more than came
          close();
        }
        if (answer.hasBegun()) {
          pace.ended();
          return answer.output(begun == null);
        }
      }
    }
  }

  private void refuseIfForgotten(RconPacket packet) {
    if (packet.type() == RconPacket.AUTH_RESPONSE && packet.id() == RconPacket.REFUSED) {
      throw new NoAnswerException(
          Failure.REFUSED,
          "The console at " + shown + " wants the password again; the command did not run.");
    }
  }

  private NoAnswerException late() {
    return new NoAnswerException(
        Failure.TIMEOUT,
        "The console at " + shown + " gave no whole answer in time; the command may have run.");
  }

  @Override
  public void close() {
    open = false;
    stream.close();
  }
}
