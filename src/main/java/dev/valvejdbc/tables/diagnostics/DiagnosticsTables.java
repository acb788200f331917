package dev.valvejdbc.tables.diagnostics;

import static dev.valvejdbc.tables.ColumnType.BIGINT;
import static dev.valvejdbc.tables.ColumnType.BOOLEAN;
import static dev.valvejdbc.tables.ColumnType.DOUBLE;
import static dev.valvejdbc.tables.ColumnType.INTEGER;
import static dev.valvejdbc.tables.ColumnType.TIMESTAMP;
import static dev.valvejdbc.tables.ColumnType.VARCHAR;

import dev.valvejdbc.client.webapi.RateLimit;
import dev.valvejdbc.client.webapi.RateLimits;
import dev.valvejdbc.tables.Column;
import dev.valvejdbc.tables.Columns;
import dev.valvejdbc.tables.LocalTable;
import java.util.Locale;

/** Declares the tables of schema diagnostics. */
public final class DiagnosticsTables {
  private DiagnosticsTables() {}

  /** The table scans. */
  public static LocalTable<ScanRecord> scans(Diagnostics diagnostics) {
    return new LocalTable<>(
        "scans",
        "The remote scans of this connection's recent statements: what was asked, sent and"
            + " answered.",
        Columns.of(
            Column.<ScanRecord>of(
                    "scan",
                    BIGINT,
                    "Number of the scan in this connection, from 1.",
                    ScanRecord::number)
                .notNull(),
            Column.of("statement", VARCHAR, "The statement's SQL.", ScanRecord::sql),
            Column.of(
                "tables",
                VARCHAR,
                "Tables that were read together, in one visit to each server.",
                ScanRecord::tables),
            Column.of(
                "filter",
                VARCHAR,
                "Filter sent to the server list; null for other scans and for no filter.",
                ScanRecord::filter),
            Column.of("running", BOOLEAN, "Whether it still runs.", ScanRecord::isRunning),
            Column.of(
                "addresses_asked",
                BIGINT,
                "Addresses asked, answers from the cache included.",
                s -> s.counts().asked()),
            Column.of("answered", BIGINT, "Addresses that answered.", s -> s.counts().answered()),
            Column.of(
                "silent", BIGINT, "Addresses without a usable answer.", s -> s.counts().silent()),
            Column.of("packets_sent", BIGINT, "UDP packets sent.", ScanRecord::packetsSent),
            Column.of(
                "packets_received", BIGINT, "UDP packets received.", ScanRecord::packetsReceived),
            Column.of(
                "retries",
                BIGINT,
                "Packets sent again after a silence.",
                s -> s.counts().retries()),
            Column.of(
                "timeouts", BIGINT, "Questions whose deadline passed.", s -> s.counts().timeouts()),
            Column.of(
                "cache_hits",
                BIGINT,
                "Questions answered from the cache.",
                s -> s.counts().cacheHits()),
            Column.of("http_calls", BIGINT, "HTTP calls made.", ScanRecord::httpCalls),
            Column.of(
                "rows_read",
                BIGINT,
                "Rows that the scan gave to the statement, before other conditions.",
                ScanRecord::rows),
            Column.of(
                "started_at", TIMESTAMP, "When it began; UTC.", s -> s.startedAt().toEpochMilli()),
            Column.of(
                "duration_ms", DOUBLE, "Milliseconds it took so far.", ScanRecord::durationMillis)),
        diagnostics::scans);
  }

  /** The table limits. */
  public static LocalTable<RateLimit.State> limits(RateLimits limits) {
    return new LocalTable<>(
        "limits",
        "The limits that all connections share, and how far they are used up.",
        Columns.of(
            Column.<RateLimit.State>of(
                    "name",
                    VARCHAR,
                    "Calls that are limited: web api for all of them, or one method.",
                    RateLimit.State::name)
                .notNull(),
            Column.of("calls", BIGINT, "Calls allowed in a window.", RateLimit.State::calls),
            Column.of("window_s", BIGINT, "Seconds of a window.", RateLimit.State::windowSeconds),
            Column.of("used", BIGINT, "Calls in the last window.", RateLimit.State::used),
            Column.of(
                "refused",
                BIGINT,
                "Calls that were not made since the limit was reached.",
                RateLimit.State::refused),
            Column.of(
                "wait_ms",
                BIGINT,
                "Milliseconds that the service still wants us to wait; 0 if it does not.",
                RateLimit.State::waitMillis)),
        limits::states);
  }

  /** The table failures. */
  public static LocalTable<Diagnostics.FailureRecord> failures(Diagnostics diagnostics) {
    return new LocalTable<>(
        "failures",
        "The servers that did not answer this connection's recent statements, and why.",
        Columns.of(
            Column.<Diagnostics.FailureRecord>of(
                    "scan", BIGINT, "Number of the scan in this connection, from 1.", f -> f.scan())
                .notNull(),
            Column.of("table_name", VARCHAR, "Table that was asked for.", f -> f.table()),
            Column.of("addr", VARCHAR, "Address that was asked.", f -> f.addr()),
            Column.of(
                "status",
                VARCHAR,
                "timeout, unreachable, malformed or refused, as in server_status.",
                f -> f.failure().name().toLowerCase(Locale.ROOT)),
            Column.of("error", VARCHAR, "What went wrong.", f -> f.error()),
            Column.of("attempts", INTEGER, "How often it was asked.", f -> f.attempts()),
            Column.of(
                "failed_at",
                TIMESTAMP,
                "When the waiting ended; UTC.",
                f -> f.at().toEpochMilli())),
        diagnostics::failures);
  }
}
