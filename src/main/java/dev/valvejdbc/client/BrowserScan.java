package dev.valvejdbc.client;

import dev.valvejdbc.protocol.a2s.Question;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A scan over the browser. Finished visits pass through a queue; the poller is woken once for many
 * of them, since waking a thread costs more than a visit does.
 */
final class BrowserScan implements Scan {
  private static final int WORTH_WAKING = 32;
  private static final long NAP = 1_000_000;

  private final A2sBrowser browser;
  private final ScanOptions options;
  private final ScanCounts counts = new ScanCounts();
  private final Map<String, CompletableFuture<InetAddress>> names = new ConcurrentHashMap<>();
  private final Queue<PendingVisit> finished = new ConcurrentLinkedQueue<>();
  private final AtomicInteger ready = new AtomicInteger();
  private final AtomicInteger underWay = new AtomicInteger();
  private volatile @Nullable Thread poller;
  private volatile @Nullable Thread asker;
  private volatile boolean closed;

  BrowserScan(A2sBrowser browser, ScanOptions options) {
    this.browser = browser;
    this.options = options;
  }

  ScanOptions options() {
    return options;
  }

  boolean isClosed() {
    return closed;
  }

  @Override
  public ScanCounts counts() {
    return counts;
  }

  @Override
  public boolean ask(String address, Set<Question> questions, Object token) {
    if (closed || underWay.get() + ready.get() >= options.maxInFlight()) {
      return false;
    }
    options.budget().check();
    PendingVisit visit = new PendingVisit(this, address, questions, token);
    counts.asked.incrementAndGet();
    underWay.incrementAndGet();
    ServerAddress parsed;
    try {
      parsed = ServerAddress.parse(address);
    } catch (IllegalArgumentException e) {
      A2sBrowser.fail(
          visit, Failure.MALFORMED, "it is not an address: " + String.valueOf(e.getMessage()));
      return true;
    }
    String refusal = options.policy().refusal(address);
    if (refusal != null) {
      A2sBrowser.fail(visit, Failure.REFUSED, refusal);
      return true;
    }
    InetAddress literal = parsed.literal();
    if (literal != null) {
      ask(visit, new InetSocketAddress(literal, parsed.port()));
    } else {
      askByName(visit, parsed);
    }
    return true;
  }

  private void ask(PendingVisit visit, InetSocketAddress peer) {
    visit.peer = peer;
    String refusal = options.policy().refusal(peer.getAddress());
    if (refusal != null) {
      A2sBrowser.fail(visit, Failure.REFUSED, refusal);
      return;
    }
    if (RelayQueries.isRelay(peer.getAddress())) {
      askRelay(visit, peer);
      return;
    }
    if (browser.fromCache(visit, peer)) {
      finished(visit);
    } else {
      browser.exchange().execute(() -> browser.start(visit, peer));
    }
  }

  private void askRelay(PendingVisit visit, InetSocketAddress peer) {
    RelayQueries relay = options.relay();
    String none =
        relay == null
            ? "it is an address of Steam's relay, which no packet reaches"
            : relay.refusal();
    if (relay == null || none != null) {
      A2sBrowser.fail(visit, Failure.UNREACHABLE, String.valueOf(none));
    } else {
      relay.answer(visit, peer);
    }
  }

  private void askByName(PendingVisit visit, ServerAddress address) {
    var unused =
        names
            .computeIfAbsent(address.host(), browser.resolver()::resolve)
            .whenComplete(
                (host, trouble) -> {
                  if (closed) {
                    return;
                  }
                  if (trouble == null) {
                    ask(visit, new InetSocketAddress(host, address.port()));
                  } else {
                    A2sBrowser.fail(
                        visit,
                        Failure.UNREACHABLE,
                        "the host name '" + address.host() + "' is not known to this system");
                  }
                });
  }

  /** Takes a visit whose last answer has come, on whichever thread it came. */
  void finished(PendingVisit visit) {
    (visit.anyFailed() ? counts.silent : counts.answered).incrementAndGet();
    finished.add(visit);
    int waiting = ready.incrementAndGet();
    int left = underWay.decrementAndGet();
    if (waiting >= WORTH_WAKING || left < WORTH_WAKING) {
      Thread thread = poller;
      if (thread != null) {
        LockSupport.unpark(thread);
      }
    }
  }

  @Override
  public @Nullable Visit poll(long nanos) throws InterruptedException {
    options.budget().check();
    PendingVisit visit = finished.poll();
    if (visit == null && nanos > 0) {
      visit = await(nanos);
    }
    if (visit == null) {
      return null;
    }
    ready.decrementAndGet();
    Thread waiting = asker;
    if (waiting != null) {
      LockSupport.unpark(waiting);
    }
    return visit.visit();
  }

  private @Nullable PendingVisit await(long nanos) throws InterruptedException {
    long end = System.nanoTime() + nanos;
    poller = Thread.currentThread();
    try {
      PendingVisit visit;
      long left = nanos;
      while ((visit = finished.poll()) == null && left > 0) {
        LockSupport.parkNanos(this, Math.min(left, NAP));
        if (Thread.interrupted()) {
          throw new InterruptedException();
        }
        left = end - System.nanoTime();
      }
      return visit;
    } finally {
      poller = null;
    }
  }

  @Override
  public void awaitRoom(long nanos) throws InterruptedException {
    asker = Thread.currentThread();
    try {
      if (underWay.get() + ready.get() >= options.maxInFlight() && !closed) {
        LockSupport.parkNanos(this, Math.min(nanos, NAP));
      }
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
    } finally {
      asker = null;
    }
  }

  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    if (underWay.get() > 0) {
      try {
        browser.exchange().execute(() -> browser.leave(this));
      } catch (IllegalStateException e) {
        // the exchange is closed, and with it everything under way
      }
    }
  }
}
