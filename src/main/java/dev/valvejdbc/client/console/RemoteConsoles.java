package dev.valvejdbc.client.console;

import dev.valvejdbc.client.Failure;
import dev.valvejdbc.client.NoAnswerException;
import dev.valvejdbc.client.StopCheck;
import dev.valvejdbc.client.console.ConsoleHabits.Habit;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The consoles of game servers, by Source RCON, or where nothing listens for it, by GoldSrc's or
 * Quake's. Many may be used at once, each by one command at a time. A password that was refused
 * rests, as {@link RefusedPasswords} says.
 */
public final class RemoteConsoles implements AutoCloseable {
  /** How long a command and its answer may take, connecting included, where nobody says. */
  public static final Duration TIMEOUT = Duration.ofSeconds(10);

  private static final long IDLE_NANOS = TimeUnit.SECONDS.toNanos(30);

  /** How long a console waits for sockets that others give back, before it looks again. */
  private static final Duration CROWDED = Duration.ofMillis(20);

  private final Duration timeout;
  private final RefusedPasswords refused;
  private final ConsoleHabits habits = new ConsoleHabits();
  private final Map<InetSocketAddress, ConsoleDoor> doors = new ConcurrentHashMap<>();
  private final AtomicBoolean sweeping = new AtomicBoolean();
  private final ScheduledThreadPoolExecutor sweeper = sweeper();
  private volatile boolean closed;

  /** What is done behind a door. */
  private interface Errand<T> {
    T run(ConsoleSession session, Deadline deadline) throws InterruptedException;
  }

  /**
   * Makes a client; nothing is connected before the first command.
   *
   * @param timeout how long a command and its answer may take, connecting included
   */
  public RemoteConsoles(Duration timeout) {
    this(timeout, new RefusedPasswords());
  }

  /**
   * Makes a client that heeds what others were refused.
   *
   * @param timeout how long a command and its answer may take, connecting included
   * @param refused shared with them
   */
  public RemoteConsoles(Duration timeout, RefusedPasswords refused) {
    this.timeout = timeout;
    this.refused = refused;
  }

  /**
   * Runs a command. It is sent once, and never again.
   *
   * @param shown the address as the user wrote it, for errors
   * @throws NoAnswerException with a sentence, if there is no whole answer
   */
  public ConsoleOutput execute(
      InetSocketAddress peer, String shown, String password, String command, StopCheck check)
      throws InterruptedException {
    return errand(
        peer,
        shown,
        password,
        command,
        (s, deadline) -> s.execute(command, deadline, check),
        check);
  }

  /**
   * Sends a command, once, and does not wait for what the console prints.
   *
   * @param shown the address as the user wrote it, for errors
   * @throws NoAnswerException with a sentence, if it cannot be sent
   */
  public void send(
      InetSocketAddress peer, String shown, String password, String command, StopCheck check)
      throws InterruptedException {
    errand(
        peer,
        shown,
        password,
        command,
        (s, deadline) -> {
          s.send(command, deadline, check);
          return true;
        },
        check);
  }

  private <T> T errand(
      InetSocketAddress peer,
      String shown,
      String password,
      String command,
      Errand<T> errand,
      StopCheck check)
      throws InterruptedException {
    String refusal = RconSession.refusal(command);
    if (refusal != null) {
      throw new NoAnswerException(Failure.REFUSED, refusal);
    }
    ConsoleDoor door = doors.computeIfAbsent(peer, p -> new ConsoleDoor());
    check.await(door.lock());
    try {
      check.call();
      return run(door, peer, shown, password, errand, check);
    } catch (ConsoleSession.WrongPasswordException e) {
      throw wrongPassword(shown);
    } finally {
      door.used();
      door.lock().unlock();
      closeIdleLater();
    }
  }

  /** Does an errand in the session that is open, or in a new one that has to show the password. */
  private <T> T run(
      ConsoleDoor door,
      InetSocketAddress peer,
      String shown,
      String password,
      Errand<T> errand,
      StopCheck check)
      throws InterruptedException {
    ConsoleSession session = door.session(password, IDLE_NANOS);
    if (session != null && session.isTrusted()) {
      return errand.run(session, Deadline.in(timeout));
    }
    Deadline deadline;
    try (RefusedPasswords.Turn turn = refused.turn(peer, password, check)) {
      deadline = Deadline.in(timeout); // waiting for the turn is no fault of the console's
      try {
        if (session == null) {
          session = opened(door, peer, shown, password, deadline, check);
        }
        if (!session.isTrusted()) {
          return errand.run(session, deadline);
        }
      } catch (ConsoleSession.WrongPasswordException e) {
        turn.refused();
        throw e;
      }
    }
    return errand.run(session, deadline);
  }

  private ConsoleSession opened(
      ConsoleDoor door,
      InetSocketAddress peer,
      String shown,
      String password,
      Deadline deadline,
      StopCheck check)
      throws InterruptedException {
    while (true) {
      try {
        ConsoleSession made = open(peer, shown, password, deadline, check);
        door.enter(made, password);
        return made;
      } catch (NoDescriptorsException e) {
        closeAllIdleFor(0);
        if (deadline.isOver()) {
          throw new NoAnswerException(
              Failure.UNREACHABLE,
              "The console at "
                  + shown
                  + " was not asked: this process has as many sockets open as its system permits;"
                  + " raise the limit (ulimit -n).");
        }
        check.pause(CROWDED);
      }
    }
  }

  /** GoldSrc's consoles and Quake's listen for UDP alone. */
  private ConsoleSession open(
      InetSocketAddress peer, String shown, String password, Deadline deadline, StopCheck check)
      throws InterruptedException {
    Habit habit = habits.of(peer);
    try {
      ConsoleSession session;
      try {
        session = RconSession.open(peer, shown, password, habit, deadline, check);
      } catch (RconLogin.NoConsoleException e) {
        session = new UdpLogin(peer, shown, habit, deadline, check).session(password, e.nanos());
      }
      habit.answered();
      return session;
    } catch (NoAnswerException e) {
      if (e.failure() == Failure.UNREACHABLE || e.failure() == Failure.TIMEOUT) {
        habit.didNotAnswer();
      }
      throw e;
    }
  }

  private static NoAnswerException wrongPassword(String shown) {
    return new NoAnswerException(
        Failure.REFUSED,
        "The console at "
            + shown
            + " refuses the password; it is not tried again for "
            + RefusedPasswords.REST.toMinutes()
            + " minutes, since failures ban.");
  }

  /** Its thread goes when there is nothing to look for; a thread of the Java machine would stay. */
  private static ScheduledThreadPoolExecutor sweeper() {
    ScheduledThreadPoolExecutor sweeper =
        new ScheduledThreadPoolExecutor(
            1,
            work -> {
              Thread thread = new Thread(work, "valve-jdbc-consoles");
              thread.setDaemon(true);
              return thread;
            });
    sweeper.setKeepAliveTime(1, TimeUnit.SECONDS);
    sweeper.allowCoreThreadTimeOut(true);
    sweeper.setRejectedExecutionHandler(new ThreadPoolExecutor.DiscardPolicy()); // closed meanwhile
    return sweeper;
  }

  /**
   * Looks for idle connections in a while, and again as long as any is open. Once this is closed it
   * looks at once: a command that was under way then has left its connection behind.
   */
  private void closeIdleLater() {
    if (closed) {
      closeAllIdleFor(0);
    } else if (!sweeping.getAndSet(true)) {
      var unused =
          sweeper.schedule(
              () -> {
                sweeping.set(false);
                if (closeAllIdleFor(IDLE_NANOS)) {
                  closeIdleLater();
                }
              },
              IDLE_NANOS,
              TimeUnit.NANOSECONDS);
    }
  }

  /** Closes what no command used for so long; whether anything is still open. */
  private boolean closeAllIdleFor(long nanos) {
    boolean anyOpen = false;
    for (ConsoleDoor door : doors.values()) {
      anyOpen |= !door.isClosedIfIdleFor(nanos);
    }
    return anyOpen;
  }

  /** Closes the connections, those of commands that are under way as soon as they end. */
  @Override
  public void close() {
    closed = true;
    closeAllIdleFor(0);
    sweeper.shutdownNow();
  }
}
