package dev.valvejdbc.lookup;

import dev.valvejdbc.errors.SqlError;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.calcite.DataContext;
import org.jspecify.annotations.Nullable;

/** Watches the statement's cancel flag and its timeout. */
public final class ExecutionGuard {
  /** How long to wait, at most, between two checks, in nanoseconds. */
  static final long SLICE = TimeUnit.MILLISECONDS.toNanos(10);

  private final @Nullable AtomicBoolean cancelled;
  private final long timeoutMillis;
  private final long start = System.nanoTime();

  public ExecutionGuard(DataContext root) {
    this.cancelled = (AtomicBoolean) root.get(DataContext.Variable.CANCEL_FLAG.camelName);
    Long timeout = (Long) root.get(DataContext.Variable.TIMEOUT.camelName);
    this.timeoutMillis = timeout == null ? 0 : timeout;
  }

  /** Throws, around an SQLException, if the statement is to end. */
  public void check() {
    if (cancelled != null && cancelled.get()) {
      throw SqlError.CANCELLED.inStatement();
    }
    if (timeoutMillis > 0
        && System.nanoTime() - start > TimeUnit.MILLISECONDS.toNanos(timeoutMillis)) {
      throw SqlError.TIMED_OUT.inStatement();
    }
  }
}
