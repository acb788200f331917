package dev.valvejdbc.fleet.webapi;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;
import java.util.zip.GZIPInputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;

/** The forms of answers, the errors on demand, and the count of calls. */
class FaultsTest {
  private static final String INFO = "ISteamWebAPIUtil/GetServerInfo/v1/";
  private static final String NEWS = "ISteamNews/GetNewsForApp/v2/?appid=440&count=2";
  private ApiClient client;

  @BeforeEach
  void start() throws Exception {
    client = new ApiClient(7);
  }

  @AfterEach
  void stop() {
    client.close();
  }

  private HttpResponse<String> with(WebApiFault fault) throws Exception {
    client.api().faultNext(1, fault);
    return client.get(NEWS);
  }

  @Test
  void jsonIsTheForm() throws Exception {
    HttpResponse<String> response = client.get(INFO);
    assertThat(response.headers().firstValue("Content-Type"))
        .hasValue("application/json; charset=UTF-8");
    assertThat(response.body())
        .isEqualTo("{\"servertime\":1750000000,\"servertimestring\":\"Sun Jun 15 08:06:40 2025\"}");
  }

  @Test
  void vdfHasARootEvenWithoutWrapperAndNumbersForArrays() throws Exception {
    HttpResponse<String> response = client.get(INFO + "?format=vdf");
    assertThat(response.headers().firstValue("Content-Type")).hasValue("text/vdf; charset=UTF-8");
    assertThat(response.body())
        .isEqualTo(
            """
            "response"
            {
            \t"servertime"\t\t"1750000000"
            \t"servertimestring"\t\t"Sun Jun 15 08:06:40 2025"
            }
            """);
    assertThat(client.get(NEWS + "&format=vdf").body())
        .startsWith("\"appnews\"\n{\n\t\"appid\"\t\t\"440\"\n\t\"newsitems\"\n\t{\n\t\t\"0\"\n")
        .contains("\n\t\t\"1\"\n")
        .contains("\\\"as promised\\\"");
  }

  @Test
  void xmlHasTheWrapperAsRoot() throws Exception {
    HttpResponse<InputStream> response = client.get(NEWS + "&format=xml", "Accept", "*/*");
    assertThat(response.headers().firstValue("Content-Type")).hasValue("text/xml; charset=UTF-8");
    Element root =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(response.body())
            .getDocumentElement();
    assertThat(root.getTagName()).isEqualTo("appnews");
    assertThat(root.getElementsByTagName("newsitem").getLength()).isEqualTo(2);
    assertThat(root.getElementsByTagName("contents").item(0).getTextContent()).contains("<b>");
  }

  @Test
  void anotherFormIsRefused() throws Exception {
    assertThat(client.get(INFO + "?format=csv").statusCode()).isEqualTo(400);
  }

  @Test
  void anAnswerIsPackedForThoseWhoTakeIt() throws Exception {
    HttpResponse<InputStream> packed = client.get(NEWS, "Accept-Encoding", "gzip, deflate");
    assertThat(packed.headers().firstValue("Content-Encoding")).hasValue("gzip");
    assertThat(new String(new GZIPInputStream(packed.body()).readAllBytes(), UTF_8))
        .isEqualTo(client.get(NEWS).body());
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 403, 404, 429, 500, 503})
  void aStatusIsAPageThatRepeatsTheAddress(int status) throws Exception {
    HttpResponse<String> response = with(WebApiFault.status(status));
    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(response.body()).startsWith("<html>").contains("GetNewsForApp/v2/?appid=440&amp;");
  }

  @Test
  void tooManyCallsAreToldHowLongToWait() throws Exception {
    HttpResponse<String> response = with(WebApiFault.tooMany(17));
    assertThat(response.statusCode()).isEqualTo(429);
    assertThat(response.headers().firstValue("Retry-After")).hasValue("17");
  }

  @Test
  void aRedirectPointsToAnotherAddress() throws Exception {
    HttpResponse<String> response = with(WebApiFault.redirect(URI.create("http://127.0.0.2:1/x")));
    assertThat(response.statusCode()).isEqualTo(302);
    assertThat(response.headers().firstValue("Location")).hasValue("http://127.0.0.2:1/x");
  }

  @Test
  void aPageMayPretendSuccess() throws Exception {
    HttpResponse<String> response = with(WebApiFault.HTML);
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).startsWith("<html>");
  }

  @Test
  void halfAnAnswerIsTheStartOfTheRightOne() throws Exception {
    String whole = client.get(NEWS).body();
    String half = with(WebApiFault.TRUNCATED).body();
    assertThat(whole).startsWith(half).hasSizeLessThan(half.length() * 3);
    assertThat(half).isNotEmpty().doesNotEndWith("}}");
  }

  @Test
  void nestedJsonIsWhole() throws Exception {
    assertThat(with(WebApiFault.NESTED).body()).hasSize(200_013).contains("[[[[").endsWith("]]}");
  }

  @Test
  void wrongTypesKeepTheNames() throws Exception {
    client.api().faultNext(1, WebApiFault.WRONG_TYPES);
    var wrong = client.json(NEWS);
    var right = client.json(NEWS);
    assertThat(wrong.at("/appnews/newsitems")).hasSize(2);
    for (String field : new String[] {"gid", "title", "is_external_url", "date", "appid"}) {
      String path = "/appnews/newsitems/0/" + field;
      assertThat(wrong.at(path).getNodeType()).isNotEqualTo(right.at(path).getNodeType());
    }
  }

  @Test
  void anEndlessAnswerGoesOnUntilTheCallerLeaves() throws Exception {
    client.api().faultNext(1, WebApiFault.ENDLESS);
    try (InputStream body = client.get(NEWS, "Accept", "*/*").body()) {
      body.skipNBytes(201L << 20);
      assertThat(body.read()).isNotNegative();
    }
    assertThat(client.get(NEWS).statusCode()).isEqualTo(200);
  }

  @Test
  void silenceLastsUntilTheServiceClosesAndHoldsUpNobodyElse() throws Exception {
    client.api().fault("ISteamNews/GetNewsForApp", WebApiFault.SILENCE);
    CompletableFuture<HttpResponse<String>> silent =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return client.get(NEWS);
              } catch (Exception e) {
                throw new IllegalStateException(e);
              }
            });
    assertThat(client.get(INFO).statusCode()).isEqualTo(200);
    while (client.api().calls().size() < 2) {
      Thread.onSpinWait(); // until the silent call is there
    }
    assertThat(silent).isNotDone();
    client.close();
    assertThatThrownBy(silent::join).hasRootCauseInstanceOf(IOException.class);
  }

  @Test
  void aMethodFailsUntilTheFaultsAreCleared() throws Exception {
    client.api().fault("ISteamNews/GetNewsForApp", WebApiFault.status(503));
    for (int i = 0; i < 3; i++) {
      assertThat(client.get(NEWS).statusCode()).isEqualTo(503);
      assertThat(client.get(INFO).statusCode()).isEqualTo(200);
    }
    client.api().clearFaults();
    assertThat(client.get(NEWS).statusCode()).isEqualTo(200);
  }

  @Test
  void theNextCallsFailWhateverTheyAreFor() throws Exception {
    client.api().faultNext(2, WebApiFault.status(500));
    assertThat(client.get(NEWS).statusCode()).isEqualTo(500);
    assertThat(client.get(INFO).statusCode()).isEqualTo(500);
    assertThat(client.get(INFO).statusCode()).isEqualTo(200);
  }

  @Test
  void callsAreKeptInOrderWithoutKeys() throws Exception {
    client.get("ISteamNews/GetNewsForApp/v0002/?key=SECRET&appid=440&k%65y=SECRET");
    client.get(INFO);
    client.post("ISteamRemoteStorage/GetCollectionDetails/v1/", "key=SECRET&collectioncount=0");
    client.keyed("IStoreService/GetAppList/v1?access_token=SECRET&max_results=1");
    client.get("nowhere/");
    assertThat(client.api().calls())
        .containsExactly(
            "ISteamNews/GetNewsForApp/v2?appid=440",
            "ISteamWebAPIUtil/GetServerInfo/v1",
            "ISteamRemoteStorage/GetCollectionDetails/v1?collectioncount=0",
            "IStoreService/GetAppList/v1?max_results=1",
            "nowhere");
  }

  @Test
  void aFaultOutOfRangeIsRefused() {
    assertThatThrownBy(() -> WebApiFault.status(200)).hasMessageContaining("400 to 599");
    assertThatThrownBy(() -> WebApiFault.tooMany(-1)).hasMessageContaining("negative");
  }
}
