package dev.valvejdbc.engine;

import java.util.ArrayDeque;
import java.util.Deque;

/** What a connection holds: closed in reverse order, each although another fails. */
final class Leases implements AutoCloseable {
  private final Deque<AutoCloseable> held = new ArrayDeque<>();
  private boolean closed;

  /**
   * Takes charge of a lease.
   *
   * @throws IllegalStateException if these are closed; then the lease is closed, too
   */
  synchronized <T extends AutoCloseable> T add(T lease) {
    held.push(lease);
    if (closed) {
      close();
      throw new IllegalStateException("what a connection held is closed");
    }
    return lease;
  }

  /** Closes all; throws the first failure, with the others suppressed in it. */
  @Override
  public synchronized void close() {
    closed = true;
    RuntimeException first = null;
    while (!held.isEmpty()) {
      try {
        held.pop().close();
      } catch (Exception e) {
        RuntimeException failure =
            e instanceof RuntimeException known ? known : new IllegalStateException(e);
        if (first == null) {
          first = failure;
        } else {
          first.addSuppressed(failure);
        }
      }
    }
    if (first != null) {
      throw first;
    }
  }

  /** Closes all after a failure, to which their own are added. */
  void closeAfter(Throwable failure) {
    try {
      close();
    } catch (RuntimeException e) {
      failure.addSuppressed(e);
    }
  }
}
