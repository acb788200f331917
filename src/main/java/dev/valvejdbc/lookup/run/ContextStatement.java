package dev.valvejdbc.lookup.run;

import dev.valvejdbc.errors.SqlError;
import dev.valvejdbc.lookup.LookupStatement;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.apache.calcite.DataContext;
import org.jspecify.annotations.Nullable;

/**
 * An execution as Calcite's context tells it: its cancel flag and its timeout, and whatever the
 * program around the engine knows besides.
 */
public final class ContextStatement implements LookupStatement {
  /** The name under which the program around the engine puts its {@link Host} into the context. */
  public static final String HOST = "lookup.host";

  private final @Nullable Host host;
  private final @Nullable AtomicBoolean cancelled;
  private final long timeoutMillis;
  private final long start = System.nanoTime();

  /** What the program around the engine knows of an execution. Safe for many threads. */
  public interface Host {
    /** The statement's text. */
    String sql();

    /** Takes one sentence for the user. */
    void warn(String sentence);

    /** The one object of a type that the execution keeps; made when first asked for. */
    <T> T shared(Class<T> type, Supplier<T> fresh);
  }

  private ContextStatement(DataContext root) {
    this.host = (Host) root.get(HOST);
    this.cancelled = (AtomicBoolean) root.get(DataContext.Variable.CANCEL_FLAG.camelName);
    Long timeout = (Long) root.get(DataContext.Variable.TIMEOUT.camelName);
    this.timeoutMillis = timeout == null ? 0 : timeout;
  }

  /** The execution that a context belongs to. */
  public static ContextStatement of(DataContext root) {
    return new ContextStatement(root);
  }

  /** Whether a statement runs; while one is planned, constants are computed without a flag. */
  public boolean isRunning() {
    return cancelled != null;
  }

  @Override
  public String sql() {
    return host == null ? "" : host.sql();
  }

  @Override
  public void check() {
    if (cancelled != null && cancelled.get()) {
      throw SqlError.CANCELLED.inStatement();
    }
    if (timeoutMillis > 0
        && System.nanoTime() - start > TimeUnit.MILLISECONDS.toNanos(timeoutMillis)) {
      throw SqlError.TIMED_OUT.inStatement();
    }
  }

  @Override
  public void warn(String sentence) {
    if (host != null) {
      host.warn(sentence);
    }
  }

  @Override
  public <T> T shared(Class<T> type, Supplier<T> fresh, T elsewhere) {
    return host == null ? elsewhere : host.shared(type, fresh);
  }
}
