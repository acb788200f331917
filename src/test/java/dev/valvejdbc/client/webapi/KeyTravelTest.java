package dev.valvejdbc.client.webapi;

import static dev.valvejdbc.client.Unstoppable.NEVER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.valvejdbc.Listener;
import dev.valvejdbc.client.NameResolver;
import dev.valvejdbc.client.NoAnswerException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The key of the Web API goes where nobody on the way reads it, and nowhere else. */
class KeyTravelTest {
  private static final String KEY = "0A1B2C3D4E5F60718293A4B5C6D7E8F9";

  /** A service on loopback that notes what it is sent, and answers with a status. */
  private static HttpServer service(int status, List<String> seen) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          seen.add(
              exchange.getRequestURI() + " " + exchange.getRequestHeaders().get("x-webapi-key"));
          byte[] body = "{}".getBytes(java.nio.charset.StandardCharsets.UTF_8);
          if (status == 302) {
            exchange
                .getResponseHeaders()
                .add("Location", "http://127.0.0.1:" + server.getAddress().getPort() + "/stolen");
          }
          exchange.sendResponseHeaders(status, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    return server;
  }

  private static String call(String base, KeyTravel travel) throws InterruptedException {
    WebApi api = new WebApi(URI.create(base), KEY, travel, new RateLimits());
    return api.call(WebApiCall.get("IFace/Method/v1", Map.of()), NEVER).text();
  }

  /** 0.0.0.0 is this machine to the system, but no loopback address: who asks there is counted. */
  @ParameterizedTest
  @ValueSource(strings = {"0.0.0.0", "[::ffff:0.0.0.0]", "[::]"})
  void overPlainHttpItGoesToLoopbackAlone(String host) throws Exception {
    try (Listener stranger = new Listener()) {
      assertThatThrownBy(() -> call("http://" + host + ":" + stranger.port(), KeyTravel.STANDARD))
          .isInstanceOf(NoAnswerException.class)
          .hasMessageContaining("is not sent your key")
          .hasMessageContaining("webApiInsecure=true")
          .hasMessageNotContaining(KEY);
      assertThat(stranger.visits()).isZero();
    }
  }

  @Test
  void aUserMayPermitItElsewhere() throws Exception {
    List<String> seen = new CopyOnWriteArrayList<>();
    HttpServer server = service(200, seen);
    try {
      String base = "http://0.0.0.0:" + server.getAddress().getPort();
      assertThat(call(base, new KeyTravel(false, true))).isEqualTo("{}");
      assertThat(seen).containsExactly("/IFace/Method/v1/ [" + KEY + "]");
    } finally {
      server.stop(0);
    }
  }

  /** A name is resolved once: the call names the address that was judged. */
  @ParameterizedTest
  @CsvSource({
    "http://localhost:99/base/, http://LOOPBACK:99/base",
    "http://127.0.0.1:99, http://127.0.0.1:99",
    "http://127.9.9.9, http://127.9.9.9",
    "http://[::1]:99/, http://[0:0:0:0:0:0:0:1]:99",
    "http://[::ffff:127.0.0.1]:99, http://127.0.0.1:99",
    "https://api.example/base/, https://api.example/base"
  })
  void theCallGoesToTheAddressThatWasJudged(String base, String called) throws Exception {
    try (NameResolver resolver = new NameResolver()) {
      InetAddress localhost = InetAddress.getByName("localhost");
      String literal = localhost.getHostAddress();
      assertThat(new KeyedOrigin(URI.create(base), true, false).address(resolver, NEVER))
          .isEqualTo(
              called.replace("LOOPBACK", literal.contains(":") ? "[" + literal + "]" : literal));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 403})
  void aRefusedKeyIsNotTriedInTheAddress(int status) throws Exception {
    List<String> seen = new CopyOnWriteArrayList<>();
    HttpServer server = service(status, seen);
    try {
      String base = "http://127.0.0.1:" + server.getAddress().getPort();
      assertThatThrownBy(() -> call(base, KeyTravel.STANDARD))
          .hasMessageContaining("webApiKeyIn=query")
          .hasMessageNotContaining(KEY);
      assertThat(seen).containsExactly("/IFace/Method/v1/ [" + KEY + "]");
    } finally {
      server.stop(0);
    }
  }

  @Test
  void inTheQueryItStandsWhereTheUserSaysSo() throws Exception {
    List<String> seen = new CopyOnWriteArrayList<>();
    HttpServer server = service(200, seen);
    try {
      call("http://127.0.0.1:" + server.getAddress().getPort(), new KeyTravel(true, false));
      assertThat(seen).containsExactly("/IFace/Method/v1/?key=" + KEY + " null");
    } finally {
      server.stop(0);
    }
  }

  @Test
  void noRedirectIsFollowed() throws Exception {
    List<String> seen = new CopyOnWriteArrayList<>();
    HttpServer server = service(302, seen);
    try {
      assertThatThrownBy(
              () -> call("http://127.0.0.1:" + server.getAddress().getPort(), KeyTravel.STANDARD))
          .hasMessageContaining("which is not followed");
      assertThat(seen).hasSize(1);
    } finally {
      server.stop(0);
    }
  }

  @Test
  void noProxyReadsIt() throws Exception {
    ProxySelector before = ProxySelector.getDefault();
    List<String> seen = new CopyOnWriteArrayList<>();
    HttpServer server = service(200, seen);
    try (Listener proxy = new Listener()) {
      ProxySelector.setDefault(everythingBy(proxy));
      call("http://127.0.0.1:" + server.getAddress().getPort(), KeyTravel.STANDARD);
      assertThat(seen).hasSize(1);
      assertThat(proxy.visits()).isZero();
    } finally {
      ProxySelector.setDefault(before);
      server.stop(0);
    }
  }

  private static ProxySelector everythingBy(Listener proxy) {
    return new ProxySelector() {
      @Override
      public List<Proxy> select(URI uri) {
        return List.of(
            new Proxy(
                Proxy.Type.HTTP,
                new InetSocketAddress(InetAddress.getLoopbackAddress(), proxy.port())));
      }

      @Override
      public void connectFailed(URI uri, SocketAddress address, IOException trouble) {
        // nothing to do about it
      }
    };
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://me:sEcrEt77@127.0.0.1", "http://127.0.0.1/?key=sEcrEt77"})
  void anAddressWithASecretIsRefusedAndNotRepeated(String base) {
    assertThatThrownBy(() -> new WebApi(URI.create(base), null, new RateLimits()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("sEcrEt77");
  }
}
