package dev.valvejdbc.server.metrics;

import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes gauges of the rows of a metric's query. */
final class Samples {
  private static final int LONGEST_LABEL = 200;

  private final Metric metric;
  private final List<String> labels = new ArrayList<>();
  private final List<Integer> labelColumns = new ArrayList<>();
  private final List<GaugeSnapshot.Builder> gauges = new ArrayList<>();
  private final List<Integer> gaugeColumns = new ArrayList<>();
  private final List<Boolean> truths = new ArrayList<>();
  private final Set<Labels> known = new HashSet<>();

  private Samples(Metric metric) {
    this.metric = metric;
  }

  /**
   * The gauges of all rows.
   *
   * @throws SQLException with a sentence, if there are too many rows, or two with the same texts
   */
  static List<GaugeSnapshot> of(Metric metric, ResultSet rows) throws SQLException {
    Samples samples = new Samples(metric);
    samples.columns(rows.getMetaData());
    int count = 0;
    while (rows.next()) {
      if (++count > metric.most()) {
        throw new SQLException(
            "it has more than "
                + metric.most()
                + " rows, each of which is a time series; group"
                + " them, or raise 'most'");
      }
      samples.row(rows);
    }
    return samples.gauges.stream().map(GaugeSnapshot.Builder::build).toList();
  }

  private void columns(ResultSetMetaData columns) throws SQLException {
    for (int i = 1; i <= columns.getColumnCount(); i++) {
      String name = name(columns.getColumnLabel(i));
      switch (columns.getColumnType(i)) {
        case Types.TINYINT,
            Types.SMALLINT,
            Types.INTEGER,
            Types.BIGINT,
            Types.REAL,
            Types.FLOAT,
            Types.DOUBLE,
            Types.NUMERIC,
            Types.DECIMAL,
            Types.BOOLEAN -> {
          String whole = name.equals("value") ? metric.name() : metric.name() + "_" + name;
          gauges.add(GaugeSnapshot.builder().name(whole).help(metric.help()));
          gaugeColumns.add(i);
          truths.add(columns.getColumnType(i) == Types.BOOLEAN);
        }
        default -> {
          labels.add(name);
          labelColumns.add(i);
        }
      }
    }
    if (gauges.isEmpty()) {
      throw new SQLException("it has no column of numbers, such as COUNT(*) AS value");
    }
  }

  /** A column's name with the letters alone that Prometheus takes. */
  private static String name(String column) {
    String name = column.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_]", "_");
    return name.isEmpty() || Character.isDigit(name.charAt(0)) ? "c" + name : name;
  }

  private void row(ResultSet rows) throws SQLException {
    List<String> values = new ArrayList<>();
    for (int column : labelColumns) {
      values.add(shortened(rows.getString(column)));
    }
    Labels of = labels.isEmpty() ? Labels.EMPTY : Labels.of(labels, values);
    if (!known.add(of)) {
      throw new SQLException(
          "two of its rows have the same texts "
              + values
              + "; add a column that tells them apart,"
              + " or group them");
    }
    for (int i = 0; i < gauges.size(); i++) {
      double value =
          truths.get(i)
              ? (rows.getBoolean(gaugeColumns.get(i)) ? 1 : 0)
              : rows.getDouble(gaugeColumns.get(i));
      if (!rows.wasNull()) { // what is not known is no sample
        gauges
            .get(i)
            .dataPoint(
                GaugeSnapshot.GaugeDataPointSnapshot.builder().labels(of).value(value).build());
      }
    }
  }

  /** A text of strangers, without what would end a line or fill a memory. */
  private static String shortened(@Nullable String text) {
    if (text == null) {
      return "";
    }
    String plain = text.replaceAll("\\p{Cntrl}", " ");
    return plain.codePointCount(0, plain.length()) <= LONGEST_LABEL
        ? plain
        : plain.substring(0, plain.offsetByCodePoints(0, LONGEST_LABEL));
  }
}
