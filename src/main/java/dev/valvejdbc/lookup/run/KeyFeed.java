package dev.valvejdbc.lookup.run;

import org.jspecify.annotations.Nullable;

/** Draws left rows and asks for their keys; all methods are for the consumer's thread. */
interface KeyFeed {

  /** What the consumer has to wait for. */
  enum State {
    /** Look-ups are under way. */
    ASKED,
    /** Nothing is under way, but the left side has not ended. */
    WAITING_FOR_LEFT,
    /** Nothing more will come. */
    ENDED
  }

  /** Asks what can be asked, and says what to wait for; throws what the left side threw. */
  State state();

  /** The next left row whose key is null, or null if none is there. */
  @Nullable Object @Nullable [] pollKeyless();

  /** Waits for the left side, at most the given nanoseconds. */
  void awaitLeft(long nanos) throws InterruptedException;

  /** Counts one answer as taken. */
  void taken();

  /** Ends asking and closes the left side. */
  void close();
}
