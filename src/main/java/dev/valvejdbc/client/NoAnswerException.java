package dev.valvejdbc.client;

/** Says in a sentence for the user why a peer gave no answer; it holds no secret. */
public final class NoAnswerException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Failure failure;

  /**
   * Makes an exception.
   *
   * @param sentence who was asked, what is wrong, and where it helps, what to do
   */
  public NoAnswerException(Failure failure, String sentence) {
    super(sentence);
    this.failure = failure;
  }

  /** Of which kind it is. */
  public Failure failure() {
    return failure;
  }
}
