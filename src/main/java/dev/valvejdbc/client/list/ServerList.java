package dev.valvejdbc.client.list;

import dev.valvejdbc.client.HeapPart;
import dev.valvejdbc.client.NoAnswerException;
import dev.valvejdbc.client.StopCheck;
import dev.valvejdbc.protocol.master.FilterQuery;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A server list that many may read, each at its own pace, while it is fetched: no part is fetched
 * before somebody wants it, and none twice.
 */
public final class ServerList {
  /** What the lists that are kept may take, one or all of them. */
  static final HeapPart ROOM = HeapPart.oneOf(8);

  private static final ListPage FORGOTTEN = new ListPage(List.of(), new FilterQuery("", List.of()));

  private final ListPages source;
  private final ListProgress progress = new ListProgress();
  private final ReentrantLock lock = new ReentrantLock();
  private final List<ListPage> pages = new ArrayList<>();
  private final long began = System.nanoTime();
  private volatile @Nullable NoAnswerException failure;
  private final long most;
  private volatile boolean partial;
  private final AtomicLong size = new AtomicLong();
  private int forgotten;

  /** Guards who reads; never held while anything is waited for. */
  private final Object gate = new Object();

  private int readers;
  private boolean ended;

  ServerList(ListPages source) {
    this(source, ROOM.bytes());
  }

  /**
   * Reads from a source.
   *
   * @param most about how many bytes the list may keep; one that is larger is kept for those alone
   *     who read it already
   */
  ServerList(ListPages source, long most) {
    this.source = source;
    this.most = most;
  }

  /** Begins to read, if all of the list is still there. */
  boolean join() {
    synchronized (gate) {
      readers += partial ? 0 : 1;
      return !partial;
    }
  }

  /** Ends to read. */
  void leave() {
    synchronized (gate) {
      readers--;
    }
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
        forget(index);
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

  /** Of a list that is too large, who reads it alone needs no page again. */
  private void forget(int read) {
    synchronized (gate) {
      if (size.get() <= most || readers > 1) {
        return;
      }
      partial = true;
    }
    while (forgotten < read) {
      pages.set(forgotten++, FORGOTTEN);
    }
  }

  private void fetch(StopCheck check) throws InterruptedException {
    try {
      ListPage page = source.next(progress, check);
      if (page == null) {
        ended = true;
      } else {
        pages.add(page);
        size.addAndGet(page.bytes());
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

  /** About how much memory it takes. */
  long bytes() {
    return size.get();
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
        && !partial
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
