package dev.valvejdbc.server.metrics;

import dev.valvejdbc.server.http.Site;
import dev.valvejdbc.server.http.WebReply;
import dev.valvejdbc.server.http.WebRequest;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers {@code /metrics}. However many scrape, a query is asked at most once in its interval: who
 * comes while it is asked waits for the same answer.
 */
public final class Scrapes implements Site, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Scrapes.class);
  private static final String PATH = "/metrics";

  private final List<Asked> all;
  private final Connection connection;
  private final Predicate<String> isCalled;

  /** A metric, and what its query told last. */
  private static final class Asked {
    private final Metric metric;
    private List<GaugeSnapshot> told = List.of();
    private boolean works;
    private double seconds;
    private @Nullable Long at;

    Asked(Metric metric) {
      this.metric = metric;
    }
  }

  /**
   * Scrapes of queries.
   *
   * @param connection which is closed with it
   * @param isCalled whether a request may name this host
   */
  public Scrapes(List<Metric> metrics, Connection connection, Predicate<String> isCalled) {
    this.all = metrics.stream().map(Asked::new).toList();
    this.connection = connection;
    this.isCalled = isCalled;
  }

  @Override
  public boolean isCalled(String host) {
    return isCalled.test(host);
  }

  @Override
  public boolean serves(String method, String path) {
    return path.equals(PATH) && (method.equals("GET") || method.equals("HEAD"));
  }

  @Override
  public void answer(WebRequest request, WebReply reply) throws IOException {
    reply.send(200, Map.of("Content-Type", PrometheusTextFormatWriter.CONTENT_TYPE), text());
  }

  /** All that is told, in the text format. */
  byte[] text() throws IOException {
    MetricSnapshots.Builder snapshots = MetricSnapshots.builder();
    GaugeSnapshot.Builder up =
        GaugeSnapshot.builder()
            .name("valve_sql_metric_up")
            .help("Whether the query of a metric could be run.");
    GaugeSnapshot.Builder seconds =
        GaugeSnapshot.builder()
            .name("valve_sql_metric_seconds")
            .help("How long the query of a metric took.");
    List<GaugeSnapshot> gauges = new ArrayList<>();
    for (Asked each : all) {
      synchronized (each) {
        refresh(each);
        gauges.addAll(each.told);
        Labels name = Labels.of("metric", each.metric.name());
        up.dataPoint(point(name, each.works ? 1 : 0));
        seconds.dataPoint(point(name, each.seconds));
      }
    }
    gauges.forEach(snapshots::metricSnapshot);
    snapshots.metricSnapshot(up.build()).metricSnapshot(seconds.build());
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrometheusTextFormatWriter.create().write(out, snapshots.build());
    return out.toByteArray();
  }

  private static GaugeSnapshot.GaugeDataPointSnapshot point(Labels labels, double value) {
    return GaugeSnapshot.GaugeDataPointSnapshot.builder().labels(labels).value(value).build();
  }

  private void refresh(Asked asked) {
    Long before = asked.at;
    long now = System.nanoTime();
    if (before != null && now - before < asked.metric.every().toNanos()) {
      return;
    }
    asked.at = now;
    try (PreparedStatement statement = connection.prepareStatement(asked.metric.sql());
        ResultSet rows = statement.executeQuery()) {
      asked.told = Samples.of(asked.metric, rows);
      asked.works = true;
    } catch (SQLException e) {
      LOG.warn("The metric {} has no samples: {}", asked.metric.name(), e.getMessage());
      asked.told = List.of(); // what was true then is not shown as if it were now
      asked.works = false;
    }
    asked.seconds = (System.nanoTime() - now) / 1e9;
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      LOG.debug("While closing:", e);
    }
  }
}
