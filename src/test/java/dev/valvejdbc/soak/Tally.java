package dev.valvejdbc.soak;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;

/** What a run did, over all threads. */
final class Tally {
  private static final int MOST_KEPT = 20;

  /** What a statement may take to end: two seconds of a machine that does nothing else. */
  private static final long TOLERATED_NANOS = 2_000_000_000;

  /** And this much of computing, which takes longer where others compute. */
  private static final long TOLERATED_WORK = 250_000_000;

  /** States of ends that are foreseen: no row of a server, cancel, time-out, closed, memory. */
  private static final Set<String> FORESEEN = Set.of("22000", "57014", "HYT00", "HY010", "53200");

  private final Pulse pulse;
  private final LongAdder statements = new LongAdder();
  private final LongAdder rows = new LongAdder();
  private final AtomicLong worst = new AtomicLong();
  private final Map<String, LongAdder> states = new ConcurrentHashMap<>();
  private final Map<String, AtomicLong> worstOf = new ConcurrentHashMap<>();
  private final Queue<String> broken = new ConcurrentLinkedQueue<>();
  private final Queue<String> late = new ConcurrentLinkedQueue<>();
  private final Queue<String> wrong = new ConcurrentLinkedQueue<>();

  Tally(Pulse pulse) {
    this.pulse = pulse;
  }

  /** A statement and its connection are closed. */
  void ended(Attack.Ending ending, long now) {
    statements.increment();
    long overdue = now - ending.at();
    worst.accumulateAndGet(overdue, Math::max);
    worstOf
        .computeIfAbsent(ending.target.name(), k -> new AtomicLong())
        .accumulateAndGet(overdue, Math::max);
    if (overdue <= TOLERATED_NANOS) {
      return;
    }
    LockSupport.parkNanos(TOLERATED_NANOS / 4); // until the pulse has told of this moment, too
    double slowness = pulse.slowness(ending.at(), now);
    if (overdue > TOLERATED_NANOS + slowness * TOLERATED_WORK && late.size() < MOST_KEPT) {
      late.add(
          "%s: %d ms behind, where work took %.1f times as long as alone"
              .formatted(ending, overdue / 1_000_000, slowness));
    }
  }

  /** Rows that a statement has read, to its end or not. */
  void read(Target target, List<String> read) {
    rows.add(read.size());
    for (String row : read) {
      if (!target.permits(row) && wrong.size() < MOST_KEPT) {
        wrong.add(target.name() + ": " + row);
      }
    }
  }

  /** An error as there may be; each has a state and a sentence without the name of a class. */
  void refused(SQLException e) {
    String state = String.valueOf(e.getSQLState());
    String sentence = String.valueOf(e.getMessage());
    String beginning = sentence.replaceAll("\\d+", "#");
    String kind = state + " " + beginning.substring(0, Math.min(50, beginning.length()));
    states.computeIfAbsent(kind, s -> new LongAdder()).increment();
    if (!FORESEEN.contains(state) || sentence.matches("(?s).*\\b(java|org|dev)\\.\\w+\\..*")) {
      broke(e);
    }
  }

  void broke(Throwable e) {
    if (broken.size() < MOST_KEPT) {
      StringWriter text = new StringWriter();
      e.printStackTrace(new PrintWriter(text));
      broken.add(text.toString());
    }
  }

  /** Statements that ended otherwise than they may, with their stacks. */
  Queue<String> broken() {
    return broken;
  }

  /** Statements that outlived their deadline. */
  Queue<String> late() {
    return late;
  }

  /** Rows that no undisturbed statement has. */
  Queue<String> wrong() {
    return wrong;
  }

  @Override
  public String toString() {
    Map<String, Long> worstMillis = new TreeMap<>();
    worstOf.forEach((k, v) -> worstMillis.put(k, v.get() / 1_000_000));
    return "%s statements, %s rows%nerrors %s%nms behind the deadline at most %s%n"
            .formatted(statements, rows, new TreeMap<>(states), worstMillis)
        + "late %s%nwrong %s%nbroken %d".formatted(late, wrong, broken.size());
  }
}
