package dev.valvejdbc.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.valvejdbc.server.http.HttpBounds;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Who may use the page and what it answers, without a browser. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PageServingTest {
  private static final Pattern SESSION = Pattern.compile("\"session\":\"([^\"]+)\"");

  private final HttpClient client = HttpClient.newHttpClient();
  private PageServer open;
  private ValveServer served;

  @BeforeAll
  void start() throws Exception {
    open =
        PageServer.start(
            "jdbc:valve:",
            0,
            Duration.ofMinutes(1),
            List.of(),
            (statement, file) -> Files.writeString(file, "rows of " + statement));
    served =
        ValveServer.start(
            new ServerSettings(
                "jdbc:valve:",
                new ServerSettings.Listening(
                    "127.0.0.1",
                    0,
                    ServerSettings.Serialization.JSON,
                    Map.of("ann", "secret"),
                    null),
                new ServerSettings.Permissions("off", Set.of(), null),
                new ServerSettings.Bounds(
                    Duration.ofSeconds(60), 2, 2, 16 << 20, Map.of(), HttpBounds.STANDARD)),
            List.of(),
            List.of());
  }

  @AfterAll
  void stop() {
    open.close();
    served.close();
  }

  private String token() {
    return open.link().replaceFirst(".*token=", "");
  }

  private HttpResponse<String> ask(int port, String path, String body, String... headers)
      throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .timeout(Duration.ofSeconds(60));
    for (int i = 0; i < headers.length; i += 2) {
      request.setHeader(headers[i], headers[i + 1]);
    }
    if (!body.isEmpty()) {
      request.POST(HttpRequest.BodyPublishers.ofString(body));
    }
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private HttpResponse<String> api(String path, String body) throws Exception {
    return ask(
        open.port(),
        "/api/" + path,
        body,
        "Authorization",
        "Bearer " + token(),
        "Content-Type",
        "application/json");
  }

  private String session() throws Exception {
    Matcher session = SESSION.matcher(api("open", "{}").body());
    assertThat(session.find()).isTrue();
    return session.group(1);
  }

  private String run(String session, String sql) throws Exception {
    return api("run", "{\"session\":\"" + session + "\",\"run\":\"1\",\"sql\":\"" + sql + "\"}")
        .body();
  }

  @Test
  void rowsAreWrittenAsParquetWhereSomebodyKnowsHow() throws Exception {
    Matcher session = SESSION.matcher(api("open", "{}").body());
    assertThat(session.find()).isTrue();
    String asked = "{\"session\":\"" + session.group(1) + "\",\"sql\":\"SELECT 1; SELECT 2\",";
    assertThat(api("parquet", asked + "\"result\":1}").body()).isEqualTo("rows of SELECT 2");
    assertThat(api("parquet", asked + "\"result\":2}").statusCode()).isEqualTo(404);
    assertThat(api("parquet", "{\"sql\":\"SELECT 1\"}").statusCode()).isEqualTo(410);
  }

  @Test
  void everyAnswerForbidsScriptsOfOthersAndFrames() throws Exception {
    HttpResponse<String> page = ask(open.port(), "/", "");
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.headers().firstValue("Content-Security-Policy"))
        .hasValueSatisfying(
            policy ->
                assertThat(policy)
                    .contains("default-src 'none'", "frame-ancestors 'none'")
                    .doesNotContain("unsafe"));
    assertThat(page.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
    assertThat(page.body()).doesNotContain("<script>").doesNotContain("http://", "https://");
  }

  @Test
  void withoutTheTokenNothingIsAnswered() throws Exception {
    for (String given : List.of("", "Bearer ", "Bearer wrong", "Basic " + token())) {
      HttpResponse<String> answer =
          ask(
              open.port(),
              "/api/open",
              "{}",
              "Authorization",
              given,
              "Content-Type",
              "application/json");
      assertThat(answer.statusCode()).as(given).isEqualTo(401);
      assertThat(answer.body()).doesNotContain("session\"");
    }
  }

  @Test
  void whatAPageOfOthersCouldSendIsRefused() throws Exception {
    String bearer = "Bearer " + token();
    assertThat(
            ask(
                    open.port(),
                    "/api/open",
                    "{}",
                    "Authorization",
                    bearer,
                    "Content-Type",
                    "text/plain")
                .statusCode())
        .isEqualTo(403);
    for (String origin : List.of("null", "http://stranger.example", "http://127.0.0.1:1")) {
      HttpResponse<String> answer =
          ask(
              open.port(),
              "/api/open",
              "{}",
              "Authorization",
              bearer,
              "Content-Type",
              "application/json",
              "Origin",
              origin);
      assertThat(answer.statusCode()).as(origin).isEqualTo(403);
    }
  }

  @Test
  void nothingButTheFilesOfThePageIsServed() throws Exception {
    for (String path :
        List.of(
            "/Page.class",
            "/../Page.class",
            "/%2e%2e/Page.class",
            "/library/../index.html",
            "/library/none.js",
            "/examples/fleet/games.sql",
            "/api/open")) {
      assertThat(ask(open.port(), path, "").statusCode()).as(path).isIn(400, 404);
    }
  }

  @Test
  void rowsComeAsLinesAndErrorsWithTheirPlace() throws Exception {
    String lines = run(session(), "SELECT 1 AS a, 'x' AS b;\\nSELECT nam FROM my_servers");
    assertThat(lines.lines())
        .anyMatch(
            l ->
                l.startsWith(
                    "{\"columns\":[{\"name\":\"a\",\"type\":\"INTEGER\",\"kind\":\"number\"}"))
        .contains("[1,\"x\"]")
        .anyMatch(l -> l.startsWith("{\"rows\":1,\"cut\":false"))
        .anyMatch(l -> l.startsWith("{\"error\":") && l.contains("\"line\":1,\"column\":8"));
  }

  @Test
  void whatIsNoRequestIsTold() throws Exception {
    assertThat(api("open", "{").statusCode()).isEqualTo(400);
    assertThat(api("open", "[1]").statusCode()).isEqualTo(400);
    assertThat(api("nothing", "{}").statusCode()).isEqualTo(404);
    assertThat(api("tables", "{\"session\":\"none\"}").statusCode()).isEqualTo(410);
  }

  @Test
  void aServerAsksForItsUsersAndHasAsManySessionsAsConnections() throws Exception {
    assertThat(ask(served.port(), "/", "").statusCode()).isEqualTo(401);
    String ann =
        "Basic "
            + Base64.getEncoder()
                .encodeToString("ann:secret".getBytes(java.nio.charset.StandardCharsets.UTF_8));
    assertThat(ask(served.port(), "/", "", "Authorization", ann).statusCode()).isEqualTo(200);
    for (int status : new int[] {200, 200, 429}) {
      assertThat(
              ask(
                      served.port(),
                      "/api/open",
                      "{}",
                      "Authorization",
                      ann,
                      "Content-Type",
                      "application/json")
                  .statusCode())
          .isEqualTo(status);
    }
  }

  @Test
  void aServerWithoutAPageAnswersBrowsersAsBefore() throws Exception {
    try (ValveServer plain = ValveServer.start(ServerSettings.of("jdbc:valve:", 0))) {
      assertThat(ask(plain.port(), "/", "").statusCode()).isEqualTo(405);
    }
  }
}
