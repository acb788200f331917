package dev.valvejdbc.client.console;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.valvejdbc.client.Failure;
import dev.valvejdbc.client.NoAnswerException;
import dev.valvejdbc.client.StopCheck;
import dev.valvejdbc.net.PeerSocket;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A console of GoldSrc, by UDP: a challenge, then the command with the password. Nothing marks the
 * end of an answer but silence. Source: the engine, and what servers were seen to do.
 */
final class GoldSrcConsole implements ConsoleSession {
  private static final byte[] HEADER = {-1, -1, -1, -1};
  private static final int LONGEST_REQUEST = 500;
  private static final int LARGEST_OUTPUT = 16 << 20;
  private static final long IDLE = Duration.ofMillis(300).toNanos();
  private static final int CHALLENGE_TRIES = 3;
  private static final long CHALLENGE_WAIT = Duration.ofSeconds(1).toNanos();
  private static final Pattern CHALLENGE = Pattern.compile("challenge\\s+rcon\\s+(\\d{1,10}).*");
  private static final int OUTPUT = 'l';

  private final String shown;
  private final String password;
  private final PeerSocket socket;
  private boolean open = true;
  private boolean trusted;

  private GoldSrcConsole(String shown, String password, PeerSocket socket) {
    this.shown = shown;
    this.password = password;
    this.socket = socket;
  }

  /**
   * Looks for a console by asking for a challenge; the password is shown with the first command.
   *
   * @throws NoAnswerException if there is none, or the password cannot be sent
   */
  static GoldSrcConsole open(
      InetSocketAddress peer, String shown, String password, Deadline deadline, StopCheck check)
      throws InterruptedException {
    if (password.indexOf('"') >= 0 || password.chars().anyMatch(c -> c < ' ')) {
      throw new NoAnswerException(
          Failure.REFUSED,
          "The password of the console at "
              + shown
              + " holds a character that GoldSrc cannot take.");
    }
    GoldSrcConsole console = new GoldSrcConsole(shown, password, PeerSocket.open(peer));
    try {
      console.challenge(deadline, check);
      return console;
    } catch (RuntimeException | InterruptedException e) {
      console.close();
      throw e;
    }
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

  /** Asks for a challenge, which does no harm, and again if it gets lost. */
  private String challenge(Deadline deadline, StopCheck check) throws InterruptedException {
    long wait = Math.min(deadline.left() / CHALLENGE_TRIES, CHALLENGE_WAIT);
    for (int i = 0; i < CHALLENGE_TRIES; i++) {
      send("challenge rcon\n");
      String number = check.await(wait, this::challengeNumber);
      if (number != null) {
        return number;
      }
    }
    throw new NoAnswerException(
        Failure.UNREACHABLE, "No console can be reached at " + shown + ", by TCP or by UDP.");
  }

  private @Nullable String challengeNumber(long nanos) {
    byte[] answer = receive(nanos);
    if (answer == null) {
      return null;
    }
    Matcher matcher = CHALLENGE.matcher(new String(answer, ISO_8859_1).strip());
    return matcher.lookingAt() ? matcher.group(1) : null;
  }

  private NoAnswerException trouble(Failure failure, String what) {
    return new NoAnswerException(failure, "The console at " + shown + " " + what + ".");
  }

  private void send(String text) {
    byte[] body = text.getBytes(UTF_8);
    socket.send(ByteBuffer.allocate(HEADER.length + body.length).put(HEADER).put(body).array());
  }

  /** What follows the header of the next datagram; null if none came. */
  private byte @Nullable [] receive(long nanos) {
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

  @Override
  public ConsoleOutput execute(String command, Deadline deadline, StopCheck check)
      throws InterruptedException {
    String request =
        "rcon " + challenge(deadline, check) + " \"" + password + "\" " + command + "\0";
    if (request.getBytes(UTF_8).length > LONGEST_REQUEST) {
      throw new NoAnswerException(
          Failure.REFUSED, "The command is too long for the console at " + shown + ".");
    }
    send(request);
    ConsoleOutput answer = ConsoleOutput.of(read(deadline, check), true);
    String output = answer.text();
    if (output.startsWith("Bad rcon_password")) {
      close();
      if (output.contains("No password set")) {
        throw trouble(Failure.REFUSED, "has no password set, and takes no commands");
      }
      if (output.contains("Bad challenge")) {
        throw trouble(Failure.REFUSED, "did not know its own challenge; the command did not run");
      }
      throw new WrongPasswordException();
    }
    if (output.startsWith("You have been banned")) {
      close();
      throw trouble(Failure.REFUSED, "has banned this address");
    }
    trusted = true;
    return answer;
  }

  private byte[] read(Deadline deadline, StopCheck check) throws InterruptedException {
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    byte[] part = check.await(deadline.left(), this::printed);
    if (part == null) {
      throw trouble(Failure.TIMEOUT, "does not answer; whether the command ran is not known");
    }
    while (part != null) {
      int length = part.length;
      while (length > 1 && part[length - 1] == 0) {
        length--;
      }
      output.write(part, 1, length - 1);
      if (output.size() > LARGEST_OUTPUT) {
        throw trouble(Failure.MALFORMED, "printed more than " + LARGEST_OUTPUT + " bytes");
      }
      if (deadline.isOver()) {
        throw trouble(Failure.TIMEOUT, "gave no whole answer in time; the command may have run");
      }
      part = check.await(deadline.atMost(IDLE), this::printed);
    }
    return output.toByteArray();
  }

  private byte @Nullable [] printed(long nanos) {
    byte[] body = receive(nanos);
    return body != null && body.length > 0 && body[0] == OUTPUT ? body : null;
  }

  @Override
  public void close() {
    open = false;
    socket.close();
  }
}
