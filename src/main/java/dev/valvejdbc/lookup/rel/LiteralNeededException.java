package dev.valvejdbc.lookup.rel;

/** Says that a plan depends on a literal, which can then be none of its parameters. */
public final class LiteralNeededException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final int index;

  /**
   * Names the literal.
   *
   * @param index among the parameters of the statement, from 0
   */
  public LiteralNeededException(int index) {
    super("The plan depends on a literal.", null, false, false);
    this.index = index;
  }

  /** Which one it is among the parameters of the statement, from 0. */
  public int index() {
    return index;
  }
}
