package dev.valvejdbc.net;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The exchange's thread: takes tasks, receives, expires timers, begins conversations, sleeps. */
final class DatagramLoop implements Runnable {
  private static final Logger log = LoggerFactory.getLogger(DatagramExchange.class);
  private static final int BATCH = 64;
  private static final int MOST_TURNS_UNDRAINED = 64;
  private static final long IDLE = TimeUnit.SECONDS.toNanos(30);
  private static final long REST = TimeUnit.MILLISECONDS.toNanos(200);
  private static final long LONGEST_SLEEP_MILLIS = 1000;

  private final DatagramExchange exchange;
  private final DatagramSockets sockets;
  private final Thread thread;
  private final Map<InetSocketAddress, Peer> peers = new HashMap<>();
  private final Deque<Peer> ready = new ArrayDeque<>();
  private final PacketRate rate = new PacketRate();
  private final TimerWheel<Peer> timers;
  private final FlightWindow window;
  private List<Runnable> afterBatch = new ArrayList<>();
  private List<Runnable> running = new ArrayList<>();
  private int inFlight;
  private int rateInForce;
  private int undrained;
  private long lastWork;
  private volatile long received;
  private volatile long late;
  private volatile long foreign;

  private DatagramLoop(DatagramExchange exchange) throws IOException {
    this.exchange = exchange;
    long now = System.nanoTime();
    sockets = new DatagramSockets();
    timers = new TimerWheel<>(now);
    window = new FlightWindow(sockets.grantedBuffer(), exchange.maxInFlight(), now);
    rateInForce = exchange.packetRate();
    rate.limit(rateInForce, now);
    lastWork = now;
    thread = new Thread(this, "valve-jdbc-udp");
    thread.setDaemon(true);
  }

  static DatagramLoop of(DatagramExchange exchange) {
    try {
      return new DatagramLoop(exchange);
    } catch (IOException e) {
      throw new UncheckedIOException("No UDP socket can be opened: " + e.getMessage(), e);
    }
  }

  void start() {
    thread.start();
  }

  void wakeup() {
    sockets.wakeup();
  }

  void join() {
    if (Thread.currentThread() == thread) {
      return;
    }
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  ExchangeCounts counts() {
    return new ExchangeCounts(sockets.sent(), received, late, foreign);
  }

  @Override
  public void run() {
    try {
      boolean retired = false;
      while (!retired) {
        turn();
        retired = exchange.isClosed() ? exchange.retire(this, true) : retireIfIdle();
      }
    } catch (RuntimeException | Error | IOException e) {
      log.error("The UDP thread ends: {}", e.toString());
      exchange.retire(this, true);
    } finally {
      peers.values().forEach(p -> endAll(p, "the connection was closed"));
      runAfterBatch();
      sockets.close();
    }
  }

  private boolean retireIfIdle() {
    return inFlight == 0
        && ready.isEmpty()
        && timers.isEmpty()
        && System.nanoTime() - lastWork > IDLE
        && exchange.retire(this, false);
  }

  private void turn() throws IOException {
    boolean worked = runTasks();
    int received = receiveBatch();
    worked |= received > 0;
    long now = System.nanoTime();
    if (rateInForce != exchange.packetRate()) {
      rateInForce = exchange.packetRate();
      rate.limit(rateInForce, now);
    }
    if (received < BATCH || ++undrained > MOST_TURNS_UNDRAINED) {
      undrained = 0; // else the answers that a timer waits for may be in the buffer already
      timers.expire(now, this::expired);
    }
    worked |= beginReady(now);
    runAfterBatch();
    if (worked) {
      lastWork = now;
    } else {
      sleep(now);
    }
  }

  private void sleep(long now) throws IOException {
    exchange.asleep().set(true);
    try {
      if (!exchange.hasTask() && !exchange.isClosed()) {
        boolean paced = !ready.isEmpty();
        sockets.await(paced ? 1 : timers.millisToNext(now, LONGEST_SLEEP_MILLIS));
      }
    } finally {
      exchange.asleep().set(false);
    }
  }

  private boolean runTasks() {
    int n = 0;
    for (Runnable task; n < BATCH && (task = exchange.nextTask()) != null; n++) {
      try {
        task.run();
      } catch (RuntimeException e) {
        log.error("A task of the UDP thread failed", e);
      }
    }
    return n > 0;
  }

  private int receiveBatch() throws IOException {
    int n = 0;
    for (InetSocketAddress from; n < BATCH && (from = sockets.receive()) != null; n++) {
      dispatch(from, sockets.datagram());
    }
    return n;
  }

  @SuppressWarnings("NonAtomicVolatileUpdate") // this thread alone writes the counts
  private void dispatch(InetSocketAddress from, ByteBuffer datagram) {
    Peer peer = peers.get(from);
    if (peer == null) {
      foreign++;
      return;
    }
    Conversation conversation = peer.active;
    if (conversation == null) {
      late++;
      return;
    }
    received++;
    long now = System.nanoTime();
    window.answered(now);
    if (peer.sampled) {
      peer.sampled = false;
      window.sampled(now - peer.begun);
    }
    try {
      went(peer, conversation, conversation.received(datagram, peer, now), now);
    } catch (RuntimeException | LinkageError e) {
      broken(peer, conversation, e);
    }
  }

  private void broken(Peer peer, Conversation conversation, Throwable e) {
    log.error("A conversation failed", e);
    conversation.unreachable("an error inside the driver: " + e);
    if (peer.active == conversation) {
      end(peer);
    }
  }

  private void expired(Peer peer) {
    long now = System.nanoTime();
    peer.scheduled = 0;
    Conversation conversation = peer.active;
    if (conversation == null) {
      if (now >= peer.restsUntil) {
        rested(peer);
      } else {
        schedule(peer, peer.restsUntil);
      }
    } else if (now < peer.due) {
      schedule(peer, peer.due);
    } else if (!rate.allows(now)) {
      schedule(peer, now);
    } else {
      try {
        went(peer, conversation, conversation.elapsed(peer, now), now);
      } catch (RuntimeException | LinkageError e) {
        broken(peer, conversation, e);
      }
    }
  }

  private void schedule(Peer peer, long at) {
    if (peer.scheduled == 0 || at < peer.scheduled) {
      peer.scheduled = at;
      timers.add(peer, at);
    }
  }

  private boolean beginReady(long now) {
    int n = 0;
    while (n < BATCH && !ready.isEmpty() && window.hasRoom(inFlight, now) && rate.allows(now)) {
      Peer peer = ready.remove();
      peer.ready = false;
      Conversation next = peer.waiting.poll();
      if (next == null) {
        forgetIfIdle(peer);
        continue;
      }
      n++;
      peer.active = next;
      peer.sampled = window.samples(inFlight);
      inFlight++;
      peer.begun = System.nanoTime();
      try {
        went(peer, next, next.begin(peer, peer.begun), peer.begun);
      } catch (RuntimeException | LinkageError e) {
        broken(peer, next, e);
      }
    }
    return n > 0;
  }

  private void went(Peer peer, Conversation conversation, long next, long now) {
    if (peer.active != conversation) {
      return; // it ended while it spoke: the system could not send
    }
    if (next == Conversation.DONE_SILENT) {
      peer.restsUntil = now + REST;
      schedule(peer, peer.restsUntil);
      end(peer);
    } else if (next == Conversation.DONE) {
      end(peer);
    } else {
      peer.due = next;
      schedule(peer, next);
    }
  }

  private void end(Peer peer) {
    peer.active = null;
    inFlight--;
    if (System.nanoTime() >= peer.restsUntil) {
      rested(peer);
    }
  }

  private void rested(Peer peer) {
    peer.restsUntil = 0;
    if (peer.waiting.isEmpty()) {
      forgetIfIdle(peer);
    } else if (!peer.ready) {
      peer.ready = true;
      ready.add(peer);
    }
  }

  private void forgetIfIdle(Peer peer) {
    if (peer.active == null && peer.waiting.isEmpty() && !peer.ready && peer.restsUntil == 0) {
      peers.remove(peer.address, peer);
    }
  }

  void converse(InetSocketAddress address, Conversation conversation) {
    Peer peer = peers.computeIfAbsent(address, a -> new Peer(a, this));
    peer.waiting.add(conversation);
    if (peer.active == null && !peer.ready && peer.restsUntil == 0) {
      peer.ready = true;
      ready.add(peer);
    }
  }

  void abandon(InetSocketAddress address, Conversation conversation) {
    Peer peer = peers.get(address);
    if (peer == null) {
      return;
    }
    if (peer.active == conversation) {
      end(peer);
    } else {
      peer.waiting.remove(conversation);
    }
  }

  void afterBatch(Runnable task) {
    afterBatch.add(task);
  }

  private void runAfterBatch() {
    List<Runnable> due = afterBatch;
    afterBatch = running;
    running = due;
    due.forEach(Runnable::run);
    due.clear();
  }

  void send(Peer peer, byte[] datagram) {
    rate.spend();
    @Nullable String trouble = sockets.send(peer.address, datagram);
    Conversation conversation = peer.active;
    if (trouble != null && conversation != null) {
      conversation.unreachable(trouble);
      end(peer);
    }
  }

  private static void endAll(Peer peer, String reason) {
    Conversation active = peer.active;
    if (active != null) {
      active.unreachable(reason);
    }
    peer.waiting.forEach(c -> c.unreachable(reason));
  }
}
