package dev.valvejdbc.net;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The peers that are being asked: which conversation each has, which ones wait for the window and
 * the packet rate, and when each is to be woken. Of the exchange's thread alone.
 */
final class Peers {
  private static final Logger log = LoggerFactory.getLogger(Peers.class);
  private static final int BATCH = 64;
  private static final long REST = TimeUnit.MILLISECONDS.toNanos(200);

  private final DatagramSockets sockets;
  private final AddressMap<Peer> peers = new AddressMap<>();
  private final Deque<Peer> ready = new ArrayDeque<>();
  private final TimerWheel<Peer> timers;
  private final FlightWindow window;
  private final Outgoing outgoing;
  private int inFlight;
  private volatile long received;
  private volatile long late;
  private volatile long foreign;

  Peers(DatagramSockets sockets, FlightWindow window, Courtesy courtesy, int packetRate, long now) {
    this.sockets = sockets;
    this.window = window;
    timers = new TimerWheel<>(now);
    outgoing = new Outgoing(sockets, courtesy, this::unsendable);
    outgoing.limitPackets(packetRate, now);
  }

  void limitPackets(int perSecond, long now) {
    outgoing.limitPackets(perSecond, now);
  }

  ExchangeCounts counts() {
    return new ExchangeCounts(sockets.sent(), received, late, foreign);
  }

  boolean isIdle() {
    return inFlight == 0 && ready.isEmpty() && timers.isEmpty();
  }

  /** Milliseconds until something may be due, at most the given number. */
  long millisToNext(long now, long most) {
    return ready.isEmpty() ? timers.millisToNext(now, most) : 1;
  }

  /**
   * Wakes those whose time has come, at most so many: what they send brings answers, which have to
   * be received before the buffer is full of them.
   *
   * @return how many there were
   */
  int expire(long now, int most) {
    return timers.expire(now, most, this::expired);
  }

  @SuppressWarnings("NonAtomicVolatileUpdate") // this thread alone writes the counts
  void dispatch(InetSocketAddress from, ByteBuffer datagram) {
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
    } catch (Throwable e) {
      broken(peer, conversation, e);
    }
  }

  /** Ends the conversation with a peer whose port is closed. */
  void closed(InetSocketAddress address, String reason) {
    Peer peer = peers.get(address);
    Conversation conversation = peer == null ? null : peer.active;
    if (peer != null && conversation != null && peer.own != null) {
      conversation.unreachable(reason);
      end(peer);
    }
  }

  private void broken(Peer peer, Conversation conversation, Throwable e) {
    log.error("A conversation failed", e);
    conversation.unreachable("an error inside the driver, whose place the log has");
    if (peer.active == conversation) {
      end(peer);
    }
  }

  private void expired(Peer peer) {
    long now = System.nanoTime();
    peer.scheduled = 0;
    Conversation conversation = peer.active;
    if (conversation == null) {
      if (peer.restsUntil == 0) {
        return; // its talk is over, and it may be forgotten
      }
      if (now >= peer.restsUntil) {
        rested(peer);
      } else {
        schedule(peer, peer.restsUntil);
      }
    } else if (now < peer.due) {
      schedule(peer, peer.due);
    } else if (!outgoing.allows(now)) {
      schedule(peer, now);
    } else {
      try {
        went(peer, conversation, conversation.elapsed(peer, now), now);
      } catch (Throwable e) {
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

  boolean beginReady(long now) {
    int n = 0;
    while (n < BATCH && !ready.isEmpty() && window.hasRoom(inFlight, now) && outgoing.allows(now)) {
      Peer peer = ready.remove();
      peer.ready = false;
      Conversation next = peer.waiting.peek();
      if (next == null) {
        forgetIfIdle(peer);
        continue;
      }
      if (outgoing.holds(peer, now)) {
        schedule(peer, peer.restsUntil);
        continue;
      }
      n++;
      peer.waiting.remove();
      peer.active = next;
      peer.sampled = window.samples(inFlight);
      inFlight++;
      peer.begun = System.nanoTime();
      try {
        went(peer, next, next.begin(peer, peer.begun), peer.begun);
      } catch (Throwable e) {
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
    disconnect(peer);
    if (peer.restsUntil == 0 || System.nanoTime() >= peer.restsUntil) {
      rested(peer);
    }
  }

  private static void disconnect(Peer peer) {
    if (peer.own != null) {
      peer.own.close();
      peer.own = null;
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
      peers.remove(peer.address);
    }
  }

  void converse(InetSocketAddress address, Conversation conversation) {
    Peer peer = peers.get(address, () -> new Peer(address, outgoing));
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

  void resume(InetSocketAddress address, Conversation conversation, Conversation.Step step) {
    Peer peer = peers.get(address);
    if (peer == null || peer.active != conversation) {
      return;
    }
    long now = System.nanoTime();
    try {
      went(peer, conversation, step.take(peer, now), now);
    } catch (Throwable e) {
      broken(peer, conversation, e);
    }
  }

  private void unsendable(Peer peer, String trouble) {
    Conversation conversation = peer.active;
    if (conversation != null) {
      conversation.unreachable(trouble);
      end(peer);
    }
  }

  /** Ends everything under way. */
  void endAll(String reason) {
    peers.values().forEach(p -> endAll(p, reason));
  }

  private static void endAll(Peer peer, String reason) {
    Conversation active = peer.active;
    if (active != null) {
      active.unreachable(reason);
    }
    disconnect(peer);
    peer.waiting.forEach(c -> c.unreachable(reason));
  }
}
