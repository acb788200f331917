package dev.valvejdbc.lookup;

import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.calcite.DataContext;
import org.jspecify.annotations.Nullable;

/** Watches the statement's cancel flag and its timeout. */
public final class ExecutionGuard {
  /** How long to wait, at most, between two checks, in nanoseconds. */
  public static final long SLICE = TimeUnit.MILLISECONDS.toNanos(10);

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
      throw new IllegalStateException(new SQLException("The statement was cancelled.", "57014"));
    }
    if (timeoutMillis > 0
        && System.nanoTime() - start > TimeUnit.MILLISECONDS.toNanos(timeoutMillis)) {
      throw new IllegalStateException(
          new SQLTimeoutException("The statement ran into its timeout.", "HYT00"));
    }
  }
}
