package dev.valvejdbc.sql.library;

import dev.valvejdbc.errors.SqlError;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What aggregates make of their values, of which there is one at least; for generated code. */
public final class Collected {
  private Collected() {}

  @SuppressWarnings({"unchecked", "rawtypes"}) // values of one column compare with each other
  private static List<Object> sorted(List values) {
    List<Object> sorted = new ArrayList<>(values);
    sorted.sort(
        (a, b) ->
            a instanceof Number x && b instanceof Number y && a.getClass() != b.getClass()
                ? Double.compare(x.doubleValue(), y.doubleValue())
                : ((Comparable) a).compareTo(b));
    return sorted;
  }

  private static double share(Number fraction) {
    double share = fraction.doubleValue();
    if (!(share >= 0 && share <= 1)) {
      throw SqlError.FUNCTION_ARGUMENT.inStatement(
          "The share of a percentile", fraction, "numbers from 0 to 1");
    }
    return share;
  }

  /** What lies in the middle, or between the two that do. */
  public static double median(List<?> values) {
    return continuous(values, 0.5);
  }

  /** What a share of the values lies below, between the two nearest in proportion. */
  public static double continuous(List<?> values, Number fraction) {
    List<Object> sorted = sorted(values);
    double place = share(fraction) * (sorted.size() - 1);
    double below = ((Number) sorted.get((int) Math.floor(place))).doubleValue();
    double above = ((Number) sorted.get((int) Math.ceil(place))).doubleValue();
    return below + (above - below) * (place - Math.floor(place));
  }

  /** The first value that a share of the values is not above. */
  public static Object discrete(List<?> values, Number fraction) {
    List<Object> sorted = sorted(values);
    return sorted.get(Math.max(0, (int) Math.ceil(share(fraction) * sorted.size()) - 1));
  }

  /** The same, counted from the largest. */
  public static Object discreteDescending(List<?> values, Number fraction) {
    List<Object> sorted = sorted(values);
    int place = Math.max(1, (int) Math.ceil(share(fraction) * sorted.size()));
    return sorted.get(sorted.size() - place);
  }

  /** The most frequent value; the smallest of several. */
  public static Object mode(List<?> values) {
    Map<Object, Long> counts = new LinkedHashMap<>();
    Object best = null;
    long most = 0;
    for (Object value : sorted(values)) {
      long count = counts.merge(value, 1L, Long::sum);
      if (best == null || count > most) {
        best = value;
        most = count;
      }
    }
    return java.util.Objects.requireNonNull(best);
  }

  /** How often each value is there, by value. */
  public static Map<Object, Long> histogram(List<?> values) {
    Map<Object, Long> counts = new TreeMap<>();
    values.forEach(v -> counts.merge(v, 1L, Long::sum));
    return counts;
  }

  /** How far pairs of numbers lie on a line, from -1 to 1; NaN where one of them never changes. */
  public static double correlation(List<?> pairs) {
    Spread spread = Spread.of(pairs);
    return spread.xy() / Math.sqrt(spread.xx() * spread.yy());
  }

  /** How much the first number of pairs grows with the second; NaN where that never changes. */
  public static double slope(List<?> pairs) {
    Spread spread = Spread.of(pairs);
    return spread.xy() / spread.yy();
  }

  /** What the first number of pairs is where the second is 0. */
  public static double intercept(List<?> pairs) {
    Spread spread = Spread.of(pairs);
    return spread.meanX() - spread.xy() / spread.yy() * spread.meanY();
  }

  /** Which share of the first number's spread the second one tells, from 0 to 1. */
  public static double determination(List<?> pairs) {
    Spread spread = Spread.of(pairs);
    return spread.xx() == 0 ? 1 : spread.xy() * spread.xy() / (spread.xx() * spread.yy());
  }

  /** The means of pairs of numbers, and the sums of products of their distances from them. */
  private record Spread(double meanX, double meanY, double xy, double xx, double yy) {
    static Spread of(List<?> pairs) {
      double n = pairs.size();
      double meanX = 0;
      double meanY = 0;
      for (Object pair : pairs) {
        meanX += at(pair, 0) / n;
        meanY += at(pair, 1) / n;
      }
      double xy = 0;
      double xx = 0;
      double yy = 0;
      for (Object pair : pairs) {
        double x = at(pair, 0) - meanX;
        double y = at(pair, 1) - meanY;
        xy += x * y;
        xx += x * x;
        yy += y * y;
      }
      return new Spread(meanX, meanY, xy, xx, yy);
    }
  }

  private static double at(Object pair, int place) {
    return ((Number) ((Object[]) pair)[place]).doubleValue();
  }
}
