package dev.valvejdbc.fleet.webapi;

import com.sun.net.httpserver.HttpExchange;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/** Writes the answer to one request. */
record Reply(HttpExchange exchange, boolean gzip) {
  private static final int NESTED = 100_000;
  private static final String PAGE = "text/html; charset=UTF-8";
  private static final Map<Integer, String> TITLES =
      Map.of(
          200, "Steam is Down for Maintenance",
          302, "Found",
          400, "Bad Request",
          401, "Unauthorized",
          403, "Forbidden",
          404, "Not Found",
          405, "Method Not Allowed",
          429, "Too Many Requests",
          500, "Internal Server Error",
          503, "Service Unavailable");

  /** Packs large lists in little time. */
  private static final class QuickGzip extends GZIPOutputStream {
    QuickGzip(OutputStream out) throws IOException {
      super(out);
      def.setLevel(Deflater.BEST_SPEED);
    }
  }

  void text(int status, String contentType, String body) throws IOException {
    bytes(status, contentType, body.getBytes(StandardCharsets.UTF_8));
  }

  /** Sends the first half of a text. */
  void half(String contentType, String body) throws IOException {
    byte[] whole = body.getBytes(StandardCharsets.UTF_8);
    bytes(200, contentType, Arrays.copyOf(whole, whole.length / 2));
  }

  /** Sends a page that repeats the address of the request, as real ones do. */
  void page(int status, String sentence) throws IOException {
    String title = TITLES.getOrDefault(status, "Error");
    text(
        status,
        PAGE,
        "<html><head><title>%s</title></head><body><h1>%s</h1>%s<p>%s</p></body></html>"
            .formatted(
                title, title, escaped(sentence), escaped(exchange.getRequestURI().toString())));
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  private void bytes(int status, String contentType, byte[] plain) throws IOException {
    byte[] body = plain;
    exchange.getResponseHeaders().set("Content-Type", contentType);
    if (gzip) {
      ByteArrayOutputStream packed = new ByteArrayOutputStream();
      try (OutputStream out = new QuickGzip(packed)) {
        out.write(plain);
      }
      body = packed.toByteArray();
      exchange.getResponseHeaders().set("Content-Encoding", "gzip");
    }
    boolean none = body.length == 0 || exchange.getRequestMethod().equals("HEAD");
    exchange.sendResponseHeaders(status, none ? -1 : body.length);
    if (!none) {
      exchange.getResponseBody().write(body);
    }
  }

  /** Answers with a fault that no right answer is needed for. */
  void fault(WebApiFault fault, CountDownLatch closed) throws IOException {
    switch (fault.kind()) {
      case STATUS -> page(fault.number(), "An error as ordered.");
      case BODY -> text(fault.number(), Format.JSON.contentType(), fault.body());
      case TOO_MANY -> {
        exchange.getResponseHeaders().set("Retry-After", String.valueOf(fault.number()));
        page(429, "Too many calls.");
      }
      case REDIRECT -> {
        exchange.getResponseHeaders().set("Location", String.valueOf(fault.target()));
        page(302, "The document has moved.");
      }
      case HTML -> page(200, "Please come back later.");
      case NESTED ->
          text(
              200,
              Format.JSON.contentType(),
              "{\"response\":" + "[".repeat(NESTED) + "]".repeat(NESTED) + "}");
      case ENDLESS -> endless(closed);
      case SILENCE -> {
        try {
          closed.await();
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
      }
      case TRUNCATED, WRONG_TYPES -> throw new IllegalArgumentException("needs an answer");
    }
  }

  private void endless(CountDownLatch closed) throws IOException {
    byte[] chunk =
        "{\"id\":\"1\",\"name\":\"again\"},".repeat(2_000).getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", Format.JSON.contentType());
    exchange.sendResponseHeaders(200, 0);
    OutputStream out = exchange.getResponseBody();
    out.write("{\"response\":{\"items\":[".getBytes(StandardCharsets.UTF_8));
    while (closed.getCount() > 0) {
      out.write(chunk); // ends with an exception when the caller leaves
    }
  }
}
