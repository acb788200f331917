package dev.valvejdbc.server.http;

import java.io.IOException;

/** A site for browsers, beside the protocol for programs; many threads call it at once. */
public interface Site {
  /**
   * Whether a browser that names this host may be answered. A name of a stranger that leads here is
   * a page of his, which would take itself for ours.
   *
   * @param host as the request has it, with its port; empty for none
   */
  boolean isCalled(String host);

  /** Whether requests by this method for this path, from its slash on, are the site's. */
  boolean serves(String method, String path);

  /**
   * Answers a request, with its body if it has one.
   *
   * @throws IOException if the browser went before it had its answer
   */
  void answer(WebRequest request, WebReply reply) throws IOException;
}
