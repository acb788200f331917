package dev.valvejdbc.engine.log;

import dev.valvejdbc.jdbc.execution.Execution;
import dev.valvejdbc.jdbc.execution.ExecutionWatch;
import dev.valvejdbc.tables.Column;
import dev.valvejdbc.tables.ColumnType;
import dev.valvejdbc.tables.LocalTable;
import dev.valvejdbc.tables.diagnostics.Diagnostics;
import dev.valvejdbc.tables.diagnostics.DiagnosticsTables;
import dev.valvejdbc.tables.diagnostics.ScanRecord;
import dev.valvejdbc.wire.SecretWords;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Writes down what the statements of one connection did: the plan that was chosen, each scan with
 * what it sent and received, each server that did not answer, the error. A statement that may hold
 * a secret is not repeated. Safe for many threads.
 */
public final class StatementLog implements ExecutionWatch, AutoCloseable {
  private static final Pattern QUERY =
      Pattern.compile("(?is)\\s*(SELECT|FROM|WITH|VALUES|TABLE)\\b.*");

  private final LogFile file;
  private final LogText text;
  private final String name;
  private final LocalTable<ScanRecord> scans;
  private final LocalTable<Diagnostics.FailureRecord> failures;
  private final Function<Throwable, SQLException> errors;
  private final AtomicLong statements = new AtomicLong();

  /**
   * Writes down that a connection was made.
   *
   * @param made how, without secrets
   * @param secrets are masked wherever they occur
   * @param errors the errors that users are told
   */
  public StatementLog(
      LogFile file,
      String made,
      Diagnostics diagnostics,
      List<String> secrets,
      Function<Throwable, SQLException> errors) {
    this.file = file;
    this.errors = errors;
    text = new LogText(secrets);
    scans = DiagnosticsTables.scans(diagnostics);
    failures = DiagnosticsTables.failures(diagnostics);
    name = ProcessHandle.current().pid() + "." + file.nextConnection();
    file.append(List.of(headed(name, "connected: ") + text.line(made)));
  }

  private static String headed(String name, String what) {
    return Instant.now() + " " + name + " " + what;
  }

  private static List<String> repeated(String sql) {
    return SecretWords.in(sql) ? List.of(LogText.NOT_REPEATED) : sql.lines().toList();
  }

  private String begin(String sql) {
    String statement = name + "." + statements.incrementAndGet();
    List<String> lines = new ArrayList<>(List.of(headed(statement, "statement")));
    lines.addAll(text.lines("  | ", repeated(sql)));
    file.append(lines);
    return statement;
  }

  @Override
  public void begun(Execution execution) {
    String statement = begin(execution.sql());
    long before = scans.source().get().stream().mapToLong(ScanRecord::number).max().orElse(0);
    long started = System.nanoTime();
    execution.atEnd(() -> ended(statement, execution, before, started));
  }

  @Override
  public void refused(String sql, Throwable thrown) {
    file.append(List.of(headed(begin(sql), "refused: ") + text.line(said(thrown))));
  }

  @Override
  public void close() {
    file.append(List.of(headed(name, "closed")));
  }

  private void ended(String statement, Execution execution, long before, long started) {
    Throwable failure = execution.failure();
    List<String> lines = new ArrayList<>(List.of(headed(statement, "ended")));
    String sql = execution.sql();
    boolean query = QUERY.matcher(sql).matches();
    if (query && !execution.plan().isEmpty()) {
      lines.add("  plan");
      lines.addAll(
          SecretWords.in(sql)
              ? List.of("    " + LogText.NOT_REPEATED)
              : text.lines("    ", execution.plan()));
    }
    List<ScanRecord> mine =
        scans.source().get().stream()
            .filter(s -> s.number() > before && (!query || s.sql().equals(sql)))
            .toList();
    Set<String> hidden = SecretWords.in(sql) ? Set.of("statement", "filter") : Set.of("statement");
    mine.forEach(scan -> lines.add(row("scan", scans.columns(), scan, hidden)));
    Set<Long> numbers = mine.stream().map(ScanRecord::number).collect(Collectors.toSet());
    if (!numbers.isEmpty()) {
      failures.source().get().stream()
          .filter(f -> numbers.contains(f.scan()))
          .forEach(f -> lines.add(row("failure", failures.columns(), f, hidden)));
    }
    long millis = Duration.ofNanos(System.nanoTime() - started).toMillis();
    String outcome = failure == null ? execution.rows() + " rows" : "failed: " + said(failure);
    lines.add("  end " + text.line(outcome) + ", " + millis + " ms");
    file.append(lines);
  }

  private String said(Throwable thrown) {
    SQLException error = errors.apply(thrown);
    return error.getMessage() + " (" + error.getSQLState() + ")";
  }

  private <T> String row(String title, Iterable<Column<T>> columns, T record, Set<String> hidden) {
    StringBuilder line = new StringBuilder("  ").append(title);
    for (Column<T> column : columns) {
      Object value = hidden.contains(column.name()) ? null : column.reader().read(record);
      if (value != null) {
        boolean time = column.type() == ColumnType.TIMESTAMP && value instanceof Long;
        line.append(' ').append(column.name()).append('=');
        line.append(time ? Instant.ofEpochMilli((Long) value) : value);
      }
    }
    return text.line(line.toString());
  }
}
