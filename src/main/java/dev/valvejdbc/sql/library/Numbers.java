package dev.valvejdbc.sql.library;

import dev.valvejdbc.errors.SqlError;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

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

  /**
   * Which of nearly equal parts of rows a row is in; those with one row more come first.
   *
   * @param number of the row, from 1
   */
  public static long tile(long number, long rows, long parts) {
    if (parts < 1) {
      throw SqlError.FUNCTION_ARGUMENT.inStatement("The number of parts", parts, "numbers from 1");
    }
    long larger = rows % parts;
    long size = rows / parts;
    long inLarger = larger * (size + 1);
    return number <= inLarger
        ? (number - 1) / (size + 1) + 1
        : (number - 1 - inLarger) / size + larger + 1;
  }

  /** Which share of the other rows stands before a row; 0 where there are none. */
  public static double percentRank(long rank, long rows) {
    return rows == 1 ? 0 : (rank - 1) / (rows - 1.0);
  }

  public static double share(long part, long whole) {
    return part / (double) whole;
  }

  public static double binaryLogarithm(Number number) {
    double value = number.doubleValue();
    if (value <= 0) {
      throw SqlError.LOGARITHM.inStatement(value);
    }
    return Math.log(value) / Math.log(2);
  }

  public static double sum(double a, double b) {
    return finite(a + b, "A sum", a, b);
  }

  public static double difference(double a, double b) {
    return finite(a - b, "A difference", a, b);
  }

  public static double product(double a, double b) {
    return finite(a * b, "A product", a, b);
  }

  public static double quotient(double a, double b) {
    if (b == 0) {
      throw new ArithmeticException("/ by zero");
    }
    return finite(a / b, "A quotient", a, b);
  }

  /** What was computed of such as are no numbers themselves is as they are. */
  private static double finite(double result, String what, double a, double b) {
    return Double.isFinite(a) && Double.isFinite(b) ? finite(result, what) : result;
  }

  /**
   * A number, if it is one.
   *
   * @param what it is, for the error
   */
  public static double finite(double number, String what) {
    if (!Double.isFinite(number)) {
      throw SqlError.NO_NUMBER.inStatement(what);
    }
    return number;
  }

  /** A number that fits into a REAL; an error for others, but what is infinite already. */
  public static double narrow(double number) {
    return Double.isFinite(number) ? finite((float) number, "A REAL") : number;
  }

  /** A number that has digits. */
  public static double exact(double number) {
    return finite(number, "A value to be cast");
  }

  /** The next whole number; of two, the even one. */
  public static double whole(double number) {
    return Math.rint(finite(number, "A value to be cast"));
  }

  /** The nearest whole number; of two, the one farther from zero. */
  public static BigDecimal wholeExact(BigDecimal number) {
    return number.setScale(0, RoundingMode.HALF_UP);
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
