package dev.valvejdbc.client.console;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What was learnt of consoles, by address. Safe for many threads. */
final class ConsoleHabits {
  /** What a console does with the probe behind a command. */
  enum Probe {
    UNKNOWN,
    /** It sends the probe back when the answer is whole. */
    ECHOED,
    /** It passes the probe over, or closes the connection: silence is the end. */
    USELESS
  }

  private static final int MOST = 10_000;
  private static final Duration LEAST_BY_TCP = Duration.ofMillis(10);

  /** Datagrams come less evenly. */
  private static final Duration LEAST_BY_UDP = Duration.ofMillis(20);

  /** How long a console that did not answer is thought to be still so. */
  private static final long SILENT_NANOS = Duration.ofMinutes(1).toNanos();

  private final Map<InetSocketAddress, Habit> habits = new ConcurrentHashMap<>();

  /** What one console does. */
  static final class Habit {
    private final AnswerPace frames = new AnswerPace(LEAST_BY_TCP);
    private final AnswerPace beginnings = new AnswerPace(LEAST_BY_TCP);
    private final AnswerPace datagrams = new AnswerPace(LEAST_BY_UDP);
    private final EndMarks marks = new EndMarks();
    private volatile Probe probe = Probe.UNKNOWN;
    private volatile boolean wasSilent;
    private volatile long silentAt;

    Probe probe() {
      return probe;
    }

    void learn(Probe learnt) {
      probe = learnt;
    }

    /** The pace of its answers by TCP. */
    AnswerPace frames() {
      return frames;
    }

    /** How soon its answers begin, where a command without one is followed by the probe alone. */
    AnswerPace beginnings() {
      return beginnings;
    }

    /** The pace of its answers by UDP. */
    AnswerPace datagrams() {
      return datagrams;
    }

    /** What ends its answers by UDP. */
    EndMarks marks() {
      return marks;
    }

    void didNotAnswer() {
      silentAt = System.nanoTime();
      wasSilent = true;
    }

    void answered() {
      wasSilent = false;
    }

    /** Whether it did not answer lately. */
    boolean isSilent() {
      return wasSilent && System.nanoTime() - silentAt < SILENT_NANOS;
    }
  }

  /** What is known of a console; kept, unless there are too many. */
  Habit of(InetSocketAddress peer) {
    Habit known = habits.get(peer);
    if (known != null || habits.size() >= MOST) {
      return known == null ? new Habit() : known;
    }
    return habits.computeIfAbsent(peer, p -> new Habit());
  }
}
