package dev.valvejdbc.jdbc;

import dev.valvejdbc.errors.SqlError;
import dev.valvejdbc.errors.StatementException;
import java.sql.SQLWarning;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** One execution of a statement: its cancel flag, its deadline, its warnings. */
public final class Execution {
  private final String sql;
  private final AtomicBoolean cancelled = new AtomicBoolean();
  private final long deadline;
  private final long maxRows;
  private final boolean binds;
  private final Set<String> planted = ConcurrentHashMap.newKeySet();
  private @Nullable SQLWarning first;
  private @Nullable SQLWarning last;

  /**
   * @param timeoutSeconds 0 for none
   * @param maxRows 0 for all
   * @param binds whether its parameters can have values
   */
  Execution(String sql, int timeoutSeconds, long maxRows, boolean binds) {
    this.binds = binds;
    this.sql = sql;
    this.maxRows = maxRows;
    deadline =
        timeoutSeconds == 0 ? 0 : System.nanoTime() + TimeUnit.SECONDS.toNanos(timeoutSeconds);
  }

  boolean binds() {
    return binds;
  }

  String sql() {
    return sql;
  }

  long maxRows() {
    return maxRows;
  }

  /** Addresses that a server list brought in and that are not to be asked. */
  Set<String> planted() {
    return planted;
  }

  AtomicBoolean cancelled() {
    return cancelled;
  }

  /** Milliseconds left, at least 1; null if there is no timeout. */
  @Nullable Long millisLeft() {
    return deadline == 0
        ? null
        : Long.valueOf(Math.max(1, TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime())));
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

  synchronized void warn(SQLWarning warning) {
    SQLWarning before = last;
    if (before == null) {
      first = warning;
    } else {
      before.setNextWarning(warning);
    }
    last = warning;
  }

  synchronized @Nullable SQLWarning warnings() {
    return first;
  }

  synchronized void clearWarnings() {
    first = null;
    last = null;
  }
}
