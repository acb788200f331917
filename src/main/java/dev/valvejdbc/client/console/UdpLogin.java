package dev.valvejdbc.client.console;

import dev.valvejdbc.client.Failure;
import dev.valvejdbc.client.NoAnswerException;
import dev.valvejdbc.client.StopCheck;
import dev.valvejdbc.client.console.ConsoleHabits.Habit;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Finds out which rcon a server speaks by UDP, before any password is shown: GoldSrc's answers to
 * the wish for a challenge, Quake's, which Xash speaks, to a ping.
 */
final class UdpLogin {
  private static final int TRIES = 3;
  private static final long LONGEST_WAIT = Duration.ofSeconds(1).toNanos();
  private static final long SHORTEST_WAIT = Duration.ofMillis(250).toNanos();

  private final InetSocketAddress peer;
  private final String shown;
  private final Habit habit;
  private final Deadline deadline;
  private final StopCheck check;

  UdpLogin(InetSocketAddress peer, String shown, Habit habit, Deadline deadline, StopCheck check) {
    this.peer = peer;
    this.shown = shown;
    this.habit = habit;
    this.deadline = deadline;
    this.check = check;
  }

  /**
   * Looks for a console; the password is shown with the first command.
   *
   * @param refusedAfter how long the peer took to refuse a connection by TCP, in nanoseconds
   * @throws NoAnswerException if there is none, or the password cannot be sent
   */
  ConsoleSession session(String password, long refusedAfter) throws InterruptedException {
    if (password.indexOf('"') >= 0 || password.chars().anyMatch(c -> c < ' ')) {
      throw new NoAnswerException(
          Failure.REFUSED,
          "The password of the console at "
              + shown
              + " holds a character that no console by UDP can take.");
    }
    RconDatagrams datagrams = new RconDatagrams(peer, shown, habit);
    boolean found = false;
    try {
      ConsoleSession session = find(datagrams, password, patience(refusedAfter));
      found = true;
      return session;
    } finally {
      if (!found) {
        datagrams.close();
      }
    }
  }

  private long patience(long refusedAfter) {
    long fair = Math.max(SHORTEST_WAIT, Math.min(LONGEST_WAIT, 8 * refusedAfter));
    return Math.min(habit.isSilent() ? SHORTEST_WAIT : fair, deadline.left() / TRIES);
  }

  private ConsoleSession find(RconDatagrams datagrams, String password, long wait)
      throws InterruptedException {
    try {
      for (int i = 0; i < (habit.isSilent() ? 1 : TRIES); i++) {
        datagrams.send(RconChallenge.WISH);
        datagrams.send(QuakeConsole.PING);
        long start = System.nanoTime();
        ConsoleSession session =
            check.<ConsoleSession, IOException>await(
                wait,
                nanos -> speaker(datagrams.receiveUnlessClosed(nanos), datagrams, password, wait));
        if (session != null) {
          datagrams.tookTurn(System.nanoTime() - start);
          return session;
        }
      }
    } catch (IOException e) {
      // a closed port: nobody will answer a repeat
    }
    throw new NoAnswerException(
        Failure.UNREACHABLE, "No console can be reached at " + shown + ", by TCP or by UDP.");
  }

  /** A session in the form that a datagram shows; null if it shows none. */
  private static @Nullable ConsoleSession speaker(
      byte @Nullable [] body, RconDatagrams datagrams, String password, long wait) {
    if (body == null) {
      return null;
    }
    GoldSrcConsole goldSrc = new GoldSrcConsole(datagrams, password, wait);
    if (goldSrc.isMark(body)) {
      return goldSrc;
    }
    return QuakeConsole.acknowledges(body) ? new QuakeConsole(datagrams, password) : null;
  }
}
