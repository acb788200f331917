package dev.valvejdbc.guard;

import dev.valvejdbc.errors.SqlError;
import java.util.concurrent.atomic.AtomicLong;

/** Accounts for the bytes that an execution holds. Safe for many threads. */
final class Account {
  private final AtomicLong held = new AtomicLong();
  private final long most;
  private final HeapShare heap;

  /**
   * Holds nothing yet.
   *
   * @param most bytes
   * @param heap what it shares with others
   */
  Account(long most, HeapShare heap) {
    this.most = most;
    this.heap = heap;
  }

  /** Holds more bytes, or fewer if negative; throws if that is too much. */
  void hold(long bytes) {
    if (held.addAndGet(bytes) > most && bytes > 0) {
      held.addAndGet(-bytes);
      throw SqlError.MEMORY.inStatement(Math.max(1, most >> 20));
    }
    if (!heap.take(bytes)) {
      held.addAndGet(-bytes);
      throw SqlError.HEAP.inStatement();
    }
  }

  /** Gives all back. */
  void release() {
    heap.take(-held.getAndSet(0));
  }
}
