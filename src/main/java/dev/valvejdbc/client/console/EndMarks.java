package dev.valvejdbc.client.console;

import java.time.Duration;

/**
 * Learns whether a console answers datagrams one after another: then the reply to a harmless
 * question that was sent behind a command marks the end of the command's answer. Safe for many
 * threads.
 */
final class EndMarks {
  /** Answers behind whose mark a full silence was waited for before the mark is believed. */
  private static final int LESSONS = 2;

  /** What it takes, in answers, to believe again once something came behind a mark. */
  private static final int DOUBTS = 8;

  private static final long SHORTEST = Duration.ofMillis(2).toNanos();
  private static final long LONGEST = Duration.ofMillis(20).toNanos();

  private int lessons;

  /** Whether a mark is the end. */
  synchronized boolean areBelieved() {
    return lessons >= LESSONS;
  }

  /** Whether something came behind a mark lately. */
  synchronized boolean areDoubted() {
    return lessons < 0;
  }

  /** Nanoseconds to wait behind a mark that is believed, since datagrams overtake each other. */
  static long silence(long roundTrip) {
    return Math.max(SHORTEST, Math.min(LONGEST, roundTrip / 4));
  }

  /** An answer ended behind its mark. */
  synchronized void ended() {
    lessons = Math.min(LESSONS, lessons + 1);
  }

  /** A part of an answer came behind its mark. */
  synchronized void wereOvertaken() {
    lessons = -DOUBTS;
  }
}
