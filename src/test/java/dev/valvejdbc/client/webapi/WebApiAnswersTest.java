package dev.valvejdbc.client.webapi;

import static dev.valvejdbc.client.Unstoppable.NEVER;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who asks what another asks already, or asked lately, causes no call. */
class WebApiAnswersTest {
  private static final WebApiCall CALL = WebApiCall.get("IThing/Get/v1", Map.of("a", "1"));

  private final AtomicInteger calls = new AtomicInteger();
  private final CountDownLatch answer = new CountDownLatch(1);
  private final WebApiAnswers answers = new WebApiAnswers();
  private HttpServer server;
  private WebApi api;

  @BeforeEach
  void start() throws Exception {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          calls.incrementAndGet();
          try {
            answer.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          exchange.sendResponseHeaders(200, 2);
          exchange.getResponseBody().write(new byte[] {'{', '}'});
          exchange.close();
        });
    server.start();
    api =
        new WebApi(
            URI.create("http://127.0.0.1:" + server.getAddress().getPort()),
            null,
            RateLimits.simulated());
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private String ask(WebApiCall call, Duration ttl) throws InterruptedException {
    return answers.of(api, call, ttl, NEVER).text();
  }

  @Test
  void thoseWhoAskTheSameAtOnceShareACall() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(5);
    try {
      CountDownLatch asking = new CountDownLatch(5);
      List<Future<String>> all = new ArrayList<>();
      for (int i = 0; i < 5; i++) {
        all.add(
            threads.submit(
                () -> {
                  asking.countDown();
                  return ask(CALL, Duration.ofHours(1));
                }));
      }
      asking.await();
      answer.countDown();
      for (Future<String> each : all) {
        assertThat(each.get()).isEqualTo("{}");
      }
      assertThat(calls).hasValue(1);
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void anAnswerServesAsLongAsTheAskerSays() throws Exception {
    answer.countDown();
    ask(CALL, Duration.ZERO);
    ask(CALL, Duration.ofHours(1));
    assertThat(calls).hasValue(1);
    ask(CALL, Duration.ZERO);
    ask(WebApiCall.get("IThing/Get/v1", Map.of("a", "2")), Duration.ofHours(1));
    assertThat(calls).hasValue(3);
  }

  @Test
  void serversAtAnAddressAreAskedForOnceInTenMinutesWhateverTheAskerSays() throws Exception {
    answer.countDown();
    WebApiCall spared =
        WebApiCall.get("ISteamApps/GetServersAtAddress/v1", Map.of("addr", "203.0.113.7"));
    ask(spared, Duration.ZERO);
    ask(spared, Duration.ZERO);
    assertThat(calls).hasValue(1);
  }

  /** The keys have the same {@link String#hashCode}, as every pair of users may. */
  @Test
  void anAnswerServesNobodyButTheUserWhoseKeyItCameFor() throws Exception {
    answer.countDown();
    URI base = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    for (String key : List.of("Aa", "BB", "Aa")) {
      answers.of(new WebApi(base, key, RateLimits.simulated()), CALL, Duration.ofHours(1), NEVER);
    }
    assertThat(calls).hasValue(2);
  }

  @Test
  void whatTellsUsersApartHoldsNoKey() {
    String key = "0123456789ABCDEF0123456789ABCDEF";
    String identity =
        new WebApi(URI.create("http://127.0.0.1:1"), key, RateLimits.simulated()).identity();
    assertThat(identity).startsWith("http://127.0.0.1:1 ").doesNotContainIgnoringCase(key);
  }
}
