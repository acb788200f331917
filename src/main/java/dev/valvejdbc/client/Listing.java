package dev.valvejdbc.client;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A server list that many may read, each at its own pace, while it is fetched: no part is fetched
 * before somebody wants it, and none twice.
 */
public final class Listing {
  private final ListPages source;
  private final ReentrantLock lock = new ReentrantLock();
  private final List<ListPage> pages = new ArrayList<>();
  private final long began = System.nanoTime();
  private @Nullable ServerListException failure;
  private boolean ended;

  Listing(ListPages source) {
    this.source = source;
  }

  /**
   * Reads a part, fetching it if nobody has.
   *
   * @param index from 0
   * @return null behind the last part
   * @throws ServerListException if there is no list to be had
   */
  public @Nullable ListPage page(int index, StopCheck check) throws InterruptedException {
    while (!lock.tryLock(StopCheck.SLICE, TimeUnit.NANOSECONDS)) {
      check.check();
    }
    try {
      while (index >= pages.size() && !ended) {
        fetch(check);
      }
      if (index < pages.size()) {
        return pages.get(index);
      }
      if (failure != null) {
        throw failure;
      }
      return null;
    } finally {
      lock.unlock();
    }
  }

  private void fetch(StopCheck check) throws InterruptedException {
    try {
      ListPage page = source.next(check);
      if (page == null) {
        ended = true;
      } else {
        pages.add(page);
      }
    } catch (ServerListException e) {
      failure = e;
      ended = true;
    }
    if (ended) {
      source.close();
    }
  }

  /** Sentences about what the list lacks; empty if it is whole as far as it was read. */
  public List<String> shortcomings() {
    return source.shortcomings();
  }

  /** Calls made for it so far. */
  public int calls() {
    return source.calls();
  }

  /** Whether it may still be read by others: young enough, and neither failed nor incomplete. */
  boolean serves(Duration ttl) {
    return failure == null
        && source.shortcomings().isEmpty()
        && System.nanoTime() - began <= ttl.toNanos();
  }

  void close() {
    lock.lock();
    try {
      ended = true;
      source.close();
    } finally {
      lock.unlock();
    }
  }
}
