package dev.valvejdbc.client.webapi;

import com.fasterxml.jackson.databind.JsonNode;
import dev.valvejdbc.client.NameResolver;
import dev.valvejdbc.client.NoAnswerException;
import dev.valvejdbc.client.PublicAddresses;
import dev.valvejdbc.client.StopCheck;
import dev.valvejdbc.protocol.webapi.AnswerReason;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.UnknownHostException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Calls methods of the Steam Web API. The key travels in a header, and in the address only where
 * the user says so; over plain HTTP it goes to this machine alone. No error or log shows it.
 */
public final class WebApi {
  private static final int LARGEST_BODY = 64 << 20;
  private static final Duration TIMEOUT = Duration.ofSeconds(30);
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(15);
  private static final Duration QUICKLY = Duration.ofSeconds(5);
  private static final int TRIES = 3;

  private final URI base;
  private final @Nullable String key;
  private final RateLimits limits;
  private final Duration timeout;
  private NameResolver names = new NameResolver();
  private HttpConnections http = new HttpConnections();
  private final KeyTravel travel;
  private final KeyedOrigin origin;

  /**
   * Makes a client; nothing is connected before the first call.
   *
   * @param base such as {@code https://api.steampowered.com}
   * @param key the user's key, or null
   */
  public WebApi(URI base, @Nullable String key, RateLimits limits) {
    this(base, key, KeyTravel.STANDARD, limits, TIMEOUT);
  }

  /** Makes a client with a deadline of its own for each call. */
  public WebApi(URI base, @Nullable String key, RateLimits limits, Duration timeout) {
    this(base, key, KeyTravel.STANDARD, limits, timeout);
  }

  /** Makes a client whose key travels as the user says. */
  public WebApi(URI base, @Nullable String key, KeyTravel travel, RateLimits limits) {
    this(base, key, travel, limits, TIMEOUT);
  }

  private WebApi(
      URI base, @Nullable String key, KeyTravel travel, RateLimits limits, Duration timeout) {
    if (base.getRawUserInfo() != null || base.getRawQuery() != null) {
      throw new IllegalArgumentException("a Web API's address has no user and no parameters");
    }
    this.base = base;
    this.key = key;
    this.travel = travel;
    this.origin = new KeyedOrigin(base, key != null, travel.insecure());
    this.limits = limits;
    this.timeout = timeout;
  }

  /**
   * Has this service called over connections that others use, too, and its name resolved by whom
   * they ask; before its first call.
   */
  public WebApi over(HttpConnections shared, NameResolver resolver) {
    http = shared;
    names = resolver;
    return this;
  }

  /** The host, for errors and plans. */
  public String host() {
    return String.valueOf(base.getHost());
  }

  /** The host with its port, where one is given. */
  public String authority() {
    return String.valueOf(base.getAuthority());
  }

  /**
   * Whether the service stands on loopback or in a private network; false if its host is not known.
   *
   * @param check ends the wait for the name to be resolved
   */
  public boolean isPrivate(StopCheck check) throws InterruptedException {
    try {
      return names.resolve(host(), check).stream().noneMatch(PublicAddresses::isPublic);
    } catch (UnknownHostException e) {
      return false;
    }
  }

  /** The same service, with little patience: for what one can do without. */
  WebApi quickly() {
    return new WebApi(base, key, travel, limits, QUICKLY).over(http, names);
  }

  /** Whether a key is there. */
  public boolean hasKey() {
    return key != null;
  }

  /**
   * Names the service and the user, for caches that others share. SHA-256 keeps users apart, whose
   * answers may be private, without a cache that holds their keys: 128 random bits of a key cannot
   * be found again from it.
   */
  String identity() {
    return base + " " + (key == null ? "" : sha256(key));
  }

  private static String sha256(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /**
   * Calls a method by GET.
   *
   * @param method such as {@code IGameServersService/GetServerList/v1}
   * @throws NoAnswerException with a sentence, if there is no answer to be had
   */
  public JsonNode get(String method, Map<String, String> parameters, StopCheck check)
      throws InterruptedException {
    return call(WebApiCall.get(method, parameters), check).json();
  }

  /**
   * Calls a method.
   *
   * @throws NoAnswerException with a sentence, if there is no answer to be had
   */
  public WebApiBody call(WebApiCall call, StopCheck check) throws InterruptedException {
    RateLimit limit = limits.of(call.path());
    await(limit, call.shown(), check);
    long end = System.nanoTime() + timeout.toNanos(); // of all attempts together
    for (int attempt = 1; ; attempt++) {
      check.call();
      HttpResponse<byte[]> response = send(call, left(end), check);
      int status = response.statusCode();
      if (status == 200) {
        String result = header(response, "x-eresult");
        return new WebApiBody(call.shown(), host(), unpacked(call, response), result);
      }
      RetryAfter retryAfter = RetryAfter.of(header(response, "Retry-After"));
      Duration retry = retryAfter.counted();
      boolean busy = status == 429 || status >= 500;
      if (status == 429) {
        limit.holdBack(retry);
      }
      Duration pause = retry.multipliedBy(attempt);
      boolean again = busy && !call.post() && attempt < TRIES;
      if (!again || retry.compareTo(LONGEST_WAIT) > 0 || pause.compareTo(left(end)) >= 0) {
        String reason = reason(call, response);
        throw reason == null
            ? WebApiTrouble.ofStatus(call.shown(), host(), status, retryAfter, key != null)
            : WebApiTrouble.ofReason(call.shown(), host(), status, reason);
      }
      check.pause(pause);
      await(limit, call.shown(), check);
    }
  }

  /** What is left of the time, at least a moment, in which a connection fails by itself. */
  private static Duration left(long end) {
    return Duration.ofNanos(Math.max(1, end - System.nanoTime()));
  }

  private void await(RateLimit limit, String method, StopCheck check) throws InterruptedException {
    long wait;
    while ((wait = limit.take()) > 0) {
      if (wait > LONGEST_WAIT.toNanos()) {
        throw WebApiTrouble.limited(method, host(), Duration.ofNanos(wait), limit.isHeldBack());
      }
      check.pause(Duration.ofNanos(wait));
    }
  }

  private HttpResponse<byte[]> send(WebApiCall call, Duration most, StopCheck check)
      throws InterruptedException {
    String address = origin(call, check) + "/" + call.path() + "/";
    Map<String, String> sent = new LinkedHashMap<>(call.parameters());
    if (!call.format().equals(WebApiCall.JSON)) {
      sent.put("format", call.format());
    }
    if (key != null && travel.inQuery()) {
      sent.put("key", key);
    }
    String arguments =
        sent.entrySet().stream()
            .map(e -> encoded(e.getKey()) + "=" + encoded(e.getValue()))
            .collect(Collectors.joining("&"));
    boolean inAddress = !call.post() && !arguments.isEmpty();
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(address + (inAddress ? "?" + arguments : "")))
            .timeout(most)
            .header("Accept-Encoding", "gzip");
    if (call.post()) {
      request
          .header("Content-Type", "application/x-www-form-urlencoded")
          .POST(HttpRequest.BodyPublishers.ofString(arguments));
    }
    if (key != null && !travel.inQuery()) {
      request.header("x-webapi-key", key);
    }
    CompletableFuture<HttpResponse<byte[]>> answer =
        http.client(key != null && KeyedOrigin.isClear(base))
            .sendAsync(request.build(), info -> new BoundedBody(LARGEST_BODY));
    try {
      return check.await(answer, most); // the request's own ends with the headers
    } catch (TimeoutException e) {
      throw WebApiTrouble.ofTrouble(call.shown(), host(), e);
    } catch (ExecutionException e) {
      throw WebApiTrouble.ofTrouble(call.shown(), host(), e.getCause() == null ? e : e.getCause());
    } finally {
      answer.cancel(true);
    }
  }

  private String origin(WebApiCall call, StopCheck check) throws InterruptedException {
    try {
      String address = origin.address(names, check);
      if (address == null) {
        throw WebApiTrouble.keyInClear(call.path(), host());
      }
      return address;
    } catch (UnknownHostException e) {
      throw WebApiTrouble.ofTrouble(call.path(), host(), e);
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private byte[] unpacked(WebApiCall call, HttpResponse<byte[]> response) {
    boolean zipped = header(response, "Content-Encoding").contains("gzip");
    try {
      return zipped ? unzipped(response.body()) : response.body();
    } catch (IOException e) {
      throw WebApiTrouble.ofTrouble(call.shown(), host(), e);
    }
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

  /** What the service itself says; null if nothing, or if it repeats the key. */
  private @Nullable String reason(WebApiCall call, HttpResponse<byte[]> response) {
    String reason;
    try {
      String body = new String(unpacked(call, response), StandardCharsets.UTF_8);
      reason = AnswerReason.ofBody(body);
    } catch (NoAnswerException e) {
      return null;
    }
    boolean tells = reason != null && key != null && reason.contains(key);
    return tells ? null : reason;
  }

  private static String header(HttpResponse<?> response, String name) {
    return response.headers().firstValue(name).orElse("");
  }
}
