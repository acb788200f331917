package dev.valvejdbc.client.a2s;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.valvejdbc.client.HeapPart;
import dev.valvejdbc.client.a2s.Answer.Failed;
import dev.valvejdbc.net.PeerKey;
import dev.valvejdbc.protocol.a2s.Question;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Remembers which questions servers left without an answer, or without one that could be read until
 * the deadline, so that nobody who would wait no longer waits for the same again. Safe for many
 * threads.
 */
public final class Silences {
  /** How old a silence may be at most: a server that comes back is soon seen. */
  static final Duration LONGEST_TTL = Duration.ofSeconds(30);

  private static final long MOST = 100_000;
  private static final HeapPart ROOM = HeapPart.oneOf(32);
  private static final int BYTES = 400;

  private final LongSupplier clock;
  private final Cache<Key, Silence> silences =
      Caffeine.newBuilder()
          .maximumSize(Math.min(MOST, ROOM.holds(BYTES)))
          .executor(Runnable::run)
          .build();

  private record Key(PeerKey peer, Question question) {}

  private record Silence(Failed<?> failed, Patience waited, long endedNanos) {}

  /** Remembers nothing yet. */
  public Silences() {
    this(System::nanoTime);
  }

  /**
   * Remembers nothing yet.
   *
   * @param clock nanoseconds from any moment on
   */
  Silences(LongSupplier clock) {
    this.clock = clock;
  }

  /**
   * How long somebody waits for an answer.
   *
   * @param timeout all attempts included
   * @param retries further attempts
   */
  record Patience(Duration timeout, int retries) {
    boolean isMoreThan(Patience other) {
      return timeout.compareTo(other.timeout) > 0 || retries > other.retries;
    }
  }

  /** Remembers a silence. */
  void put(InetSocketAddress peer, Question question, Failed<?> failed, Patience waited) {
    silences.put(
        new Key(new PeerKey(peer), question), new Silence(failed, waited, clock.getAsLong()));
  }

  /** Forgets the silence of a server that has answered. */
  void forget(InetSocketAddress peer, Question question) {
    Key key = new Key(new PeerKey(peer), question);
    if (silences.asMap().containsKey(key)) { // most were not silent, and looking costs less
      silences.invalidate(key);
    }
  }

  /**
   * The silence, if it is no older than the given time, half a minute at most, and the asker would
   * not wait longer or ask more often.
   */
  @Nullable Failed<?> get(InetSocketAddress peer, Question question, Patience asker, Duration ttl) {
    Silence silence = silences.getIfPresent(new Key(new PeerKey(peer), question));
    return silence != null
            && !asker.isMoreThan(silence.waited)
            && clock.getAsLong() - silence.endedNanos
                <= Math.min(ttl.toNanos(), LONGEST_TTL.toNanos())
        ? silence.failed
        : null;
  }
}
