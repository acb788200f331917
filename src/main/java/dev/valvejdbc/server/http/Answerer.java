package dev.valvejdbc.server.http;

/** Answers requests; many threads call it at once. */
public interface Answerer {
  /**
   * An answer.
   *
   * @param status of HTTP
   */
  record Reply(int status, String contentType, byte[] body) {}

  /**
   * Answers one request; whatever happens, there is an answer.
   *
   * @param remote the address that it came from
   */
  Reply answer(byte[] body, String remote);
}
