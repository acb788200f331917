package dev.valvejdbc.server.http;

import java.util.Map;

/** A request of a browser. */
public final class WebRequest {
  private final String method;
  private final String path;
  private final Map<String, String> headers;
  private final byte[] body;
  private final String remote;

  /**
   * Makes a request.
   *
   * @param path from its first slash on, without a query
   * @param headers by names in lower case
   * @param body which is not copied; empty for none
   * @param remote the address that it came from
   */
  public WebRequest(
      String method, String path, Map<String, String> headers, byte[] body, String remote) {
    this.method = method;
    this.path = path;
    this.headers = Map.copyOf(headers);
    this.body = body;
    this.remote = remote;
  }

  public String method() {
    return method;
  }

  public String path() {
    return path;
  }

  /** A header by its name in lower case; empty for none. */
  public String header(String name) {
    return headers.getOrDefault(name, "");
  }

  /** The body, not copied. */
  public byte[] body() {
    return body;
  }

  public String remote() {
    return remote;
  }
}
