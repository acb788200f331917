package dev.valvejdbc.client;

/** Says in a sentence for the user why a console gave no answer; it holds no password. */
public final class RconException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Failure failure;

  public RconException(Failure failure, String sentence) {
    super(sentence);
    this.failure = failure;
  }

  /** Of which kind it is. */
  public Failure failure() {
    return failure;
  }
}
