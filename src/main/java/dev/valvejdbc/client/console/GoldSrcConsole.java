package dev.valvejdbc.client.console;

import dev.valvejdbc.client.Failure;
import dev.valvejdbc.client.NoAnswerException;
import dev.valvejdbc.client.StopCheck;
import java.time.Duration;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A console of GoldSrc, by UDP: a challenge, then the command with the password. Source: the
 * engine, and what servers were seen to do.
 */
final class GoldSrcConsole implements ConsoleSession, RconDatagrams.Reading {
  private static final int CHALLENGE_TRIES = 3;
  private static final int OUTPUT = 'l';

  /** How long the challenge that marked the end of an answer is good for the next command. */
  private static final long FRESH = Duration.ofSeconds(5).toNanos();

  private final RconDatagrams datagrams;
  private final String password;
  private final long challengeWait;
  private boolean open = true;
  private boolean trusted;
  private @Nullable String challenge;
  private long challengedAt;

  /**
   * Makes a session.
   *
   * @param challengeWait nanoseconds to wait for a challenge before asking again
   */
  GoldSrcConsole(RconDatagrams datagrams, String password, long challengeWait) {
    this.datagrams = datagrams;
    this.password = password;
    this.challengeWait = challengeWait;
  }

  @Override
  public boolean isOpen() {
    return open;
  }

  /** The first answer to a command shows it. */
  @Override
  public boolean isTrusted() {
    return trusted;
  }

  private String challenge(Deadline deadline, StopCheck check) throws InterruptedException {
    String known = challenge;
    challenge = null;
    if (known != null && System.nanoTime() - challengedAt < FRESH) {
      return known;
    }
    for (int i = 0; i < CHALLENGE_TRIES; i++) {
      datagrams.send(RconChallenge.WISH);
      String number =
          check.await(
              deadline.atMost(challengeWait), n -> RconChallenge.number(datagrams.receive(n)));
      if (number != null) {
        return number;
      }
    }
    throw new NoAnswerException(
        Failure.UNREACHABLE,
        "The console at " + datagrams.shown() + " gives no challenge any more; nothing was sent.");
  }

  @Override
  public ConsoleOutput execute(String command, Deadline deadline, StopCheck check)
      throws InterruptedException {
    ask(command, deadline, check);
    byte[] bytes =
        datagrams.read(
            this,
            trusted,
            "does not answer; whether the command ran is not known",
            deadline,
            check);
    ConsoleOutput answer = ConsoleOutput.of(bytes, true);
    String output = answer.text();
    if (output.startsWith("Bad rcon_password")) {
      close();
      if (output.contains("No password set")) {
        throw datagrams.trouble(Failure.REFUSED, "has no password set, and takes no commands");
      }
      if (output.contains("Bad challenge")) {
        throw datagrams.trouble(
            Failure.REFUSED, "did not know its own challenge; the command did not run");
      }
      throw new WrongPasswordException();
    }
    if (output.startsWith("You have been banned")) {
      close();
      throw datagrams.trouble(Failure.REFUSED, "has banned this address");
    }
    trusted = true;
    return answer;
  }

  @Override
  public void send(String command, Deadline deadline, StopCheck check) throws InterruptedException {
    ask(command, deadline, check);
    close(); // the answer, for which nobody waits, could be taken for the next one's
  }

  private void ask(String command, Deadline deadline, StopCheck check) throws InterruptedException {
    datagrams.sendCommand(
        "rcon " + challenge(deadline, check) + " \"" + password + "\" " + command + "\0",
        RconChallenge.WISH,
        this);
  }

  /** The challenge for the next command. */
  @Override
  public boolean isMark(byte[] body) {
    String number = RconChallenge.number(body);
    if (number == null) {
      return false;
    }
    challenge = number;
    challengedAt = System.nanoTime();
    return true;
  }

  @Override
  public byte @Nullable [] printed(byte[] body) {
    if (body.length == 0 || body[0] != OUTPUT) {
      return null;
    }
    int length = body.length;
    while (length > 1 && body[length - 1] == 0) {
      length--;
    }
    return Arrays.copyOfRange(body, 1, length);
  }

  @Override
  public void close() {
    open = false;
    datagrams.close();
  }
}
