package dev.valvejdbc.client.a2s;

import dev.valvejdbc.client.Failure;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What came of one question to one server. Silence is data: a server that does not answer is a
 * value, not an exception.
 *
 * @param <T> the protocol's record
 */
public sealed interface Answer<T> {

  /** How often the question was sent, challenges not counted; 0 if it was not. */
  int attempts();

  /** When the answer came, or the waiting ended. */
  Instant at();

  /**
   * An answer.
   *
   * @param pingNanos nanoseconds from a packet of the same conversation to the one that answered
   *     it, a challenge included; null if packets were repeated, since A2S does not tell which of
   *     them is answered, and for an answer that no packet brought
   * @param receivedNanos when it came, in the time of {@link System#nanoTime}
   */
  record Answered<T>(
      T value, @Nullable Long pingNanos, int attempts, Instant at, long receivedNanos)
      implements Answer<T> {

    /** The age of the answer in milliseconds at a moment of {@link System#nanoTime}. */
    public long ageMillis(long now) {
      return Math.max(0, (now - receivedNanos) / 1_000_000);
    }
  }

  /**
   * No answer.
   *
   * @param reason a clause for the user, such as "no answer within 3 s"
   */
  record Failed<T>(Failure failure, String reason, int attempts, Instant at) implements Answer<T> {}
}
