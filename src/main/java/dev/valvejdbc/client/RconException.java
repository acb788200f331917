package dev.valvejdbc.client;

/** Says in a sentence for the user why a console gave no answer; it holds no password. */
public final class RconException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public RconException(String sentence) {
    super(sentence);
  }
}
