package dev.valvejdbc.jdbc.execution;

import dev.valvejdbc.errors.SqlError;
import dev.valvejdbc.errors.StatementException;
import java.sql.SQLWarning;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Holds one execution of a statement: its text, cancel flag, deadline and warnings. */
public final class Execution {
  private final String sql;
  private final AtomicBoolean cancelled;
  private final long deadline;
  private final long maxRows;
  private final boolean binds;
  private final Map<Class<?>, Object> shared = new ConcurrentHashMap<>();
  private final Deque<Runnable> atEnd = new ArrayDeque<>();
  private final @Nullable Execution whole;
  private boolean ended;
  private volatile List<String> plan = List.of();
  private volatile long rows;
  private volatile @Nullable Throwable failure;
  private @Nullable SQLWarning first;
  private @Nullable SQLWarning last;

  /**
   * Begins an execution, whose timeout runs from now.
   *
   * @param timeoutSeconds 0 for none
   * @param maxRows 0 for all
   * @param binds whether its parameters can have values
   */
  public Execution(String sql, int timeoutSeconds, long maxRows, boolean binds) {
    this.binds = binds;
    this.sql = sql;
    this.maxRows = maxRows;
    this.whole = null;
    cancelled = new AtomicBoolean();
    deadline =
        timeoutSeconds == 0 ? 0 : System.nanoTime() + TimeUnit.SECONDS.toNanos(timeoutSeconds);
  }

  private Execution(String sql, Execution whole) {
    this.binds = whole.binds;
    this.sql = sql;
    this.maxRows = 0;
    this.whole = whole;
    cancelled = whole.cancelled;
    deadline = whole.deadline;
  }

  /** An execution of another statement that ends with this one, and warns through it. */
  public Execution part(String other) {
    return new Execution(other, this);
  }

  /** The execution of what is no statement of the user's, such as a listing of metadata. */
  public static Execution ofNoStatement() {
    return new Execution("", 0, 0, false);
  }

  /** The statement's text, empty where there is none. */
  public String sql() {
    return sql;
  }

  /**
   * Ends the execution that is to end.
   *
   * @throws StatementException if it was cancelled, or its timeout is over
   */
  public void check() {
    if (cancelled.get()) {
      throw SqlError.CANCELLED.inStatement();
    }
    if (deadline != 0 && System.nanoTime() >= deadline) {
      throw SqlError.TIMED_OUT.inStatement();
    }
  }

  /**
   * Refuses parameters that can have no values.
   *
   * @param parameters how many there are
   * @throws StatementException if there are some
   */
  public void checkBound(int parameters) {
    if (!binds && parameters > 0) {
      throw new StatementException(
          SqlError.UNBOUND_PARAMETER.said(
              "The statement has parameters (?), which only a prepared one can give values.",
              null));
    }
  }

  /** Adds a warning to those of the statement and its result. */
  public synchronized void warn(SQLWarning warning) {
    if (whole != null) {
      whole.warn(warning);
      return;
    }
    SQLWarning before = last;
    if (before == null) {
      first = warning;
    } else {
      before.setNextWarning(warning);
    }
    last = warning;
  }

  /**
   * What the parts of this execution share, one object of a class.
   *
   * @param made makes the object for the first who asks
   */
  public <T> T shared(Class<T> type, Supplier<T> made) {
    return type.cast(shared.computeIfAbsent(type, t -> made.get()));
  }

  /** What the parts share of a class; null if nobody has asked for it. */
  public <T> @Nullable T found(Class<T> type) {
    return type.cast(shared.get(type));
  }

  /** Flags the execution as cancelled; who runs it finds out by {@link #check}. */
  public void cancel() {
    cancelled.set(true);
  }

  /** Whether it is flagged as cancelled. */
  public boolean isCancelled() {
    return cancelled.get();
  }

  /** Has something done when the execution ends; at once if it has ended. */
  public void atEnd(Runnable last) {
    synchronized (atEnd) {
      if (!ended) {
        atEnd.push(last);
        return;
      }
    }
    last.run();
  }

  /** Says by which plan it runs, in words; the first that is said counts. */
  void planned(List<String> steps) {
    if (plan.isEmpty()) {
      plan = steps;
    }
  }

  /** Says how many rows it has given, or written, so far. */
  public void gave(long count) {
    rows = count;
  }

  /** Ends the execution by an error, as it was thrown. */
  public void fail(Throwable thrown) {
    if (failure == null) {
      failure = thrown;
    }
    end();
  }

  /** The steps of the plan by which it runs; empty where nobody wanted them told. */
  public List<String> plan() {
    return plan;
  }

  /** How many rows it has given, or written. */
  public long rows() {
    return rows;
  }

  /** What has ended it, null if it was no error. */
  public @Nullable Throwable failure() {
    return failure;
  }

  /** Says that no more rows will be read. */
  public void end() {
    synchronized (atEnd) {
      ended = true;
    }
    while (!atEnd.isEmpty()) {
      atEnd.pop().run();
    }
  }

  /** The first of the warnings, null if there are none. */
  public synchronized @Nullable SQLWarning warnings() {
    return first;
  }

  /** Forgets the warnings so far. */
  public synchronized void clearWarnings() {
    first = null;
    last = null;
  }

  boolean binds() {
    return binds;
  }

  long maxRows() {
    return maxRows;
  }

  /** The flag in the form that Calcite's own operators read. */
  AtomicBoolean cancelled() {
    return cancelled;
  }

  /** Milliseconds left, at least 1; null if there is no timeout. */
  @Nullable Long millisLeft() {
    return deadline == 0
        ? null
        : Long.valueOf(Math.max(1, TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime())));
  }
}
