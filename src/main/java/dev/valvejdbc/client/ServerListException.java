package dev.valvejdbc.client;

/** Says in a sentence for the user why a server list cannot be had, and what to do. */
public final class ServerListException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public ServerListException(String sentence) {
    super(sentence);
  }
}
