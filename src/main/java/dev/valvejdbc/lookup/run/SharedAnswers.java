package dev.valvejdbc.lookup.run;

import dev.valvejdbc.lookup.LookupScan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The answers of one call, asked for by all places of a plan that read it. */
final class SharedAnswers {
  private final Supplier<LookupScan> opening;
  private final Map<Ask, Answer> answers = new HashMap<>();
  private final ReentrantLock polling = new ReentrantLock();
  private @Nullable LookupScan scan;
  private int users;

  /** One left row with a key. */
  private record Ask(Object key, int occurrence) {}

  /** The rows for one left row, once they are there. */
  static final class Answer {
    private final List<Runnable> waiting = new ArrayList<>();
    private @Nullable List<@Nullable Object[]> rows;

    /** Has something done when the rows are there, at once if they are. */
    void whenThere(Runnable then) {
      synchronized (this) {
        if (rows == null) {
          waiting.add(then);
          return;
        }
      }
      then.run();
    }

    private void come(List<@Nullable Object[]> found) {
      List<Runnable> all;
      synchronized (this) {
        rows = found;
        all = List.copyOf(waiting);
        waiting.clear();
      }
      all.forEach(Runnable::run);
    }

    synchronized List<@Nullable Object[]> rows() {
      return rows == null ? List.of() : rows;
    }

    private synchronized boolean isOpen() {
      return rows == null;
    }
  }

  /**
   * Prepares to ask.
   *
   * @param opening opens the scan when the first is asked
   */
  SharedAnswers(Supplier<LookupScan> opening) {
    this.opening = opening;
  }

  synchronized void enter() {
    users++;
  }

  /** The last one to leave drops what is still under way. */
  void leave() {
    LookupScan last = null;
    synchronized (this) {
      if (--users == 0) {
        last = scan;
        scan = null;
        answers.values().removeIf(Answer::isOpen);
      }
    }
    if (last != null) {
      last.close();
    }
  }

  /**
   * The answer for a left row, asked for if nobody has.
   *
   * @param occurrence how many left rows with the same key were before
   * @return null if there is no room now
   */
  synchronized @Nullable Answer ask(Object key, int occurrence) {
    Ask ask = new Ask(key, occurrence);
    Answer known = answers.get(ask);
    if (known != null) {
      return known;
    }
    LookupScan open = scan;
    if (open == null) {
      open = opening.get();
      scan = open;
    }
    Answer answer = new Answer();
    if (!open.ask(key, answer)) {
      return null;
    }
    answers.put(ask, answer);
    return answer;
  }

  /** Takes an answer in, whoever waits for it. */
  void poll(long nanos) throws InterruptedException {
    LookupScan open;
    synchronized (this) {
      open = scan;
    }
    if (open == null || !polling.tryLock(nanos, TimeUnit.NANOSECONDS)) {
      return;
    }
    try {
      LookupScan.Found found = open.poll(nanos);
      if (found != null) {
        ((Answer) found.token()).come(found.rows().get(0));
      }
    } finally {
      polling.unlock();
    }
  }
}
