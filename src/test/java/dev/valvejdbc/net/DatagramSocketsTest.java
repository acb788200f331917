package dev.valvejdbc.net;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import org.junit.jupiter.api.Test;

class DatagramSocketsTest {

  /** Else a peer that was silent once would stay so while all others talk without a pause. */
  @Test
  void aPeersOwnSocketIsReadWhateverWaitsAtTheCommonOne() throws Exception {
    try (EchoPeer all = new EchoPeer("127.0.0.1", 0);
        EchoPeer one = new EchoPeer("127.0.0.1", 0);
        DatagramSockets sockets = new DatagramSockets()) {
      sockets.send(all.address(), null, "common".getBytes(UTF_8));
      sockets.send(one.address(), sockets.connect(one.address()), "own".getBytes(UTF_8));

      InetSocketAddress from = null;
      while (from == null) {
        sockets.await(10);
        from = sockets.receiveOwn();
      }
      assertThat(from).isEqualTo(one.address());
      assertThat(UTF_8.decode(sockets.datagram()).toString()).isEqualTo("own");

      from = null;
      while (from == null) {
        sockets.await(10);
        from = sockets.receive();
      }
      assertThat(from).isEqualTo(all.address());
      assertThat(UTF_8.decode(sockets.datagram()).toString()).isEqualTo("common");
    }
  }
}
