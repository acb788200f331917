package dev.valvejdbc.client.console;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.valvejdbc.client.StopCheck;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A console that is spoken to as Quake's, which Xash keeps: the command with the password in one
 * datagram, without a challenge. Source: the engine, and what servers were seen to do.
 */
final class QuakeConsole implements ConsoleSession, RconDatagrams.Reading {
  /** Asks for a word that every server says, whoever asks. */
  static final String PING = "ping\n";

  private static final String ACKNOWLEDGED = "ack";
  private static final byte[] PRINT = "print\n".getBytes(US_ASCII);

  /** Behind colours and the word error. */
  private static final String BAD_PASSWORD = "Bad rcon_password";

  private final RconDatagrams datagrams;
  private final String password;
  private boolean open = true;
  private boolean trusted;

  QuakeConsole(RconDatagrams datagrams, String password) {
    this.datagrams = datagrams;
    this.password = password;
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

  @Override
  public ConsoleOutput execute(String command, Deadline deadline, StopCheck check)
      throws InterruptedException {
    ask(command);
    byte[] bytes =
        datagrams.read(
            this,
            trusted,
            "does not answer; it prints nothing where the password is wrong, where rcon is off,"
                + " and for commands without output: whether the command ran is not known",
            deadline,
            check);
    ConsoleOutput answer = ConsoleOutput.of(bytes, true);
    int refusal = answer.text().indexOf(BAD_PASSWORD);
    if (refusal >= 0 && answer.text().lastIndexOf('\n', refusal) < 0) {
      close();
      throw new WrongPasswordException();
    }
    trusted = true;
    return answer;
  }

  @Override
  public void send(String command, Deadline deadline, StopCheck check) {
    ask(command);
    close(); // the answer, for which nobody waits, could be taken for the next one's
  }

  private void ask(String command) {
    datagrams.sendCommand("rcon \"" + password + "\" " + command, PING, this);
  }

  /** Whether a datagram is the reply to {@link #PING}. */
  static boolean acknowledges(byte[] body) {
    return new String(body, US_ASCII).trim().equals(ACKNOWLEDGED); // an end of line, a NUL, or both
  }

  @Override
  public boolean isMark(byte[] body) {
    return acknowledges(body);
  }

  @Override
  public byte @Nullable [] printed(byte[] body) {
    if (body.length < PRINT.length
        || !Arrays.equals(body, 0, PRINT.length, PRINT, 0, PRINT.length)) {
      return null;
    }
    int length = body.length;
    while (length > PRINT.length && body[length - 1] == 0) {
      length--;
    }
    return Arrays.copyOfRange(body, PRINT.length, length);
  }

  @Override
  public void close() {
    open = false;
    datagrams.close();
  }
}
