package dev.valvejdbc.engine.session;

import dev.valvejdbc.jdbc.execution.Execution;
import dev.valvejdbc.lookup.explain.PlanSteps;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** Tells how a query runs, and if it is run, what each step took. */
final class Explanations {
  private static final String SCANS =
      "SELECT \"tables\", \"addresses_asked\", \"answered\", \"packets_sent\","
          + " \"packets_received\", \"retries\", \"cache_hits\", \"http_calls\", \"rows_read\","
          + " \"duration_ms\", \"statement\" FROM \"diagnostics\".\"scans\" WHERE \"scan\" > ";

  private final Session session;

  Explanations(Session session) {
    this.session = session;
  }

  /** What a scan took. */
  private record Scan(String tables, String line) {}

  private List<PlanSteps.Step> steps(Execution execution, String query) throws SQLException {
    return session.preparing(execution, query, (statement, plan) -> PlanSteps.of(plan));
  }

  /** The steps of a query without parameters, and if it is to run, what they took. */
  String of(Execution execution, String query, boolean runs) throws SQLException {
    return runs ? analyzed(execution, query, null) : planned(execution, query);
  }

  /** The steps of a query as rows. */
  String planned(Execution execution, String query) throws SQLException {
    RowsText told = new RowsText("plan");
    steps(execution, query).forEach(step -> told.add(step.line()));
    return told.query();
  }

  /**
   * The same, and what they took.
   *
   * @param asking runs the query with values for its parameters; null if it has none
   */
  String analyzed(Execution execution, String query, @Nullable Callable<ResultSet> asking)
      throws SQLException {
    List<PlanSteps.Step> steps = steps(execution, query);
    RowsText told = new RowsText("plan");
    long before = lastScan(execution);
    long started = System.nanoTime();
    long rows =
        asking == null
            ? session.reading(execution, query, Explanations::counted)
            : session.running(execution, query, asking, Explanations::counted);
    double seconds = (System.nanoTime() - started) / 1e9;
    List<Scan> scans = scans(execution, query, before);
    for (PlanSteps.Step step : steps) {
      told.add(step.line());
      if (!step.tables().isEmpty()) {
        tell(scans, step.tables(), told);
      }
    }
    scans.forEach(scan -> told.add("   " + scan.tables() + ": " + scan.line()));
    return told.add(rowCount(rows) + String.format(Locale.ROOT, " in %.3f s", seconds)).query();
  }

  private static void tell(List<Scan> scans, String tables, RowsText told) {
    for (Scan scan : scans) {
      if (scan.tables().equals(tables)) {
        scans.remove(scan);
        told.add("   " + scan.line());
        return;
      }
    }
  }

  private static long counted(ResultSet rows) throws SQLException {
    long count = 0;
    while (rows.next()) {
      count++;
    }
    return count;
  }

  private long lastScan(Execution execution) throws SQLException {
    return session.reading(
        execution,
        "SELECT COALESCE(MAX(\"scan\"), 0) FROM \"diagnostics\".\"scans\"",
        rows -> rows.next() ? rows.getLong(1) : 0);
  }

  private List<Scan> scans(Execution execution, String query, long before) throws SQLException {
    return session.reading(
        execution,
        SCANS + before + " ORDER BY \"scan\"",
        rows -> {
          List<Scan> scans = new ArrayList<>();
          while (rows.next()) {
            if (query.strip().equals(rows.getString(11))) {
              scans.add(new Scan(rows.getString(1), line(rows)));
            }
          }
          return scans;
        });
  }

  private static String line(ResultSet rows) throws SQLException {
    List<String> parts = new ArrayList<>();
    add(parts, rows.getLong(2), "asked", "asked");
    add(parts, rows.getLong(3), "answered", "answered");
    add(parts, rows.getLong(4), "packet sent", "packets sent");
    add(parts, rows.getLong(5), "packet received", "packets received");
    add(parts, rows.getLong(6), "sent again", "sent again");
    add(parts, rows.getLong(7), "answer from the cache", "answers from the cache");
    add(parts, rows.getLong(8), "call", "calls");
    parts.add(rowCount(rows.getLong(9)));
    return String.join(", ", parts) + String.format(Locale.ROOT, ", %.0f ms", rows.getDouble(10));
  }

  private static String rowCount(long rows) {
    return rows == 1 ? "1 row" : rows + " rows";
  }

  private static void add(List<String> parts, long count, String one, String many) {
    if (count > 0) {
      parts.add(count + " " + (count == 1 ? one : many));
    }
  }
}
