package dev.valvejdbc.sql.library;

import dev.valvejdbc.errors.SqlError;
import java.math.BigInteger;

/** Functions of numbers; called by generated code. */
public final class Numbers {
  private Numbers() {}

  /**
   * Which of equal buckets a number lies in.
   *
   * @return 0 below the first, one more than there are above the last; bounds may be given the
   *     other way round, which counts from the larger
   */
  public static int bucket(Number number, Number from, Number to, int count) {
    double low = from.doubleValue();
    double high = to.doubleValue();
    if (count < 1 || low == high) {
      throw SqlError.FUNCTION_ARGUMENT.inStatement(
          count < 1 ? "The number of buckets" : "The end of the last bucket",
          count < 1 ? count : to,
          count < 1 ? "numbers from 1" : "another number than the begin of the first");
    }
    double place = (number.doubleValue() - low) / (high - low);
    if (place < 0) {
      return 0;
    }
    return place >= 1 ? count + 1 : (int) (place * count) + 1;
  }

  public static double binaryLogarithm(Number number) {
    double value = number.doubleValue();
    if (value <= 0) {
      throw SqlError.LOGARITHM.inStatement(value);
    }
    return Math.log(value) / Math.log(2);
  }

  public static String hexadecimal(long number) {
    return Long.toHexString(number);
  }

  public static String binary(long number) {
    return Long.toBinaryString(number);
  }

  public static long greatestDivisor(long a, long b) {
    return BigInteger.valueOf(a).gcd(BigInteger.valueOf(b)).longValueExact();
  }

  public static long leastMultiple(long a, long b) {
    return a == 0 || b == 0 ? 0 : Math.abs(Math.multiplyExact(a / greatestDivisor(a, b), b));
  }

  public static boolean isNan(double number) {
    return Double.isNaN(number);
  }

  public static boolean isFinite(double number) {
    return Double.isFinite(number);
  }

  /** A number as a text by a pattern such as {@code 9,990.00}. */
  public static String written(Number number, String format) {
    return NumberFormat.format(number, format);
  }
}
