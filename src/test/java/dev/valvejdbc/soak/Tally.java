package dev.valvejdbc.soak;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.sql.SQLException;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/** What a run did, over all threads. */
final class Tally {
  private static final int MOST_KEPT = 20;

  private final LongAdder statements = new LongAdder();
  private final LongAdder rows = new LongAdder();
  private final AtomicLong worst = new AtomicLong();
  private final Map<String, LongAdder> states = new ConcurrentHashMap<>();
  private final Map<String, AtomicLong> worstOf = new ConcurrentHashMap<>();
  private final Queue<String> broken = new ConcurrentLinkedQueue<>();

  /**
   * A statement is over.
   *
   * @param overdue nanoseconds behind its deadline, or the moment at which it was to end
   */
  void statement(String sql, long overdue) {
    statements.increment();
    worst.accumulateAndGet(overdue, Math::max);
    String kind = sql.length() > 60 ? sql.substring(0, 60) : sql;
    worstOf.computeIfAbsent(kind, k -> new AtomicLong()).accumulateAndGet(overdue, Math::max);
  }

  void row() {
    rows.increment();
  }

  /** An error as there may be; each has a state and a sentence without the name of a class. */
  void refused(SQLException e) {
    String state = String.valueOf(e.getSQLState());
    String sentence = String.valueOf(e.getMessage());
    String beginning = sentence.replaceAll("\\d+", "#");
    String kind = state + " " + beginning.substring(0, Math.min(50, beginning.length()));
    states.computeIfAbsent(kind, s -> new LongAdder()).increment();
    if (e.getSQLState() == null || sentence.matches("(?s).*\\b(java|org|dev)\\.\\w+\\..*")) {
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

  Queue<String> broken() {
    return broken;
  }

  long worstMillis() {
    return worst.get() / 1_000_000;
  }

  @Override
  public String toString() {
    Map<String, Long> worstMillis = new TreeMap<>();
    worstOf.forEach((k, v) -> worstMillis.put(k, v.get() / 1_000_000));
    return statements
        + " statements, "
        + rows
        + " rows, errors by state "
        + new TreeMap<>(states)
        + ", ms behind the deadline at most "
        + worstMillis
        + ", broken "
        + broken.size();
  }
}
