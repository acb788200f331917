package dev.valvejdbc.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Calls methods of the Steam Web API by GET. The key travels in a header, and in the address only
 * where a service turns out to read it there alone. No error or log shows it.
 */
public final class WebApi {
  private static final int LARGEST_BODY = 64 << 20;
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
  private static final Duration TIMEOUT = Duration.ofSeconds(30);
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(15);
  private static final int TRIES = 3;

  private final JsonMapper json = new JsonMapper();
  private final URI base;
  private final @Nullable String key;
  private final RateLimits limits;
  private final Duration timeout;
  private @Nullable HttpClient http;
  private volatile boolean keyInAddress;

  /**
   * Makes a client; nothing is connected before the first call.
   *
   * @param base such as {@code https://api.steampowered.com}
   * @param key the user's key, or null
   */
  public WebApi(URI base, @Nullable String key, RateLimits limits) {
    this(base, key, limits, TIMEOUT);
  }

  WebApi(URI base, @Nullable String key, RateLimits limits, Duration timeout) {
    this.base = base;
    this.key = key;
    this.limits = limits;
    this.timeout = timeout;
  }

  /** The host, for errors and plans. */
  public String host() {
    return String.valueOf(base.getHost());
  }

  /** Whether a key is there. */
  public boolean hasKey() {
    return key != null;
  }

  /**
   * Calls a method.
   *
   * @param method such as {@code IGameServersService/GetServerList/v1}
   * @throws WebApiException with a sentence, if there is no answer to be had
   */
  public JsonNode get(String method, Map<String, String> parameters, StopCheck check)
      throws InterruptedException {
    RateLimit limit = limits.of(method);
    for (int attempt = 1; ; attempt++) {
      await(limit, method, check);
      check.call();
      HttpResponse<byte[]> response = send(method, parameters, check);
      int status = response.statusCode();
      if (isRefusal(status) && key != null && !keyInAddress && mayShowKey()) {
        keyInAddress = true; // some gateways pass the header over
        response = send(method, parameters, check);
        status = response.statusCode();
        keyInAddress = !isRefusal(status);
      }
      if (status == 200) {
        return parsed(method, response);
      }
      Duration retry = retryAfter(response);
      boolean busy = status == 429 || status >= 500;
      if (status == 429) {
        limit.holdBack(retry);
      }
      if (!busy || attempt == TRIES || retry.compareTo(LONGEST_WAIT) > 0) {
        throw WebApiException.ofStatus(method, host(), status, retry);
      }
      pause(retry, check);
    }
  }

  private void await(RateLimit limit, String method, StopCheck check) throws InterruptedException {
    long wait;
    while ((wait = limit.take()) > 0) {
      if (wait > LONGEST_WAIT.toNanos()) {
        throw WebApiException.limited(method, host(), Duration.ofNanos(wait));
      }
      pause(Duration.ofNanos(wait), check);
    }
  }

  private static void pause(Duration time, StopCheck check) throws InterruptedException {
    long end = System.nanoTime() + time.toNanos();
    for (long left = time.toNanos(); left > 0; left = end - System.nanoTime()) {
      check.check();
      TimeUnit.NANOSECONDS.sleep(Math.min(left, StopCheck.SLICE));
    }
  }

  private HttpResponse<byte[]> send(String method, Map<String, String> parameters, StopCheck check)
      throws InterruptedException {
    String query =
        parameters.entrySet().stream()
            .map(e -> encoded(e.getKey()) + "=" + encoded(e.getValue()))
            .collect(Collectors.joining("&"));
    if (key != null && keyInAddress) {
      query = query + (query.isEmpty() ? "" : "&") + "key=" + encoded(key);
    }
    String path = base.toString().replaceAll("/+$", "") + "/" + method + "/";
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(path + (query.isEmpty() ? "" : "?" + query)))
            .timeout(timeout)
            .header("Accept", "application/json")
            .header("Accept-Encoding", "gzip")
            .GET();
    if (key != null && !keyInAddress) {
      request.header("x-webapi-key", key);
    }
    CompletableFuture<HttpResponse<byte[]>> answer =
        http().sendAsync(request.build(), info -> new BoundedBody(LARGEST_BODY));
    try {
      while (true) {
        try {
          return answer.get(StopCheck.SLICE, TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
          check.check();
        }
      }
    } catch (ExecutionException e) {
      throw WebApiException.ofTrouble(method, host(), e.getCause() == null ? e : e.getCause());
    } finally {
      answer.cancel(true);
    }
  }

  private synchronized HttpClient http() {
    if (http == null) {
      http =
          HttpClient.newBuilder()
              .connectTimeout(CONNECT_TIMEOUT)
              .followRedirects(HttpClient.Redirect.NEVER)
              .build();
    }
    return http;
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private JsonNode parsed(String method, HttpResponse<byte[]> response) {
    try {
      byte[] body = response.body();
      boolean zipped =
          response.headers().firstValue("Content-Encoding").orElse("").contains("gzip");
      JsonNode answer = json.readTree(zipped ? unzipped(body) : body);
      if (answer != null && answer.isObject()) {
        return answer;
      }
    } catch (IOException e) {
      throw WebApiException.unreadable(method, host());
    }
    throw WebApiException.unreadable(method, host());
  }

  private static byte[] unzipped(byte[] body) throws IOException {
    try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(body))) {
      byte[] plain = in.readNBytes(LARGEST_BODY + 1);
      if (plain.length > LARGEST_BODY) {
        throw new IOException("the body is larger than " + LARGEST_BODY + " bytes");
      }
      return plain;
    }
  }

  private static boolean isRefusal(int status) {
    return status == 401 || status == 403;
  }

  /** Whether an address on its way is read by nobody else. */
  private boolean mayShowKey() {
    return "https".equals(base.getScheme()) || base.getHost().startsWith("127.");
  }

  private static Duration retryAfter(HttpResponse<?> response) {
    String text = response.headers().firstValue("Retry-After").orElse("1");
    return text.matches("\\d{1,6}")
        ? Duration.ofSeconds(Integer.parseInt(text))
        : Duration.ofSeconds(60);
  }
}
