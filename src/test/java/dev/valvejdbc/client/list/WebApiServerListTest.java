package dev.valvejdbc.client.list;

import static dev.valvejdbc.client.Unstoppable.NEVER;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.valvejdbc.client.NoAnswerException;
import dev.valvejdbc.client.a2s.Answer;
import dev.valvejdbc.client.webapi.RateLimits;
import dev.valvejdbc.client.webapi.WebApi;
import dev.valvejdbc.fleet.master.FleetList;
import dev.valvejdbc.fleet.master.ListEntry;
import dev.valvejdbc.fleet.webapi.FleetWebApi;
import dev.valvejdbc.fleet.world.FleetWorld;
import dev.valvejdbc.protocol.master.FilterQuery;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What GetServerList answers becomes a list, or one sentence that shows no key. */
class WebApiServerListTest {
  private static final String KEY = "0A1B2C3D4E5F60718293A4B5C6D7E8F9";
  private static final ListRequest ALL =
      new ListRequest(List.of(new FilterQuery("", List.of())), Set.of());

  /** Answers a request. */
  private interface Answer {
    void to(HttpExchange exchange) throws IOException;
  }

  private static HttpServer server(Answer answer) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            answer.to(exchange);
          }
        });
    server.start();
    return server;
  }

  private static Answer status(int status, String body) {
    return exchange -> {
      byte[] bytes = body.getBytes(UTF_8);
      exchange.sendResponseHeaders(status, bytes.length);
      exchange.getResponseBody().write(bytes);
    };
  }

  private static URI url(HttpServer server) {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  private static ServerList list(URI url, String key) {
    WebApi api = new WebApi(url, key, new RateLimits(), Duration.ofMillis(500));
    return new WebApiServerList(api).list(ALL);
  }

  private static List<String> read(ServerList listing) throws InterruptedException {
    List<String> all = new ArrayList<>();
    ListPage page;
    for (int i = 0; (page = listing.page(i, NEVER)) != null; i++) {
      page.servers().forEach(s -> all.add(s.addr()));
    }
    return all;
  }

  @ParameterizedTest
  @CsvSource({
    "401, refuses (401): check webApiKey",
    "403, refuses (403): check webApiKey",
    "404, no such method",
    "500, is in trouble",
    "302, points to another place"
  })
  void aRefusalIsASentenceWithoutTheKey(int status, String why) throws Exception {
    HttpServer server = server(status(status, "<html>" + KEY + "</html>"));
    try {
      assertThatThrownBy(() -> read(list(url(server), KEY)))
          .isInstanceOf(NoAnswerException.class)
          .hasMessageContaining(why)
          .hasMessageNotContaining(KEY);
    } finally {
      server.stop(0);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "<html>busy</html>, is no JSON",
    "{\"response\":{\"serv, is no JSON",
    "[1], is no list of servers"
  })
  void whatIsNoAnswerIsASentence(String body, String why) throws Exception {
    HttpServer server = server(status(200, body));
    try {
      assertThatThrownBy(() -> read(list(url(server), KEY))).hasMessageContaining(why);
    } finally {
      server.stop(0);
    }
  }

  @Test
  void tooManyCallsWaitAsLongAsTheServiceSays() throws Exception {
    HttpServer server =
        server(
            exchange -> {
              exchange.getResponseHeaders().set("Retry-After", "120");
              exchange.sendResponseHeaders(429, -1);
            });
    try {
      assertThatThrownBy(() -> read(list(url(server), KEY)))
          .hasMessageContaining("429")
          .hasMessageContaining("120 s");
    } finally {
      server.stop(0);
    }
  }

  @Test
  void silenceUnknownHostsAndClosedPortsAreSentences() throws Exception {
    HttpServer server = server(exchange -> exchange.getRequestBody().readAllBytes());
    URI closed = url(server);
    server.stop(0);
    assertThatThrownBy(() -> read(list(closed, KEY))).hasMessageContaining("cannot be reached");
    assertThatThrownBy(() -> read(list(URI.create("http://no-such-host.invalid"), KEY)))
        .hasMessageContaining("no-such-host.invalid")
        .hasMessageContaining("not known");
  }

  @Test
  void withoutAKeyNothingIsCalled() {
    WebApi api = new WebApi(URI.create("http://127.0.0.1:1"), null, new RateLimits());
    assertThatThrownBy(() -> read(new WebApiServerList(api).list(ALL)))
        .hasMessageContaining("STEAM_WEB_API_KEY");
  }

  @Test
  void anEmptyAnswerIsAnEmptyListAndOddFieldsAreNulls() throws Exception {
    HttpServer server =
        server(
            status(
                200,
                "{\"response\":{\"servers\":[{\"addr\":\"192.0.2.10:27015\",\"players\":\"x\","
                    + "\"appid\":1e99,\"name\":7,\"steamid\":{}},{\"addr\":\"no\"},{},7]}}"));
    HttpServer empty = server(status(200, "{\"response\":{}}"));
    try {
      assertThat(read(list(url(empty), KEY))).isEmpty();
      ListPage page = requireNonNull(list(url(server), KEY).page(0, NEVER));
      assertThat(page.servers())
          .singleElement()
          .satisfies(
              s -> {
                assertThat(s.addr()).isEqualTo("192.0.2.10:27015");
                assertThat(s.name()).isNull();
                assertThat(s.game().appId()).isNull();
                assertThat(s.seats().players()).isNull();
                assertThat(s.seats().bots()).isZero();
              });
    } finally {
      server.stop(0);
      empty.stop(0);
    }
  }

  @Test
  void aListBehindTheCapIsWholeWithinTheBudgetOfCalls() throws Exception {
    List<ListEntry> world = new ArrayList<>();
    for (int i = 0; i < 50_000; i++) {
      String addr = "10." + (i >> 16) + "." + (i >> 8 & 255) + "." + (i & 255) + ":27015";
      world.add(ListEntry.of(addr, FleetWorld.server(i, 5)));
    }
    try (FleetWebApi service = new FleetWebApi(new FleetList(world, Set.of()), 0, KEY)) {
      WebApi api = new WebApi(service.url(), KEY, new RateLimits());
      ServerList listing = new WebApiServerList(api).list(ALL);
      assertThat(read(listing)).hasSize(50_000).doesNotHaveDuplicates();
      assertThat(listing.shortcomings()).isEmpty();
      assertThat(listing.calls()).isLessThan(60);
    }
  }
}
