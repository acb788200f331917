package dev.valvejdbc.client.console;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.valvejdbc.client.StopCheck;
import java.net.InetSocketAddress;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/**
 * The passwords that consoles refused lately, over all connections of a driver: each rests for a
 * while, since consoles ban an address after some failures. A password that is not known to be
 * right is shown to a console by one connection at a time, so that a pool fails once and not ten
 * times. Safe for many threads.
 */
public final class RefusedPasswords {
  /** How long a refused password is not tried again at its address. */
  public static final Duration REST = Duration.ofMinutes(5);

  private static final int MOST = 10_000;
  private static final int SALT_BYTES = 16;

  private final LongSupplier clock;
  private final byte[] salt = new byte[SALT_BYTES];
  private final Map<Key, Long> refusedAt = new LinkedHashMap<>();
  private final Map<Key, Turn> turns = new HashMap<>();

  /** A password at an address; a digest, so that none is kept. */
  private record Key(InetSocketAddress peer, String digest) {}

  /** Remembers none yet. */
  public RefusedPasswords() {
    this(System::nanoTime);
  }

  /**
   * Remembers by another clock.
   *
   * @param clock nanoseconds, as {@link System#nanoTime} counts them
   */
  RefusedPasswords(LongSupplier clock) {
    this.clock = clock;
    new SecureRandom().nextBytes(salt);
  }

  /** The right to show a password to a console, until it is closed. */
  final class Turn implements AutoCloseable {
    private final Key key;
    private final ReentrantLock lock = new ReentrantLock();
    private int users;

    private Turn(Key key) {
      this.key = key;
    }

    /** Lets the password rest. */
    void refused() {
      rest(key);
    }

    @Override
    public void close() {
      lock.unlock();
      leave(this);
    }
  }

  /**
   * Waits until nobody else shows the password to the console.
   *
   * @throws ConsoleSession.WrongPasswordException if it rests
   */
  Turn turn(InetSocketAddress peer, String password, StopCheck check) throws InterruptedException {
    Turn turn = enter(new Key(peer, digest(password)));
    try {
      check.await(turn.lock);
    } catch (RuntimeException | Error | InterruptedException e) {
      leave(turn);
      throw e;
    }
    if (rests(turn.key)) {
      turn.close();
      throw new ConsoleSession.WrongPasswordException();
    }
    return turn;
  }

  private synchronized Turn enter(Key key) {
    Turn turn = turns.computeIfAbsent(key, Turn::new);
    turn.users++;
    return turn;
  }

  private synchronized void leave(Turn turn) {
    if (--turn.users == 0) {
      turns.remove(turn.key);
    }
  }

  private synchronized boolean rests(Key key) {
    Long at = refusedAt.get(key);
    return at != null && clock.getAsLong() - at < REST.toNanos();
  }

  private synchronized void rest(Key key) {
    refusedAt.remove(key);
    refusedAt.put(key, clock.getAsLong());
    Iterator<Long> oldest = refusedAt.values().iterator();
    while (refusedAt.size() > MOST) {
      oldest.next();
      oldest.remove();
    }
  }

  private String digest(String password) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(salt);
      return HexFormat.of().formatHex(digest.digest(password.getBytes(UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
