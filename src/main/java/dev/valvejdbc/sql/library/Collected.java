package dev.valvejdbc.sql.library;

import dev.valvejdbc.errors.SqlError;
import dev.valvejdbc.guard.GuardedTexts;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What aggregates make of their values, of which there is one at least; for generated code. Each
 * look at a value is a step, after which the statement may end.
 */
public final class Collected {
  private Collected() {}

  @SuppressWarnings({"unchecked", "rawtypes"}) // values of one column compare with each other
  private static List<Object> sorted(GuardedTexts guard, List values) {
    List<Object> sorted = new ArrayList<>(values);
    sorted.sort(
        (a, b) -> {
          guard.work(1);
          return a instanceof Number x && b instanceof Number y && a.getClass() != b.getClass()
              ? Double.compare(x.doubleValue(), y.doubleValue())
              : ((Comparable) a).compareTo(b);
        });
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
  public static double median(GuardedTexts guard, List<?> values) {
    return continuous(guard, values, 0.5);
  }

  /** What a share of the values lies below, between the two nearest in proportion. */
  public static double continuous(GuardedTexts guard, List<?> values, Number fraction) {
    List<Object> sorted = sorted(guard, values);
    double place = share(fraction) * (sorted.size() - 1);
    double below = ((Number) sorted.get((int) Math.floor(place))).doubleValue();
    double above = ((Number) sorted.get((int) Math.ceil(place))).doubleValue();
    return below + (above - below) * (place - Math.floor(place));
  }

  /** The first value that a share of the values is not above. */
  public static Object discrete(GuardedTexts guard, List<?> values, Number fraction) {
    List<Object> sorted = sorted(guard, values);
    return sorted.get(Math.max(0, (int) Math.ceil(share(fraction) * sorted.size()) - 1));
  }

  /** The same, counted from the largest. */
  public static Object discreteDescending(GuardedTexts guard, List<?> values, Number fraction) {
    List<Object> sorted = sorted(guard, values);
    int place = Math.max(1, (int) Math.ceil(share(fraction) * sorted.size()));
    return sorted.get(sorted.size() - place);
  }

  /** The most frequent value; the smallest of several. */
  public static Object mode(GuardedTexts guard, List<?> values) {
    Map<Object, Long> counts = new LinkedHashMap<>();
    Object best = null;
    long most = 0;
    for (Object value : sorted(guard, values)) {
      guard.work(1);
      long count = counts.merge(value, 1L, Long::sum);
      if (best == null || count > most) {
        best = value;
        most = count;
      }
    }
    return java.util.Objects.requireNonNull(best);
  }

  /** How often each value is there, by value. */
  public static Map<Object, Long> histogram(GuardedTexts guard, List<?> values) {
    Map<Object, Long> counts = new TreeMap<>();
    for (Object value : values) {
      guard.work(1);
      counts.merge(value, 1L, Long::sum);
    }
    return counts;
  }

  /** How far numbers lie from their mean, squared; null of fewer than two. */
  public static @Nullable Double variance(GuardedTexts guard, List<?> values) {
    return values.size() < 2
        ? null
        : Double.valueOf(Moments.ofNumbers(guard, values).xy() / (values.size() - 1));
  }

  /** The same of all that there are. */
  public static Double variancePop(GuardedTexts guard, List<?> values) {
    return Moments.ofNumbers(guard, values).xy() / values.size();
  }

  public static @Nullable Double deviation(GuardedTexts guard, List<?> values) {
    Double variance = variance(guard, values);
    return variance == null ? null : Double.valueOf(Math.sqrt(variance));
  }

  public static Double deviationPop(GuardedTexts guard, List<?> values) {
    return Math.sqrt(variancePop(guard, values));
  }

  /** How far pairs of numbers lie on a line, from -1 to 1; null where one of them never changes. */
  public static @Nullable Double correlation(GuardedTexts guard, List<?> pairs) {
    return Moments.ofPairs(guard, pairs).correlation();
  }

  /** How pairs of numbers change together; null of fewer than two. */
  public static @Nullable Double covariance(GuardedTexts guard, List<?> pairs) {
    return pairs.size() < 2
        ? null
        : Double.valueOf(Moments.ofPairs(guard, pairs).xy() / (pairs.size() - 1));
  }

  /** The same of all that there are. */
  public static Double covariancePop(GuardedTexts guard, List<?> pairs) {
    return Moments.ofPairs(guard, pairs).xy() / pairs.size();
  }

  /** How much the first grows with the second; null where the second never changes. */
  public static @Nullable Double slope(GuardedTexts guard, List<?> pairs) {
    return Moments.ofPairs(guard, pairs).slope();
  }

  /** What the first is on their line where the second is zero. */
  public static @Nullable Double intercept(GuardedTexts guard, List<?> pairs) {
    return Moments.ofPairs(guard, pairs).intercept();
  }

  /** Which share of the first one's spread the line tells; null where the second never changes. */
  public static @Nullable Double determination(GuardedTexts guard, List<?> pairs) {
    return Moments.ofPairs(guard, pairs).determination();
  }

  /** How far the second numbers lie from their mean, squared and added up. */
  public static Double spreadX(GuardedTexts guard, List<?> pairs) {
    return Moments.ofPairs(guard, pairs).yy();
  }

  /** The same of the first numbers. */
  public static Double spreadY(GuardedTexts guard, List<?> pairs) {
    return Moments.ofPairs(guard, pairs).xx();
  }

  /** How far both lie from their means, multiplied and added up. */
  public static Double product(GuardedTexts guard, List<?> pairs) {
    return Moments.ofPairs(guard, pairs).xy();
  }

  /** The mean of the second numbers. */
  public static Double meanX(GuardedTexts guard, List<?> pairs) {
    return Moments.ofPairs(guard, pairs).meanY();
  }

  /** The mean of the first numbers. */
  public static Double meanY(GuardedTexts guard, List<?> pairs) {
    return Moments.ofPairs(guard, pairs).meanX();
  }

  private static Set<Object> set(GuardedTexts guard, List<?> values) {
    guard.work(values.size());
    return new LinkedHashSet<>(values);
  }

  /** How many different values there are. */
  public static long different(GuardedTexts guard, List<?> values) {
    return set(guard, values).size();
  }

  /** The sum of the different numbers. */
  public static Object sumOfDifferent(GuardedTexts guard, List<?> values) {
    Object sum = null;
    for (Object value : set(guard, values)) {
      sum = sum == null ? wide(value) : sum(sum, wide(value));
    }
    return Objects.requireNonNull(sum);
  }

  private static Object wide(Object number) {
    return number instanceof BigDecimal
        ? number
        : number instanceof Double || number instanceof Float
            ? (Object) ((Number) number).doubleValue()
            : (Object) ((Number) number).longValue();
  }

  private static Object sum(Object a, Object b) {
    if (a instanceof BigDecimal x && b instanceof BigDecimal y) {
      return x.add(y);
    }
    return a instanceof Long x && b instanceof Long y
        ? (Object) Math.addExact(x, y)
        : (Object) (((Number) a).doubleValue() + ((Number) b).doubleValue());
  }

  /** The mean of the different numbers. */
  public static Double meanOfDifferent(GuardedTexts guard, List<?> values) {
    Set<Object> different = set(guard, values);
    return ((Number) sumOfDifferent(guard, List.copyOf(different))).doubleValue()
        / different.size();
  }

  /** The first value. */
  public static Object first(GuardedTexts guard, List<?> values) {
    return Objects.requireNonNull(values.get(0));
  }

  /** The last value. */
  public static Object last(GuardedTexts guard, List<?> values) {
    return Objects.requireNonNull(values.get(values.size() - 1));
  }

  /**
   * Texts in their order, one behind the other.
   *
   * @param texts with commas between them; or pairs of a text and what stands before it, unless it
   *     is the first
   */
  public static String joined(GuardedTexts guard, List<?> texts) {
    long length = 0;
    for (Object each : texts) {
      guard.work(1);
      length += text(each).length() + separator(each).length();
    }
    guard.room(length);
    StringBuilder joined = new StringBuilder((int) length).append(text(texts.get(0)));
    for (Object each : texts.subList(1, texts.size())) {
      joined.append(separator(each)).append(text(each));
    }
    return joined.toString();
  }

  private static String text(Object each) {
    return (String) (each instanceof Object[] pair ? pair[0] : each);
  }

  private static String separator(Object each) {
    return each instanceof Object[] pair ? (String) pair[1] : ",";
  }
}
