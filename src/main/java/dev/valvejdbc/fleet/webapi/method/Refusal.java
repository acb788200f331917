package dev.valvejdbc.fleet.webapi.method;

/** Ends a call with an error of HTTP, whose body is a page of HTML. */
public final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1;
  private static final String DENIED =
      "Access is denied. Retrying will not help. Please verify your key= parameter.";

  private final int status;

  /**
   * Refuses a call.
   *
   * @param status of HTTP, from 400
   * @param sentence what the page says
   */
  public Refusal(int status, String sentence) {
    super(sentence);
    this.status = status;
  }

  /** Denies access, with 401 or 403. */
  public static Refusal denied(int status) {
    return new Refusal(status, DENIED);
  }

  /** Tells the status of HTTP. */
  public int status() {
    return status;
  }

  /** Tells what the page says. */
  public String sentence() {
    return String.valueOf(getMessage());
  }
}
