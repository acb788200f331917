package dev.valvejdbc.server.page;

import dev.valvejdbc.server.http.WebReply;
import dev.valvejdbc.server.http.WebRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** Serves the files of the page and of its libraries, and nothing else. */
final class PageFiles {
  /** Nothing from elsewhere, nothing written into the page itself, nobody's frame. */
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:;"
          + " connect-src 'self'; form-action 'none'; frame-ancestors 'none'; base-uri 'none'";

  private static final Pattern NAME =
      Pattern.compile("/((?:library/)?[a-z][a-z0-9.-]*\\.[a-z]{2,4})");
  private static final Map<String, String> TYPES =
      Map.of(
          "html", "text/html;charset=utf-8",
          "js", "text/javascript;charset=utf-8",
          "css", "text/css;charset=utf-8",
          "json", "application/json",
          "txt", "text/plain;charset=utf-8",
          "svg", "image/svg+xml");

  private final String tag;

  /** Files of one version of the program, which a browser keeps until there is another. */
  PageFiles(String version) {
    tag = "\"" + version + "\"";
  }

  /** What every answer of the page bears. */
  static Map<String, String> headers(String type) {
    Map<String, String> headers = new HashMap<>();
    headers.put("Content-Type", type);
    headers.put("Content-Security-Policy", POLICY);
    headers.put("X-Content-Type-Options", "nosniff");
    headers.put("X-Frame-Options", "DENY");
    headers.put("Referrer-Policy", "no-referrer");
    headers.put("Cross-Origin-Opener-Policy", "same-origin");
    headers.put("Cross-Origin-Resource-Policy", "same-origin");
    headers.put("Cache-Control", "no-store");
    return headers;
  }

  void send(WebRequest request, WebReply reply) throws IOException {
    String path = request.path().equals("/") ? "/index.html" : request.path();
    var name = NAME.matcher(path);
    byte[] file = name.matches() ? Bundled.file("site/" + name.group(1)) : null;
    if (file == null) {
      reply.send(
          404,
          headers("text/plain;charset=utf-8"),
          "There is no such file here.\n".getBytes(StandardCharsets.UTF_8));
      return;
    }
    String ending = path.substring(path.lastIndexOf('.') + 1);
    Map<String, String> headers = headers(TYPES.getOrDefault(ending, "application/octet-stream"));
    headers.put("Cache-Control", "no-cache"); // kept, and asked for each time
    headers.put("ETag", tag);
    boolean known = request.header("if-none-match").equals(tag);
    reply.send(known ? 304 : 200, headers, known ? new byte[0] : file);
  }
}
