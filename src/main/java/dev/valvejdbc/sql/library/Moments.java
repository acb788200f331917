package dev.valvejdbc.sql.library;

import dev.valvejdbc.guard.GuardedTexts;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The means of pairs of numbers, and how far the pairs lie from them: the products of their
 * distances, added up.
 */
record Moments(double meanX, double meanY, double xx, double yy, double xy) {
  static Moments ofPairs(GuardedTexts guard, List<?> pairs) {
    return of(guard, pairs, 1);
  }

  /** Of numbers, each of which stands for a pair with itself. */
  static Moments ofNumbers(GuardedTexts guard, List<?> numbers) {
    return of(guard, numbers, 0);
  }

  private static Moments of(GuardedTexts guard, List<?> pairs, int second) {
    guard.work(pairs.size());
    double meanX = mean(pairs, 0);
    double meanY = mean(pairs, second);
    double xx = 0;
    double yy = 0;
    double xy = 0;
    for (Object pair : pairs) {
      double x = at(pair, 0) - meanX;
      double y = at(pair, second) - meanY;
      xx += x * x;
      yy += y * y;
      xy += x * y;
    }
    return new Moments(meanX, meanY, spread(xx), spread(yy), spread(xy));
  }

  private static double spread(double squares) {
    return Numbers.finite(squares, "How far values spread");
  }

  /** Measured from the first number, so that what never changes lies nowhere from its mean. */
  private static double mean(List<?> pairs, int place) {
    double first = at(pairs.get(0), place);
    double beyond = 0;
    for (Object pair : pairs) {
      beyond += at(pair, place) - first;
    }
    return first + beyond / pairs.size();
  }

  private static double at(Object value, int place) {
    Object number = value instanceof Object[] pair ? pair[place] : value;
    return ((Number) number).doubleValue();
  }

  /** How far the pairs lie on a line, from -1 to 1; null where one of the two never changes. */
  @Nullable Double correlation() {
    double spread = Math.sqrt(xx) * Math.sqrt(yy);
    return spread == 0 ? null : Double.valueOf(Math.max(-1, Math.min(1, xy / spread)));
  }

  /** How much the first grows with the second; null where the second never changes. */
  @Nullable Double slope() {
    return yy == 0 ? null : Double.valueOf(xy / yy);
  }

  /** What the first is on the line where the second is zero; null as above. */
  @Nullable Double intercept() {
    return yy == 0 ? null : Double.valueOf(meanX - xy / yy * meanY);
  }

  /** Which share of the first one's spread the line tells, from 0 to 1; null as above. */
  @Nullable Double determination() {
    if (yy == 0) {
      return null;
    }
    return xx == 0 ? Double.valueOf(1) : Double.valueOf(xy * xy / (xx * yy));
  }
}
