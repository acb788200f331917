package dev.valvejdbc.server.http;

import java.util.Collections;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import javax.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/** Tells which requests a site answers, and refuses what other sites have browsers send. */
final class WebRequests {
  private final @Nullable Site site;

  WebRequests(@Nullable Site site) {
    this.site = site;
  }

  /** The site, if a request is for it; null if it is for the protocol. */
  @Nullable Site of(HttpServletRequest request) {
    return site != null && site.serves(request.getMethod(), request.getRequestURI()) ? site : null;
  }

  /** Why a request for the site is not answered; null if it is. */
  static @Nullable String refusal(Site site, HttpServletRequest request) {
    String host = header(request, "Host");
    if (!site.isCalled(host)) {
      return "This page is not served under the name " + shown(host) + "; use 127.0.0.1.";
    }
    String origin = request.getHeader("Origin");
    if (origin != null && !origin.equals("http://" + host) && !origin.equals("https://" + host)) {
      return "Pages of others are not served.";
    }
    if (request.getMethod().equals("POST")
        && !header(request, "Content-Type").startsWith("application/json")) {
      return "Requests are JSON."; // which browsers do not send for a page of another origin
    }
    return null;
  }

  /** A request with what was read of it. */
  static WebRequest read(HttpServletRequest request, byte[] body, String sender) {
    Map<String, String> headers = new HashMap<>();
    for (String name : Collections.list(request.getHeaderNames())) {
      headers.put(name.toLowerCase(Locale.ROOT), header(request, name));
    }
    return new WebRequest(request.getMethod(), request.getRequestURI(), headers, body, sender);
  }

  private static String header(HttpServletRequest request, String name) {
    String value = request.getHeader(name);
    return value == null ? "" : value;
  }

  private static String shown(String host) {
    return host.matches("[\\w.:\\[\\]-]{1,100}") ? host : "that it was called by";
  }
}
