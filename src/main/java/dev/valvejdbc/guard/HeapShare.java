package dev.valvejdbc.guard;

import java.util.concurrent.atomic.AtomicLong;

/**
 * The share of the heap that all statements of a driver have together, so that many of them do not
 * end the process, each below its own bound. Safe for many threads.
 */
public final class HeapShare {
  private final AtomicLong used = new AtomicLong();
  private final long most;

  /**
   * A share that nothing is taken of yet.
   *
   * @param most bytes, at least 1
   */
  public HeapShare(long most) {
    this.most = most;
  }

  /** Half of the heap that this process may have. */
  public static HeapShare ofProcess() {
    return new HeapShare(Runtime.getRuntime().maxMemory() / 2);
  }

  /** Takes bytes, or gives them back if negative; false if there are too few, and none is taken. */
  boolean take(long bytes) {
    if (used.addAndGet(bytes) <= most || bytes <= 0) {
      return true;
    }
    used.addAndGet(-bytes);
    return false;
  }

  /** The bytes that are taken. */
  public long used() {
    return used.get();
  }
}
