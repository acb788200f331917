package dev.valvejdbc.client.console;

import dev.valvejdbc.client.Failure;
import dev.valvejdbc.client.NoAnswerException;
import dev.valvejdbc.client.StopCheck;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The consoles of game servers, by Source RCON, or where nothing listens for it, by GoldSrc's. Many
 * may be used at once, each by one command at a time. A password that was refused rests, as {@link
 * RefusedPasswords} says.
 */
public final class RemoteConsoles implements AutoCloseable {
  /** How long a command and its answer may take, connecting included, where nobody says. */
  public static final Duration TIMEOUT = Duration.ofSeconds(10);

  private static final long IDLE_NANOS = TimeUnit.SECONDS.toNanos(30);

  private final Duration timeout;
  private final ConsoleHabits habits = new ConsoleHabits();
  private final Map<InetSocketAddress, Console> consoles = new ConcurrentHashMap<>();
  private final RefusedPasswords refused;
  private final AtomicBoolean sweeping = new AtomicBoolean();

  private static final class Console {
    final ReentrantLock lock = new ReentrantLock();
    @Nullable ConsoleSession session;
    long lastUsed;
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
    String refusal = RconSession.refusal(command);
    if (refusal != null) {
      throw new NoAnswerException(Failure.REFUSED, refusal);
    }
    Console console = consoles.computeIfAbsent(peer, p -> new Console());
    check.await(console.lock);
    try {
      check.call();
      ConsoleOutput output = run(console, peer, shown, password, command, check);
      console.lastUsed = System.nanoTime();
      closeIdleLater();
      return output;
    } catch (ConsoleSession.WrongPasswordException e) {
      throw wrongPassword(shown);
    } finally {
      console.lock.unlock();
    }
  }

  /** Runs a command, by the session that is open, or by a new one that has to show the password. */
  private ConsoleOutput run(
      Console console,
      InetSocketAddress peer,
      String shown,
      String password,
      String command,
      StopCheck check)
      throws InterruptedException {
    ConsoleSession session = usable(console);
    if (session != null && session.isTrusted()) {
      return session.execute(command, Deadline.in(timeout), check);
    }
    Deadline deadline;
    try (RefusedPasswords.Turn turn = refused.turn(peer, password, check)) {
      deadline = Deadline.in(timeout); // waiting for the turn is no fault of the console's
      try {
        if (session == null) {
          session = open(peer, shown, password, deadline, check);
          console.session = session;
        }
        if (!session.isTrusted()) {
          return session.execute(command, deadline, check);
        }
      } catch (ConsoleSession.WrongPasswordException e) {
        turn.refused();
        throw e;
      }
    }
    return session.execute(command, deadline, check);
  }

  private static @Nullable ConsoleSession usable(Console console) {
    ConsoleSession known = console.session;
    if (known != null && known.isOpen() && System.nanoTime() - console.lastUsed < IDLE_NANOS) {
      return known;
    }
    if (known != null) {
      known.close();
      console.session = null;
    }
    return null;
  }

  /** GoldSrc's consoles listen for UDP alone. */
  private ConsoleSession open(
      InetSocketAddress peer, String shown, String password, Deadline deadline, StopCheck check)
      throws InterruptedException {
    try {
      return RconSession.open(peer, shown, password, habits, deadline, check);
    } catch (RconLogin.NoConsoleException e) {
      return GoldSrcConsole.open(peer, shown, password, deadline, check);
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

  /** Looks for idle connections in a while, and again as long as any is open. */
  private void closeIdleLater() {
    if (!sweeping.getAndSet(true)) {
      CompletableFuture.delayedExecutor(IDLE_NANOS, TimeUnit.NANOSECONDS)
          .execute(
              () -> {
                sweeping.set(false);
                if (closeAllIdleFor(IDLE_NANOS)) {
                  closeIdleLater();
                }
              });
    }
  }

  /** Closes what no command used for so long; whether anything is still open. */
  private boolean closeAllIdleFor(long nanos) {
    boolean anyOpen = false;
    for (Console console : consoles.values()) {
      anyOpen |= !isClosedIfIdleFor(console, nanos);
    }
    return anyOpen;
  }

  private static boolean isClosedIfIdleFor(Console console, long nanos) {
    if (!console.lock.tryLock()) {
      return false; // a command is under way
    }
    try {
      if (console.session != null && System.nanoTime() - console.lastUsed >= nanos) {
        console.session.close();
        console.session = null;
      }
      return console.session == null;
    } finally {
      console.lock.unlock();
    }
  }

  @Override
  public void close() {
    closeAllIdleFor(0);
  }
}
