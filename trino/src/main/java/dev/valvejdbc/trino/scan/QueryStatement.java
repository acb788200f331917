package dev.valvejdbc.trino.scan;

import dev.valvejdbc.lookup.LookupStatement;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * A query as the scans of one node see it. Trino takes no warnings from a connector: what is told
 * is counted for the query's metrics, and {@code diagnostics.failures} has it.
 */
public final class QueryStatement implements LookupStatement {
  private final String queryId;
  private final AtomicLong warnings = new AtomicLong();
  private final Map<Class<?>, Object> shared = new ConcurrentHashMap<>();
  private volatile boolean ended;

  /** A query under way. */
  public QueryStatement(String queryId) {
    this.queryId = queryId;
  }

  /** Trino does not tell its text: the query's id, by which its history has it. */
  @Override
  public String sql() {
    return "Trino query " + queryId;
  }

  @Override
  public void check() {
    if (ended) {
      throw new CancellationException();
    }
  }

  @Override
  public void warn(String sentence) {
    warnings.incrementAndGet();
  }

  /** How many servers gave no row, or not all. */
  public long warnings() {
    return warnings.get();
  }

  @Override
  public <T> T shared(Class<T> type, Supplier<T> fresh, T elsewhere) {
    return type.cast(shared.computeIfAbsent(type, t -> fresh.get()));
  }

  /** Ends whatever works for it here. */
  public void end() {
    ended = true;
  }
}
