package dev.valvejdbc.server.http;

/**
 * Bounds on what HTTP clients may use up.
 *
 * @param requestBytes how long a request may be
 * @param requestSeconds how long its sender may take over it
 * @param answerSeconds how long a client may take over reading an answer
 * @param idleSeconds how long a socket may rest between requests
 * @param sockets how many there may be
 * @param socketsOfAddress how many of one remote address
 * @param requestsOfAddress how many requests of one address may be worked on at once
 * @param threads that work on requests
 */
public record HttpBounds(
    int requestBytes,
    int requestSeconds,
    int answerSeconds,
    int idleSeconds,
    int sockets,
    int socketsOfAddress,
    int requestsOfAddress,
    int threads) {

  /** What holds unless something else is given. */
  public static final HttpBounds STANDARD =
      new HttpBounds(1 << 20, 10, 60, 60, 1_000, 400, 64, 200);
}
