package dev.valvejdbc.client.webapi;

import static dev.valvejdbc.client.Unstoppable.NEVER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.valvejdbc.client.NoAnswerException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How long a service may keep its callers waiting, and what it says where it has nothing. */
class WebApiPatienceTest {
  private static final WebApiCall CALL = WebApiCall.get("IThing/Get/v1", Map.of());

  private ServerSocket server;

  @BeforeEach
  void start() throws IOException {
    server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
  }

  private interface Answer {
    void write(OutputStream out) throws Exception;
  }

  private void answers(Answer answer) {
    Thread thread =
        new Thread(
            () -> {
              while (true) {
                try (Socket socket = server.accept()) {
                  answer.write(socket.getOutputStream());
                } catch (Exception e) {
                  if (server.isClosed()) {
                    return;
                  }
                }
              }
            });
    thread.setDaemon(true);
    thread.start();
  }

  private WebApi api(RateLimits limits) {
    return new WebApi(
        URI.create("http://127.0.0.1:" + server.getLocalPort()),
        null,
        limits,
        Duration.ofMillis(700));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  @Test
  void aBodyThatComesByteByByteEndsAtTheDeadlineOfTheCall() {
    answers(
        out -> {
          out.write(bytes("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"));
          while (true) {
            out.write(bytes("1\r\n \r\n"));
            out.flush();
          }
        });
    assertThatThrownBy(() -> api(RateLimits.simulated()).call(CALL, NEVER))
        .isInstanceOf(NoAnswerException.class)
        .hasMessage("The Web API at 127.0.0.1 does not answer in time: IThing/Get/v1.");
  }

  @Test
  void aRetryAfterOfYearsCountsForFiveMinutesAndIsNamed() {
    answers(
        out ->
            out.write(
                bytes(
                    """
                    HTTP/1.1 429 Too Many Requests\r
                    Retry-After: 99999999\r
                    Content-Length: 0\r
                    Connection: close\r
                    \r
                    """)));
    RateLimits limits = new RateLimits();
    assertThatThrownBy(() -> api(limits).call(CALL, NEVER))
        .hasMessage(
            "The Web API at 127.0.0.1 has had too many calls (429); try again in 300 s (its"
                + " Retry-After of 99999999 s counts for 5 minutes): IThing/Get/v1.");
    assertThatThrownBy(() -> api(limits).call(CALL, NEVER))
        .hasMessageMatching(
            "The Web API at 127.0.0.1 is not called, since its Retry-After lasts; try again in"
                + " \\d+ s: IThing/Get/v1.");
    assertThat(limits.states())
        .filteredOn(s -> s.name().equals("web api"))
        .allMatch(s -> s.waitMillis() > 0 && s.waitMillis() <= 300_000);
  }

  @Test
  void allAttemptsTogetherEndAtTheDeadlineOfTheCall() {
    AtomicInteger calls = new AtomicInteger();
    answers(
        out -> {
          calls.incrementAndGet();
          out.write(
              bytes(
                  """
                  HTTP/1.1 503 Service Unavailable\r
                  Retry-After: 1\r
                  Content-Length: 0\r
                  Connection: close\r
                  \r
                  """));
        });
    assertThatThrownBy(() -> api(RateLimits.simulated()).call(CALL, NEVER))
        .isInstanceOf(NoAnswerException.class)
        .hasMessageContaining("503");
    assertThat(calls).as("a second would begin behind 700 ms").hasValue(1);
  }

  @Test
  void anEmptyAnswerTellsWhatSteamSaysBesideIt() throws Exception {
    answers(
        out ->
            out.write(
                bytes(
                    """
                    HTTP/1.1 200 OK\r
                    x-eresult: 15\r
                    Content-Length: 15\r
                    Connection: close\r
                    \r
                    {"response":{}}\
                    """)));
    WebApiBody body = api(RateLimits.simulated()).call(CALL, NEVER);
    assertThatThrownBy(body::refuseReason)
        .isInstanceOf(NoAnswerException.class)
        .hasMessage(
            "The Web API at 127.0.0.1 has nothing (its result is 15, access denied):"
                + " IThing/Get/v1.");
  }

  @Test
  void aRetryAfterIsSecondsOrADate() {
    assertThat(RetryAfter.of("7").advice())
        .isEqualTo("try again in 7 s, which its Retry-After asks for");
    assertThat(RetryAfter.of("").advice()).isEqualTo("try again in 1 s");
    assertThat(RetryAfter.of("soon").counted()).isEqualTo(Duration.ofMinutes(1));
    assertThat(RetryAfter.of("Wed, 21 Oct 2015 07:28:00 GMT").counted()).isZero();
    assertThat(RetryAfter.of("Mon, 21 Oct 2244 07:28:00 GMT").counted())
        .isEqualTo(Duration.ofMinutes(5));
  }
}
