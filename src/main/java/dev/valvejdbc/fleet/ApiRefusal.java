package dev.valvejdbc.fleet;

/** Ends a call with a page of HTML. */
final class ApiRefusal extends RuntimeException {
  private static final long serialVersionUID = 1;
  private static final String DENIED =
      "Access is denied. Retrying will not help. Please verify your key= parameter.";

  private final int status;

  ApiRefusal(int status, String sentence) {
    super(sentence);
    this.status = status;
  }

  /** Access is denied, with 401 or 403. */
  static ApiRefusal denied(int status) {
    return new ApiRefusal(status, DENIED);
  }

  int status() {
    return status;
  }

  String sentence() {
    return String.valueOf(getMessage());
  }
}
