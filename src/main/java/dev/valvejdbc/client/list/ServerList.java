package dev.valvejdbc.client.list;

import dev.valvejdbc.client.NoAnswerException;
import dev.valvejdbc.client.StopCheck;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A server list that many may read, each at its own pace, while it is fetched: no part is fetched
 * before somebody wants it, and none twice.
 */
public final class ServerList {
  private final ListPages source;
  private final ListProgress progress = new ListProgress();
  private final ReentrantLock lock = new ReentrantLock();
  private final List<ListPage> pages = new ArrayList<>();
  private final long began = System.nanoTime();
  private volatile @Nullable NoAnswerException failure;
  private boolean ended;

  ServerList(ListPages source) {
    this.source = source;
  }

  /**
   * Reads a part, fetching it if nobody has.
   *
   * @param index from 0
   * @return null behind the last part
   * @throws NoAnswerException if there is no list to be had
   */
  public @Nullable ListPage page(int index, StopCheck check) throws InterruptedException {
    check.await(lock);
    try {
      while (index >= pages.size() && !ended) {
        fetch(check);
      }
      if (index < pages.size()) {
        return pages.get(index);
      }
      NoAnswerException known = failure;
      if (known != null) {
        throw known;
      }
      return null;
    } finally {
      lock.unlock();
    }
  }

  private void fetch(StopCheck check) throws InterruptedException {
    try {
      ListPage page = source.next(progress, check);
      if (page == null) {
        ended = true;
      } else {
        pages.add(page);
      }
    } catch (NoAnswerException e) {
      failure = e;
      ended = true;
    }
    if (ended) {
      source.close();
    }
  }

  /** What the list lacks; empty if it is whole as far as it was read. */
  public List<Shortcoming> shortcomings() {
    return progress.shortcomings();
  }

  /** Calls made for it so far. */
  public int calls() {
    return progress.calls();
  }

  /** Datagrams that masters have answered with so far. */
  public int answered() {
    return progress.answered();
  }

  /** Whether it may still be read by others: young enough, and neither failed nor incomplete. */
  boolean serves(Duration ttl) {
    return failure == null
        && progress.shortcomings().isEmpty()
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
