package dev.valvejdbc.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DatagramExchangeTest {
  private final DatagramExchange exchange = new DatagramExchange(2048);

  @AfterEach
  void close() {
    exchange.close();
  }

  private Asking ask(InetSocketAddress peer, String text, int attempts) {
    Asking asking = new Asking(text, attempts);
    exchange.execute(() -> exchange.converse(peer, asking));
    return asking;
  }

  @Test
  void bringsEachPeersAnswerToItsConversation() throws Exception {
    List<EchoPeer> peers = new ArrayList<>();
    List<Asking> asked = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      EchoPeer peer = new EchoPeer("127.0.0.1", 0);
      peers.add(peer);
      asked.add(ask(peer.address(), "to " + i, 5));
    }
    for (int i = 0; i < 50; i++) {
      assertThat(asked.get(i).answer.get()).isEqualTo("to " + i);
      peers.get(i).close();
    }
  }

  @Test
  void asksAnIpv6Peer() throws Exception {
    try (EchoPeer peer = new EchoPeer("::1", 0)) {
      assertThat(ask(peer.address(), "six", 5).answer.get()).isEqualTo("six");
    }
  }

  @Test
  void wakesAConversationWhoseDatagramWasLost() throws Exception {
    try (EchoPeer peer = new EchoPeer("127.0.0.1", 2)) {
      assertThat(ask(peer.address(), "again", 10).answer.get()).isEqualTo("again");
    }
  }

  @Test
  void holdsOneConversationWithAPeerAtATime() throws Exception {
    try (EchoPeer peer = new EchoPeer("127.0.0.1", 0)) {
      List<Asking> asked = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        asked.add(ask(peer.address(), "question " + i, 5));
      }
      for (int i = 0; i < 20; i++) {
        assertThat(asked.get(i).answer.get()).isEqualTo("question " + i);
      }
    }
  }

  @Test
  void saysWhyTheSystemCannotSend() throws Exception {
    InetSocketAddress broadcast =
        new InetSocketAddress(InetAddress.getByName("255.255.255.255"), 9);
    assertThat(ask(broadcast, "all", 1).answer.get())
        .startsWith("unreachable: this system cannot send to it");
  }

  @Test
  void countsWhatNobodyAskedFor() throws Exception {
    try (EchoPeer silent = new EchoPeer("127.0.0.1", 1)) {
      assertThat(ask(silent.address(), "nothing", 1).answer.get()).isEqualTo("silence");
    }
    assertThat(exchange.counts().sent()).isEqualTo(1);
    assertThat(exchange.counts().received()).isZero();
  }

  @Test
  void endsWhatIsUnderWayWhenItCloses() throws Exception {
    try (EchoPeer silent = new EchoPeer("127.0.0.1", 1_000_000)) {
      Asking asking = ask(silent.address(), "forever", Integer.MAX_VALUE);
      exchange.close();
      assertThat(asking.answer.get()).isEqualTo("unreachable: the connection was closed");
    }
    assertThatThrownBy(() -> exchange.execute(() -> {})).isInstanceOf(IllegalStateException.class);
    assertThat(Thread.getAllStackTraces().keySet())
        .noneMatch(t -> t.getName().equals("valve-jdbc-udp") && t.isAlive());
  }
}
