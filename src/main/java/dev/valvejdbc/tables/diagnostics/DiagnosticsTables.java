package dev.valvejdbc.tables.diagnostics;

import static dev.valvejdbc.tables.ColumnType.BIGINT;
import static dev.valvejdbc.tables.ColumnType.BOOLEAN;
import static dev.valvejdbc.tables.ColumnType.DOUBLE;
import static dev.valvejdbc.tables.ColumnType.INTEGER;
import static dev.valvejdbc.tables.ColumnType.TIMESTAMP;
import static dev.valvejdbc.tables.ColumnType.VARCHAR;

import dev.valvejdbc.client.LimitState;
import dev.valvejdbc.tables.Column;
import dev.valvejdbc.tables.Columns;
import dev.valvejdbc.tables.LocalTable;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/** Declares the tables of schema diagnostics. */
public final class DiagnosticsTables {
  /** The names of the tables. */
  public static final String SCANS = "scans";

  public static final String LIMITS = "limits";
  public static final String FAILURES = "failures";

  private DiagnosticsTables() {}

  /** The table scans. */
  public static LocalTable<ScanRecord> scans(Diagnostics diagnostics) {
    return new LocalTable<>(
        SCANS,
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
  public static LocalTable<LimitState> limits(Supplier<List<LimitState>> limits) {
    return new LocalTable<>(
        LIMITS,
        "The limits that all connections share, and how far they are used up.",
        Columns.of(
            Column.<LimitState>of(
                    "name",
                    VARCHAR,
                    "What is limited: calls of the web api, all or of one method; udp packets, all,"
                        + " to one server or to one host; bytes that lists and answers take which"
                        + " are kept. Servers of this machine are not limited singly.",
                    LimitState::name)
                .notNull(),
            Column.of(
                "calls",
                BIGINT,
                "Calls or packets allowed in a window, 0 for any number; bytes that may be kept.",
                LimitState::calls),
            Column.of(
                "window_s", BIGINT, "Seconds of a window; 0 for bytes.", LimitState::windowSeconds),
            Column.of(
                "used",
                BIGINT,
                "How many of them are used up; of the limit of a server or host, by the busiest; of"
                    + " all packets, in the second that began last.",
                LimitState::used),
            Column.of(
                "refused",
                BIGINT,
                "Calls that were not made, or visits that had to wait, since the limit was reached;"
                    + " lists and answers that were not kept, being larger than all that may be.",
                LimitState::refused),
            Column.of(
                "wait_ms",
                BIGINT,
                "Milliseconds that the service still wants us to wait, or that the last server in"
                    + " turn still waits for its visit; 0 for none.",
                LimitState::waitMillis)),
        limits);
  }

  /** The table failures. */
  public static LocalTable<Diagnostics.FailureRecord> failures(Diagnostics diagnostics) {
    return new LocalTable<>(
        FAILURES,
        "The servers that did not answer this connection's recent statements, or not in full, and"
            + " why.",
        Columns.of(
            Column.<Diagnostics.FailureRecord>of(
                    "scan", BIGINT, "Number of the scan in this connection, from 1.", f -> f.scan())
                .notNull(),
            Column.of("table_name", VARCHAR, "Table that was asked for.", f -> f.table()),
            Column.of("addr", VARCHAR, "Address that was asked.", f -> f.addr()),
            Column.of(
                "status",
                VARCHAR,
                "timeout, unreachable, malformed (an answer that is cut, too) or refused, as in"
                    + " server_status.",
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
