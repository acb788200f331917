package dev.valvejdbc.net;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * Spaces the packets to one server, and those to one host, on which many servers may be: Source
 * servers silently ignore who asks more than three times a second on an average of 30 seconds, and
 * hosts cut off floods. A talk waits for its begin; once begun, its packets go out and count. This
 * machine may be asked without limit. Of the exchange's thread, but for the states.
 */
final class Courtesy {
  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

  private final Allowance<PeerKey> servers = new Allowance<>("udp packets to a server", 30, 500);
  private final Allowance<InetAddress> hosts = new Allowance<>("udp packets to a host", 64, 5);
  private final Predicate<InetAddress> free;
  private volatile long second = System.nanoTime();
  private volatile int inSecond;

  Courtesy() {
    this(InetAddress::isLoopbackAddress);
  }

  /** With others that may be asked without limit. */
  Courtesy(Predicate<InetAddress> free) {
    this.free = free;
  }

  /** When a talk with a peer may begin: now, or later; its first packet is accounted for. */
  long reserve(InetSocketAddress peer, long now) {
    if (free.test(peer.getAddress())) {
      return now;
    }
    return Math.max(servers.reserve(new PeerKey(peer), now), hosts.reserve(peer.getAddress(), now));
  }

  /** Accounts for a packet behind the first of a talk. */
  void spend(InetSocketAddress peer, long now) {
    if (!free.test(peer.getAddress())) {
      servers.spend(new PeerKey(peer), now);
      hosts.spend(peer.getAddress(), now);
    }
  }

  /** Counts a packet to anybody. */
  @SuppressWarnings("NonAtomicVolatileUpdate") // one thread alone writes
  void count(long now) {
    if (now - second >= SECOND) {
      second = now;
      inSecond = 0;
    }
    inSecond++;
  }

  /** The packets of the second that has begun last; from any thread. */
  int inSecond(long now) {
    return now - second >= SECOND ? 0 : inSecond;
  }

  /** The state of each limit; from any thread. */
  List<PacketLimit> states(long now) {
    return List.of(servers.state(now), hosts.state(now));
  }

  /**
   * What each peer may be sent: so many packets at once, and one more in each interval. A peer is
   * remembered by the time at which its packets would be used up, and forgotten behind it.
   */
  private static final class Allowance<K> {
    private static final int PEERS = 100_000;
    private static final long WINDOW_SECONDS = 30;

    private final String name;
    private final long burst;
    private final long interval;
    private final Map<K, Long> usedUntil =
        new LinkedHashMap<>(16, 0.75f, true) {
          private static final long serialVersionUID = 1L;

          @Override
          protected boolean removeEldestEntry(Map.Entry<K, Long> eldest) {
            return size() > PEERS;
          }
        };
    private volatile long busiest;
    private volatile long latest;
    private volatile long held;

    Allowance(String name, int burst, int intervalMillis) {
      this.name = name;
      this.burst = burst;
      this.interval = TimeUnit.MILLISECONDS.toNanos(intervalMillis);
      long now = System.nanoTime();
      busiest = now;
      latest = now;
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // one thread alone writes
    long reserve(K peer, long now) {
      long until = spend(peer, now);
      long at = Math.max(now, until - burst * interval);
      if (at > now) {
        held++;
        latest = Math.max(latest, at);
      }
      return at;
    }

    long spend(K peer, long now) {
      long until =
          usedUntil.merge(peer, now + interval, (used, first) -> Math.max(used, now) + interval);
      busiest = Math.max(busiest, until);
      return until;
    }

    PacketLimit state(long now) {
      return new PacketLimit(
          name,
          burst + TimeUnit.SECONDS.toNanos(WINDOW_SECONDS) / interval,
          WINDOW_SECONDS,
          Math.max(0, busiest - now + interval - 1) / interval,
          held,
          TimeUnit.NANOSECONDS.toMillis(Math.max(0, latest - now)));
    }
  }
}
