package dev.valvejdbc.server;

/** Says in a sentence what a request lacks. */
final class MalformedRequestException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  MalformedRequestException(String sentence) {
    super(sentence);
  }

  /** The value that a request must have. */
  static <T> T required(@org.jspecify.annotations.Nullable T value, String name) {
    if (value == null) {
      throw new MalformedRequestException("The request lacks its " + name + ".");
    }
    return value;
  }
}
