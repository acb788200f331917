package dev.valvejdbc.server.metrics;

import java.time.Duration;
import java.util.regex.Pattern;

/**
 * A query whose rows are samples: its numbers are gauges, its texts are their labels.
 *
 * @param name the first part of the gauges' names, to which a column's name is added; the column
 *     {@code value} adds nothing
 * @param help one sentence for people
 * @param every how old what it told may be, so that it is asked no more often than that
 * @param most how many rows there may be: each is a time series, which Prometheus keeps
 */
public record Metric(String name, String help, String sql, Duration every, int most) {
  private static final Pattern NAME = Pattern.compile("[a-zA-Z_][a-zA-Z0-9_]*");

  /**
   * Checks the name and the bounds.
   *
   * @throws IllegalArgumentException with a clause for the user
   */
  public Metric {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("'" + name + "' can be no name of a metric");
    }
    if (every.isZero() || every.isNegative() || most < 1 || most > 100_000) {
      throw new IllegalArgumentException(
          "the metric " + name + " needs an interval, and at most 100000 rows");
    }
  }
}
