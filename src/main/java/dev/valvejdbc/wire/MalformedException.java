package dev.valvejdbc.wire;

/** Tells that bytes from the network are not what they should be; a clause for the user. */
public final class MalformedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Makes one without a stack trace: a hostile network must not cost much. */
  public MalformedException(String clause) {
    super(clause, null, false, false);
  }
}
