package dev.valvejdbc.net;

import java.net.InetSocketAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Holds conversations with thousands of peers at once over one unconnected UDP socket and one
 * thread. Both come with the first task and go after a time without work, so an exchange that
 * nobody closes leaves nothing behind.
 */
public final class DatagramExchange implements AutoCloseable {
  private final int maxInFlight;
  private final Courtesy courtesy;
  private final LoopTasks tasks = new LoopTasks();
  private final Object lifecycle = new Object();
  private volatile @Nullable DatagramLoop loop;
  private ExchangeCounts past = new ExchangeCounts(0, 0, 0, 0);

  /**
   * @param maxInFlight conversations under way at once, at most; the granted receive buffer may
   *     lower it
   */
  public DatagramExchange(int maxInFlight) {
    this(maxInFlight, new Courtesy());
  }

  DatagramExchange(int maxInFlight, Courtesy courtesy) {
    this.maxInFlight = maxInFlight;
    this.courtesy = courtesy;
  }

  /**
   * Limits the packets sent per second; 0 lifts the limit, and those of single servers and hosts.
   * Takes effect at once.
   */
  public void limitPackets(int perSecond) {
    tasks.limitPackets(perSecond);
  }

  /** The limits of single servers and hosts as they are now. */
  public List<PacketLimit> limits() {
    return courtesy.states(System.nanoTime());
  }

  /** The packets that may be sent per second; 0 for any number. */
  public int packetRate() {
    return tasks.packetRate();
  }

  /** The packets that were sent in the second that has begun last. */
  public int packetsInSecond() {
    return courtesy.inSecond(System.nanoTime());
  }

  /**
   * Runs a task on the exchange's thread, the only one on which {@link #converse}, {@link #abandon}
   * and {@link #resume} may be called.
   *
   * @throws IllegalStateException if the exchange is closed
   */
  public void execute(Runnable task) {
    tasks.add(task);
    DatagramLoop running = loop;
    if (running == null) {
      synchronized (lifecycle) {
        if (tasks.isClosed()) {
          throw new IllegalStateException("The connection is closed.");
        }
        if (loop == null) {
          startLoop();
        }
      }
    } else if (tasks.isToBeWoken()) {
      running.wakeup();
    }
  }

  private void startLoop() {
    DatagramLoop fresh = DatagramLoop.of(tasks, courtesy, maxInFlight, this::retire);
    loop = fresh; // before its thread runs tasks that ask for it
    fresh.start();
  }

  /** Begins a conversation as soon as the peer, the window and the packet rate allow. */
  public void converse(InetSocketAddress peer, Conversation conversation) {
    current().peers().converse(peer, conversation);
  }

  /** Ends a conversation without telling it; nothing more is sent for it. */
  public void abandon(InetSocketAddress peer, Conversation conversation) {
    current().peers().abandon(peer, conversation);
  }

  /**
   * Goes on with a conversation for whose sake something was done elsewhere; nothing happens if it
   * is over.
   */
  public void resume(InetSocketAddress peer, Conversation conversation, Conversation.Step step) {
    current().peers().resume(peer, conversation, step);
  }

  private DatagramLoop current() {
    DatagramLoop running = loop;
    if (running == null) {
      throw new IllegalStateException("not on the exchange's thread");
    }
    return running;
  }

  /** Counts since the exchange was made. */
  public ExchangeCounts counts() {
    synchronized (lifecycle) {
      DatagramLoop running = loop;
      return running == null ? past : sum(past, running.counts());
    }
  }

  private static ExchangeCounts sum(ExchangeCounts a, ExchangeCounts b) {
    return new ExchangeCounts(
        a.sent() + b.sent(),
        a.received() + b.received(),
        a.late() + b.late(),
        a.foreign() + b.foreign());
  }

  /** Lets an idle loop end, unless work has come in between. */
  private boolean retire(DatagramLoop idle, boolean anyway) {
    synchronized (lifecycle) {
      loop = null; // first, so that a task added from now on starts a new loop
      if (!anyway && !tasks.isEmpty()) {
        loop = idle;
        return false;
      }
      past = sum(past, idle.counts());
      if (!tasks.isClosed() && !tasks.isEmpty()) {
        startLoop(); // it broke down, and others have asked in between
      }
      return true;
    }
  }

  /** Ends the thread and waits for it; conversations under way end as unreachable. */
  @Override
  public void close() {
    DatagramLoop running;
    synchronized (lifecycle) {
      tasks.close();
      running = loop;
    }
    if (running != null) {
      running.wakeup();
      running.join();
    }
  }
}
