package dev.valvejdbc.server.http;

/** Answers requests; many threads call it at once. */
public interface Answerer {
  /** An answer. */
  final class Reply {
    private final int status;
    private final String contentType;
    private final byte[] body;

    /**
     * Makes an answer.
     *
     * @param status of HTTP
     * @param body which is not copied
     */
    public Reply(int status, String contentType, byte[] body) {
      this.status = status;
      this.contentType = contentType;
      this.body = body;
    }

    public int status() {
      return status;
    }

    String contentType() {
      return contentType;
    }

    /** The body, not copied. */
    public byte[] body() {
      return body;
    }
  }

  /**
   * Answers one request; whatever happens, there is an answer.
   *
   * @param remote the address that it came from
   */
  Reply answer(byte[] body, String remote);
}
