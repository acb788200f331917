package dev.valvejdbc.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Nobody is sent more than it bears, and a fleet of this machine is not slowed. */
class CourtesyTest {
  private static final long NOW = TimeUnit.HOURS.toNanos(1);

  private final Courtesy courtesy = new Courtesy();

  private static InetSocketAddress server(String host, int port) throws UnknownHostException {
    return new InetSocketAddress(InetAddress.getByName(host), port);
  }

  private long waitMillis(InetSocketAddress peer, long now) {
    return TimeUnit.NANOSECONDS.toMillis(courtesy.reserve(peer, now) - now);
  }

  @Test
  void aServerIsSentNoMoreThanNinetyPacketsInThirtySeconds() throws Exception {
    InetSocketAddress peer = server("203.0.113.7", 27015);
    List<Long> begun = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      begun.add(courtesy.reserve(peer, NOW));
    }
    assertThat(begun.get(29)).as("thirty at once").isEqualTo(NOW);
    assertThat(begun.get(30) - NOW).isEqualTo(TimeUnit.MILLISECONDS.toNanos(500));
    for (long from : begun) {
      long to = from + TimeUnit.SECONDS.toNanos(30);
      assertThat(begun.stream().filter(t -> t >= from && t < to)).hasSizeLessThanOrEqualTo(90);
    }
  }

  @Test
  void packetsOfATalkUnderWayCountForTheNext() throws Exception {
    InetSocketAddress peer = server("203.0.113.7", 27015);
    for (int i = 0; i < 31; i++) {
      courtesy.spend(peer, NOW);
    }
    assertThat(waitMillis(peer, NOW)).isEqualTo(1_000);
    assertThat(waitMillis(peer, NOW + TimeUnit.MINUTES.toNanos(1))).isZero();
  }

  @Test
  void manyServersOfAHostAreAskedOneAfterAnother() throws Exception {
    for (int port = 1; port <= 64; port++) {
      assertThat(waitMillis(server("203.0.113.7", port), NOW)).isZero();
    }
    assertThat(waitMillis(server("203.0.113.7", 65), NOW)).isEqualTo(5);
    assertThat(waitMillis(server("203.0.113.7", 66), NOW)).isEqualTo(10);
    assertThat(waitMillis(server("203.0.113.8", 65), NOW)).as("another host").isZero();
  }

  @Test
  void thisMachineIsAskedWithoutLimit() throws Exception {
    for (int i = 0; i < 10_000; i++) {
      assertThat(waitMillis(server("127.0.0.1", 27015), NOW)).isZero();
      assertThat(waitMillis(server("::1", 27015), NOW)).isZero();
    }
  }

  @Test
  void theStateTellsTheBusiestAndWhoWaits() throws Exception {
    InetSocketAddress peer = server("203.0.113.7", 27015);
    long now = System.nanoTime();
    for (int i = 0; i < 34; i++) {
      courtesy.reserve(peer, now);
    }
    assertThat(courtesy.states(now))
        .containsExactly(
            new PacketLimit("udp packets to a server", 90, 30, 34, 4, 2_000),
            new PacketLimit("udp packets to a host", 6_064, 30, 34, 0, 0));
  }

  @Test
  void aTalkThatIsHeldBackIsHeldAllTheSame() throws Exception {
    Courtesy strict = new Courtesy(host -> false);
    try (DatagramExchange exchange = new DatagramExchange(16, strict);
        EchoPeer peer = new EchoPeer("127.0.0.1", 0)) {
      exchange.limitPackets(20_000);
      List<Asking> asked = new ArrayList<>();
      for (int i = 0; i < 32; i++) {
        Asking asking = new Asking("question " + i, 5);
        asked.add(asking);
        InetSocketAddress address = peer.address();
        exchange.execute(() -> exchange.converse(address, asking));
      }
      for (int i = 0; i < 32; i++) {
        assertThat(asked.get(i).answer.get()).isEqualTo("question " + i);
      }
      assertThat(exchange.limits().get(0).held()).isGreaterThan(0);
      exchange.limitPackets(0);
      long held = exchange.limits().get(0).held();
      Asking free = new Asking("free", 5);
      InetSocketAddress address = peer.address();
      exchange.execute(() -> exchange.converse(address, free));
      assertThat(free.answer.get()).isEqualTo("free");
      assertThat(exchange.limits().get(0).held()).isEqualTo(held);
    }
  }

  @Test
  void packetsAreCountedBySecond() {
    Courtesy courtesy = new Courtesy();
    long now = System.nanoTime();
    courtesy.count(now + 2_000_000_000L);
    courtesy.count(now + 2_900_000_000L);
    assertThat(courtesy.inSecond(now + 2_999_999_999L)).isEqualTo(2);
    assertThat(courtesy.inSecond(now + 3_000_000_000L)).isZero();
    courtesy.count(now + 3_100_000_000L);
    assertThat(courtesy.inSecond(now + 3_100_000_000L)).isEqualTo(1);
  }
}
