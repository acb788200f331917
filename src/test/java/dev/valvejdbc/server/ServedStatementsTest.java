package dev.valvejdbc.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.valvejdbc.Rows;
import dev.valvejdbc.server.ServerSettings.Serialization;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What one statement of a remote client may use up, and what ends it. */
class ServedStatementsTest {
  /** It would compute for ages, and nobody but the one who closes it ends it. */
  @Test
  void aStatementThatComputesEndsWhenItIsClosed() throws Exception {
    try (Served served = Served.start("jdbc:valve:", Serialization.JSON)) {
      post(served, "{'request':'openConnection','connectionId':'c','info':{}}");
      post(served, "{'request':'createStatement','connectionId':'c'}");
      CompletableFuture<String> running =
          CompletableFuture.supplyAsync(
              () ->
                  body(
                      served,
                      "{'request':'prepareAndExecute','connectionId':'c','statementId':0,"
                          + "'sql':'WITH RECURSIVE t (n) AS (VALUES (1) UNION ALL"
                          + " SELECT MOD(n + 1, 9) FROM t) SELECT COUNT(*) FROM t',"
                          + "'maxRowsTotal':-1,'maxRowsInFirstFrame':10}"));
      while (!isComputing() && !running.isDone()) {
        Thread.onSpinWait();
      }
      assertThat(
              post(served, "{'request':'closeStatement','connectionId':'c','statementId':0}")
                  .statusCode())
          .isEqualTo(200);
      assertThat(running.get()).contains("57014", "The statement was cancelled.");
    }
  }

  /** Whether a thread of the server is within the code that was made for a plan. */
  private static boolean isComputing() {
    return Thread.getAllStackTraces().values().stream()
        .flatMap(Stream::of)
        .anyMatch(f -> f.getClassName().startsWith("Baz"));
  }

  private static String body(Served served, String request) {
    try {
      return post(served, request).body();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void statementsHoldATenthOfTheHeapUnlessTheServerSaysOtherwise() throws Exception {
    String text = "SELECT MAX(CHAR_LENGTH(REPEAT('x', n))) FROM (VALUES (1), (1000001)) AS t (n)";
    try (Served served = Served.start("jdbc:valve:", Serialization.PROTOBUF);
        Connection remote = served.connect()) {
      assertThatThrownBy(() -> Rows.of(remote, text)).hasMessageContaining("1000000");
    }
    try (Served served = Served.start("jdbc:valve:MAXTEXTLENGTH=2000000", Serialization.PROTOBUF);
        Connection remote = served.connect()) {
      assertThat(Rows.of(remote, text)).containsExactly("1000001");
    }
  }

  private static HttpResponse<String> post(Served served, String body) throws Exception {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create(served.address()))
                .POST(HttpRequest.BodyPublishers.ofString(body.replace('\'', '"')))
                .build(),
            HttpResponse.BodyHandlers.ofString());
  }
}
