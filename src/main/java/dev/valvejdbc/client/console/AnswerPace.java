package dev.valvejdbc.client.console;

import java.time.Duration;

/**
 * Learns from the answers of a console whose end nothing marks how long a silence means the end:
 * long at first, then as long as its pauses ask for. Safe for many threads.
 */
final class AnswerPace {
  /** The silence that ends an answer of a console of which little is known. */
  static final long PATIENT = Duration.ofMillis(300).toNanos();

  /** Answers that were waited for in full before less will do. */
  private static final int LESSONS = 2;

  /** Bytes of a part behind which more is likely: consoles cut long answers at some such size. */
  private static final int FULL_PART = 1_000;

  private final long least;
  private int lessons;
  private long longestPause;

  /**
   * Begins to learn.
   *
   * @param least nanoseconds of silence that are waited for always
   */
  AnswerPace(Duration least) {
    this.least = least.toNanos();
  }

  /** Nanoseconds of silence that end an answer, whatever is known. */
  static long patient(long roundTrip) {
    return Math.max(PATIENT, 4 * roundTrip);
  }

  /** Whether more is likely behind a part of so many bytes. */
  static boolean mayBeCut(int part) {
    return part >= FULL_PART;
  }

  /**
   * Nanoseconds of silence that end an answer.
   *
   * @param lastPart bytes of the part that came last
   * @param roundTrip nanoseconds of a round trip to the console, 0 if that is not known
   */
  synchronized long silence(int lastPart, long roundTrip) {
    long patient = patient(roundTrip);
    if (lessons < LESSONS || mayBeCut(lastPart)) {
      return patient;
    }
    return Math.min(patient, Math.max(least, Math.max(2 * roundTrip, 4 * longestPause)));
  }

  /** Another part of an answer came after a pause of some nanoseconds. */
  synchronized void paused(long nanos) {
    longestPause = Math.max(longestPause, nanos);
  }

  /** An answer ended by silence. */
  synchronized void ended() {
    lessons++;
  }

  /** Something came after an answer was thought to be over: what was learnt is forgotten. */
  synchronized void wasTooShort() {
    lessons = 0;
    longestPause = PATIENT;
  }
}
