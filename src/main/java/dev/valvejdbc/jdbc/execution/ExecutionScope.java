package dev.valvejdbc.jdbc.execution;

import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Tells the planner and the rows of a statement which execution they belong to. */
public final class ExecutionScope {
  @SuppressWarnings("ThreadLocalUsage") // one for each connection; nothing of ours is static
  private final ThreadLocal<@Nullable Execution> current = new ThreadLocal<>();

  private final Function<Execution, Map<String, Object>> named;

  /**
   * Makes the scope of one connection.
   *
   * @param named what the DataContext of an execution answers, by name, beside what Calcite knows
   */
  public ExecutionScope(Function<Execution, Map<String, Object>> named) {
    this.named = named;
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
    Execution execution = current.get();
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
