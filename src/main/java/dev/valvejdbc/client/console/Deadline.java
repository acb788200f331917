package dev.valvejdbc.client.console;

import java.time.Duration;

/**
 * When a whole exchange with a console has to be over, whatever the console still sends.
 *
 * @param at in the time of {@link System#nanoTime}
 */
record Deadline(long at) {
  static Deadline in(Duration time) {
    return new Deadline(System.nanoTime() + time.toNanos());
  }

  /** Nanoseconds left; not positive once it is over. */
  long left() {
    return at - System.nanoTime();
  }

  /** The nanoseconds of a wait that ends with the exchange at the latest. */
  long atMost(long nanos) {
    return Math.min(nanos, left());
  }

  boolean isOver() {
    return left() <= 0;
  }
}
