package dev.valvejdbc.net;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A TCP connection whose every wait ends when the caller says. */
class PeerStreamTest {
  private static final long LONG = TimeUnit.SECONDS.toNanos(30);
  private static final byte[] HELLO = "hello".getBytes(US_ASCII);

  private static ServerSocket server() throws IOException {
    return new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
  }

  private static PeerStream connected(ServerSocket server) throws IOException {
    PeerStream stream =
        PeerStream.open(new InetSocketAddress(server.getInetAddress(), server.getLocalPort()));
    assertThat(stream.awaitConnection(LONG)).isTrue();
    return stream;
  }

  private static String text(@Nullable ByteBuffer bytes) {
    return bytes == null ? "nothing" : US_ASCII.decode(bytes).toString();
  }

  @Test
  void bytesGoBothWays() throws Exception {
    try (ServerSocket server = server();
        PeerStream stream = connected(server);
        Socket peer = server.accept()) {
      stream.send(HELLO);
      assertThat(peer.getInputStream().readNBytes(HELLO.length)).isEqualTo(HELLO);
      peer.getOutputStream().write(HELLO);
      assertThat(text(stream.receive(LONG))).isEqualTo("hello");
    }
  }

  @Test
  void aPeerThatSaysNothingIsWaitedForNoLongerThanTheCallerWants() throws Exception {
    try (ServerSocket server = server();
        PeerStream stream = connected(server);
        Socket peer = server.accept()) {
      assertThat(stream.receive(1)).isNull();
      peer.getOutputStream().write(HELLO);
      assertThat(text(stream.receive(LONG))).isEqualTo("hello");
      assertThat(stream.receive(1)).isNull();
    }
  }

  @Test
  void aPeerThatHangsUpIsNoSilence() throws Exception {
    try (ServerSocket server = server();
        PeerStream stream = connected(server)) {
      server.accept().close();
      assertThatThrownBy(() -> stream.receive(LONG)).isInstanceOf(EOFException.class);
    }
  }

  @Test
  void aPortWhereNobodyListensRefuses() throws Exception {
    InetSocketAddress closed;
    try (ServerSocket server = server()) {
      closed = new InetSocketAddress(server.getInetAddress(), server.getLocalPort());
    }
    assertThatThrownBy(
            () -> {
              try (PeerStream stream = PeerStream.open(closed)) {
                stream.awaitConnection(LONG);
              }
            })
        .isInstanceOf(ConnectException.class);
  }

  @Test
  void aPeerThatReadsNothingDoesNotHoldTheSenderUp() throws Exception {
    try (ServerSocket server = server();
        PeerStream stream = connected(server)) {
      byte[] much = new byte[1 << 20];
      assertThatThrownBy(
              () -> {
                for (int i = 0; i < 1_000; i++) {
                  stream.send(much);
                }
              })
          .isInstanceOf(IOException.class)
          .hasMessageContaining("reads nothing");
    }
  }
}
