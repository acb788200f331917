package dev.valvejdbc.sql.library;

/** Takes signs off whole numbers; called by generated code. */
public final class Absolute {
  private Absolute() {}

  /**
   * A number without its sign.
   *
   * @throws ArithmeticException for the least one, which has no such
   */
  public static int ofInteger(int number) {
    return number < 0 ? Math.negateExact(number) : number;
  }

  /**
   * A number without its sign.
   *
   * @throws ArithmeticException for the least one, which has no such
   */
  public static long ofBigint(long number) {
    return number < 0 ? Math.negateExact(number) : number;
  }
}
