package dev.valvejdbc.jdbc;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** Tells the planner and the rows of a statement which execution they belong to. */
public final class ExecutionScope {
  @SuppressWarnings("ThreadLocalUsage") // one for each connection; nothing of ours is static
  private final ThreadLocal<@Nullable Execution> current = new ThreadLocal<>();

  <T> T within(Execution execution, Callable<T> work) throws Exception {
    Execution outer = current.get();
    current.set(execution);
    try {
      return work.call();
    } finally {
      current.set(outer);
    }
  }

  /** The execution under way on this thread, null outside the facade. */
  @Nullable Execution current() {
    return current.get();
  }
}
