package dev.valvejdbc.client.a2s;

import org.jspecify.annotations.Nullable;

/** The round trips of one conversation, as far as they are sure. */
final class Pings {
  private final RoundTrips roundTrips;
  private @Nullable Long first;
  private boolean paused;

  /** Has none yet. */
  Pings(RoundTrips roundTrips) {
    this.roundTrips = roundTrips;
  }

  /** Passes over what comes now: it was decoded elsewhere, and the time of that is no ping. */
  void pause() {
    paused = true;
  }

  void resume() {
    paused = false;
  }

  /**
   * Notes a datagram that came back for a question.
   *
   * @param sure whether it is for this one
   */
  void replied(QuestionState question, long now, boolean sure) {
    long roundTrip = question.replied(now);
    if (sure && roundTrip >= 0 && !paused) {
      roundTrips.observe(roundTrip);
      if (first == null) {
        first = roundTrip;
      }
    }
  }

  /** The first of them in nanoseconds; null for none. */
  @Nullable Long first() {
    return first;
  }
}
