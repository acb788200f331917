package dev.valvejdbc.sql.library;

import dev.valvejdbc.errors.SqlError;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

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

  /** How far numbers lie from their mean, squared; null of fewer than two. */
  public static @Nullable Double variance(List<?> values) {
    return values.size() < 2 ? null : Double.valueOf(squares(values) / (values.size() - 1));
  }

  /** The same of all that there are. */
  public static Double variancePop(List<?> values) {
    return squares(values) / values.size();
  }

  public static @Nullable Double deviation(List<?> values) {
    Double variance = variance(values);
    return variance == null ? null : Double.valueOf(Math.sqrt(variance));
  }

  public static Double deviationPop(List<?> values) {
    return Math.sqrt(variancePop(values));
  }

  private static double squares(List<?> values) {
    List<Object[]> pairs = new ArrayList<>();
    values.forEach(v -> pairs.add(new Object[] {v, v}));
    return Moments.of(pairs).xy();
  }

  /** How far pairs of numbers lie on a line, from -1 to 1; null where one of them never changes. */
  public static @Nullable Double correlation(List<?> pairs) {
    Moments moments = Moments.of(pairs);
    double spread = Math.sqrt(moments.xx()) * Math.sqrt(moments.yy());
    return spread == 0 ? null : Double.valueOf(Math.max(-1, Math.min(1, moments.xy() / spread)));
  }

  /** How pairs of numbers change together; null of fewer than two. */
  public static @Nullable Double covariance(List<?> pairs) {
    return pairs.size() < 2 ? null : Double.valueOf(Moments.of(pairs).xy() / (pairs.size() - 1));
  }

  /** The same of all that there are. */
  public static Double covariancePop(List<?> pairs) {
    return Moments.of(pairs).xy() / pairs.size();
  }

  /** How much the first grows with the second; null where the second never changes. */
  public static @Nullable Double slope(List<?> pairs) {
    Moments moments = Moments.of(pairs);
    return moments.yy() == 0 ? null : Double.valueOf(moments.xy() / moments.yy());
  }

  /** What the first is on their line where the second is zero. */
  public static @Nullable Double intercept(List<?> pairs) {
    Double slope = slope(pairs);
    Moments moments = Moments.of(pairs);
    return slope == null ? null : Double.valueOf(moments.meanX() - slope * moments.meanY());
  }

  /** The first value. */
  public static Object first(List<?> values) {
    return java.util.Objects.requireNonNull(values.get(0));
  }

  /** The last value. */
  public static Object last(List<?> values) {
    return java.util.Objects.requireNonNull(values.get(values.size() - 1));
  }

  /** The means of pairs of numbers, and how far they lie from them, multiplied and added up. */
  private record Moments(double meanX, double meanY, double xx, double yy, double xy) {
    /** Adds up pair by pair, so that what never changes lies nowhere from its mean. */
    static Moments of(List<?> pairs) {
      double meanX = 0;
      double meanY = 0;
      double xx = 0;
      double yy = 0;
      double xy = 0;
      int count = 0;
      for (Object pair : pairs) {
        count++;
        double x = at(pair, 0);
        double y = at(pair, 1);
        double fromX = x - meanX;
        double fromY = y - meanY;
        meanX += fromX / count;
        meanY += fromY / count;
        xx += fromX * (x - meanX);
        yy += fromY * (y - meanY);
        xy += fromX * (y - meanY);
      }
      return new Moments(meanX, meanY, xx, yy, xy);
    }

    private static double at(Object pair, int place) {
      return ((Number) ((Object[]) pair)[place]).doubleValue();
    }
  }
}
