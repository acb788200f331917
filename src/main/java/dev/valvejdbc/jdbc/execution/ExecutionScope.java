package dev.valvejdbc.jdbc.execution;

import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Tells the planner and the rows of a statement which execution they belong to. */
public final class ExecutionScope {
  @SuppressWarnings("ThreadLocalUsage") // one for each connection; nothing of ours is static
  private final ThreadLocal<@Nullable Execution> current = new ThreadLocal<>();

  /** What bounds a statement that is prepared, and not executed. */
  @SuppressWarnings("ThreadLocalUsage") // as above
  private final ThreadLocal<@Nullable Execution> preparing = new ThreadLocal<>();

  private final Function<Execution, Map<String, Object>> named;
  private final ExecutionWatch watch;

  /**
   * Makes the scope of one connection.
   *
   * @param named what the DataContext of an execution answers, by name, beside what Calcite knows
   * @param watch is told of the executions of statements
   */
  public ExecutionScope(Function<Execution, Map<String, Object>> named, ExecutionWatch watch) {
    this.named = named;
    this.watch = watch;
  }

  /** Begins the execution of a statement, told to who watches. */
  public void begin(Execution begun) {
    watch.begun(begun);
  }

  /** What reads or prepares a statement. */
  public interface Reading<T> {
    @Nullable T read() throws SQLException;
  }

  /** Reads or prepares a statement; if it is refused, who watches is told. */
  public <T> @Nullable T reading(String sql, Reading<T> reading) throws SQLException {
    try {
      return reading.read();
    } catch (SQLException | RuntimeException e) {
      watch.refused(sql, e);
      throw e;
    }
  }

  /** Prepares a statement on this thread, until that is to end. */
  public <T> @Nullable T preparing(Execution until, Reading<T> reading) throws SQLException {
    preparing.set(until);
    try {
      return reading.read();
    } finally {
      preparing.remove();
    }
  }

  /** Does work of an execution on this thread. */
  public <T> T within(Execution execution, Callable<T> work) throws Exception {
    Execution outer = current.get();
    current.set(execution);
    try {
      return work.call();
    } finally {
      if (outer == null) {
        current.remove(); // a thread outlives connections
      } else {
        current.set(outer);
      }
    }
  }

  /** Ends the execution under way on this thread if it is to end. */
  public void checkCurrent() {
    Execution execution = current.get() == null ? preparing.get() : current.get();
    if (execution != null) {
      execution.check();
    }
  }

  /** The execution under way on this thread, null outside the facade. */
  public @Nullable Execution current() {
    return current.get();
  }

  Map<String, Object> named(Execution execution) {
    return named.apply(execution);
  }
}
