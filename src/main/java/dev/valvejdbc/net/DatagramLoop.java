package dev.valvejdbc.net;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The exchange's thread: takes tasks, receives, expires timers, begins conversations, sleeps. */
final class DatagramLoop implements Runnable {
  private static final Logger log = LoggerFactory.getLogger(DatagramLoop.class);
  private static final int BATCH = 64;
  private static final int MOST_TURNS_UNDRAINED = 64;
  private static final long IDLE = TimeUnit.SECONDS.toNanos(30);
  private static final long LONGEST_SLEEP_MILLIS = 1000;

  private final LoopTasks tasks;
  private final Retirement retirement;
  private final DatagramSockets sockets;
  private final Thread thread;
  private final Peers peers;
  private int undrained;
  private long lastWork;

  /** Decides whether a loop may end. */
  interface Retirement {
    /**
     * Takes leave of a loop.
     *
     * @param anyway whether it ends in any case
     * @return false if it has to go on
     */
    boolean retire(DatagramLoop loop, boolean anyway);
  }

  private DatagramLoop(LoopTasks tasks, Courtesy courtesy, int maxInFlight, Retirement retirement)
      throws IOException {
    this.tasks = tasks;
    this.retirement = retirement;
    long now = System.nanoTime();
    sockets = new DatagramSockets();
    FlightWindow window = new FlightWindow(sockets.grantedBuffer(), maxInFlight, now);
    peers = new Peers(sockets, window, courtesy, tasks.packetRate(), now);
    lastWork = now;
    thread = new Thread(this, "valve-jdbc-udp");
    thread.setDaemon(true);
  }

  static DatagramLoop of(
      LoopTasks tasks, Courtesy courtesy, int maxInFlight, Retirement retirement) {
    try {
      return new DatagramLoop(tasks, courtesy, maxInFlight, retirement);
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
    return peers.counts();
  }

  @Override
  public void run() {
    try {
      boolean retired = false;
      while (!retired) {
        turn();
        retired = tasks.isClosed() ? retirement.retire(this, true) : retireIfIdle();
      }
    } catch (Throwable e) {
      log.error("The UDP thread ends: {}", e.toString());
      retirement.retire(this, true);
    } finally {
      peers.endAll("the connection was closed");
      sockets.close();
    }
  }

  private boolean retireIfIdle() {
    return peers.isIdle() && System.nanoTime() - lastWork > IDLE && retirement.retire(this, false);
  }

  private void turn() throws IOException {
    boolean worked = runTasks();
    int received = Math.max(receiveBatch(), receiveOwnBatch());
    worked |= received > 0;
    long now = System.nanoTime();
    peers.limitPackets(tasks.packetRate(), now);
    if (received < BATCH) { // else the answers that a timer waits for may be in the buffer already
      undrained = 0;
      worked |= peers.expire(now, BATCH) == BATCH;
    } else if (++undrained > MOST_TURNS_UNDRAINED) {
      undrained = 0;
      peers.expire(now, Integer.MAX_VALUE);
    }
    worked |= peers.beginReady(now);
    if (worked) {
      lastWork = now;
    } else {
      sleep(now);
    }
  }

  private void sleep(long now) throws IOException {
    tasks.sleeps(true);
    try {
      if (tasks.isEmpty() && !tasks.isClosed()) {
        sockets.await(peers.millisToNext(now, LONGEST_SLEEP_MILLIS));
      }
    } finally {
      tasks.sleeps(false);
    }
  }

  private boolean runTasks() {
    int n = 0;
    for (Runnable task; n < BATCH && (task = tasks.next()) != null; n++) {
      try {
        task.run();
      } catch (Throwable e) {
        log.error("A task of the UDP thread failed", e);
      }
    }
    return n > 0;
  }

  private int receiveBatch() throws IOException {
    int n = 0;
    for (InetSocketAddress from; n < BATCH && (from = sockets.receive()) != null; n++) {
      peers.dispatch(from, sockets.datagram());
    }
    return n;
  }

  /** In each turn, too: the common socket may never be empty. */
  private int receiveOwnBatch() {
    int n = 0;
    boolean more = true;
    while (more && n < BATCH) {
      try {
        InetSocketAddress from = sockets.receiveOwn();
        more = from != null;
        if (from != null) {
          n++;
          peers.dispatch(from, sockets.datagram());
        }
      } catch (ConnectedSockets.PortClosedException e) {
        n++;
        peers.closed(e.peer, String.valueOf(e.getMessage()));
      }
    }
    return n;
  }

  Peers peers() {
    return peers;
  }
}
