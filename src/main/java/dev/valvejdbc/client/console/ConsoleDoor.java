package dev.valvejdbc.client.console;

import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * One console as this client uses it: who holds the lock may enter. A session belongs to the
 * password that opened it; another password opens another. Nothing prints the passwords.
 */
final class ConsoleDoor {
  private final ReentrantLock lock = new ReentrantLock();
  private @Nullable ConsoleSession session;
  private @Nullable String password;
  private long lastUsed;

  ReentrantLock lock() {
    return lock;
  }

  /** The open session of a password; null if there is none, and then any other is closed. */
  @Nullable ConsoleSession session(String wished, long idleNanos) {
    ConsoleSession known = session;
    if (known != null
        && known.isOpen()
        && wished.equals(password)
        && System.nanoTime() - lastUsed < idleNanos) {
      return known;
    }
    leave();
    return null;
  }

  void enter(ConsoleSession opened, String by) {
    session = opened;
    password = by;
    used();
  }

  void used() {
    lastUsed = System.nanoTime();
  }

  private void leave() {
    if (session != null) {
      session.close();
      session = null;
      password = null;
    }
  }

  /** Closes the session if no command used it for so long; whether none is open then. */
  boolean isClosedIfIdleFor(long nanos) {
    if (!lock.tryLock()) {
      return false; // a command is under way
    }
    try {
      if (session != null && System.nanoTime() - lastUsed >= nanos) {
        leave();
      }
      return session == null;
    } finally {
      lock.unlock();
    }
  }
}
