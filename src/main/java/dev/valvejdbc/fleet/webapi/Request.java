package dev.valvejdbc.fleet.webapi;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Holds a request as it came.
 *
 * @param service such as {@code ISteamNews}; "" where the path is of no method
 * @param version 0 where the path is of no method
 * @param line the method and the arguments without keys, for counting
 * @param key the key that came with it, "" if none
 * @param gzip whether the answer may be packed
 */
record Request(
    String verb,
    String service,
    String method,
    int version,
    String line,
    Map<String, String> arguments,
    String key,
    boolean gzip) {
  private static final int LARGEST_BODY = 1 << 20;

  static Request read(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readNBytes(LARGEST_BODY);
    String query = exchange.getRequestURI().getRawQuery();
    List<String> pairs = new ArrayList<>();
    for (String raw : new String[] {query, new String(body, StandardCharsets.UTF_8)}) {
      if (raw != null && !raw.isEmpty()) {
        pairs.addAll(List.of(raw.split("&", -1)));
      }
    }
    Map<String, String> arguments = new LinkedHashMap<>();
    for (String pair : pairs) {
      int equals = pair.indexOf('=');
      arguments.put(
          decoded(equals < 0 ? pair : pair.substring(0, equals)),
          equals < 0 ? "" : decoded(pair.substring(equals + 1)));
    }
    String header = exchange.getRequestHeaders().getFirst("x-webapi-key");
    String packing = exchange.getRequestHeaders().getFirst("Accept-Encoding");
    String path = exchange.getRequestURI().getPath().replaceAll("^/+|/+$", "");
    String[] parts = path.split("/", -1);
    boolean whole = parts.length == 3 && parts[2].matches("v\\d{1,8}");
    int version = whole ? Integer.parseInt(parts[2].substring(1)) : 0;
    return new Request(
        exchange.getRequestMethod(),
        whole ? parts[0] : "",
        whole ? parts[1] : "",
        version,
        line(whole ? parts[0] + "/" + parts[1] + "/v" + version : path, pairs),
        arguments,
        header == null ? arguments.getOrDefault("key", "") : header,
        packing != null && packing.contains("gzip"));
  }

  private static String line(String path, List<String> pairs) {
    List<String> shown =
        pairs.stream().filter(p -> !decoded(p).matches("(?s)(key|access_token)(=.*)?")).toList();
    return shown.isEmpty() ? path : path + "?" + String.join("&", shown);
  }

  /** Text without its percent signs; as it came where they are wrong. */
  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return text;
    }
  }
}
