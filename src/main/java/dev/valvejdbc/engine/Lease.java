package dev.valvejdbc.engine;

import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The use of something that connections share, until it is closed.
 *
 * @param <T> what is shared
 */
final class Lease<T> implements AutoCloseable {
  private final T shared;
  private final Runnable leave;
  private final AtomicBoolean closed = new AtomicBoolean();

  /**
   * Makes a lease.
   *
   * @param leave runs once
   */
  Lease(T shared, Runnable leave) {
    this.shared = shared;
    this.leave = leave;
  }

  T shared() {
    return shared;
  }

  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      leave.run();
    }
  }
}
