package dev.valvejdbc.sql;

import dev.valvejdbc.client.Answer;
import dev.valvejdbc.client.Answer.Failed;
import dev.valvejdbc.client.Scan;
import dev.valvejdbc.client.Visit;
import dev.valvejdbc.lookup.LookupLeg;
import dev.valvejdbc.lookup.LookupScan;
import dev.valvejdbc.protocol.a2s.Question;
import java.sql.SQLWarning;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Look-ups by A2S: keys go out as addresses, visits come back as rows, failures as the user says.
 */
final class A2sLookupScan implements LookupScan {
  private static final int WARNINGS_IN_FULL = 100;
  private static final String DATA_EXCEPTION = "22000";

  private final Session session;
  private final Scan scan;
  private final List<A2sTable<?>> tables;
  private final List<A2sTable.LegReader> readers = new ArrayList<>();
  private final Set<Question> questions = EnumSet.noneOf(Question.class);
  private final ScanRecord record;
  private final @Nullable Consumer<SQLWarning> warnings;
  private int failures;
  private boolean closed;

  A2sLookupScan(
      Session session,
      Scan scan,
      List<LookupLeg> legs,
      String sql,
      @Nullable Consumer<SQLWarning> warnings) {
    this.session = session;
    this.scan = scan;
    this.warnings = warnings;
    List<A2sTable<?>> all = new ArrayList<>();
    for (LookupLeg leg : legs) {
      A2sTable<?> table = (A2sTable<?>) leg.table();
      all.add(table);
      readers.add(table.reader(leg.columns()));
      questions.add(table.question());
    }
    tables = List.copyOf(all);
    String names = tables.stream().map(A2sTable::name).collect(Collectors.joining(", "));
    record = new ScanRecord(session.diagnostics().nextNumber(), sql, names, scan.counts());
    session.diagnostics().add(record);
  }

  @Override
  public boolean ask(Object key, Object token) {
    return scan.ask(key.toString(), questions, token);
  }

  @Override
  public void awaitRoom(long nanos) throws InterruptedException {
    scan.awaitRoom(nanos);
  }

  @Override
  public @Nullable Found poll(long nanos) throws InterruptedException {
    Visit visit = scan.poll(nanos);
    if (visit == null) {
      return null;
    }
    if (anyFailed(visit)) {
      report(visit);
    }
    List<List<@Nullable Object[]>> rows = new ArrayList<>(readers.size());
    int count = 0;
    for (A2sTable.LegReader reader : readers) {
      List<@Nullable Object[]> ofLeg = new ArrayList<>();
      reader.read(visit, ofLeg);
      rows.add(ofLeg);
      count += ofLeg.size();
    }
    record.rows.addAndGet(count);
    return new Found(visit.token(), rows);
  }

  private static boolean anyFailed(Visit visit) {
    return visit.info() instanceof Failed
        || visit.players() instanceof Failed
        || visit.rules() instanceof Failed;
  }

  private void report(Visit visit) {
    for (A2sTable<?> table : tables) {
      if (answer(visit, table.question()) instanceof Failed<?> failed) {
        report(table, visit.address(), failed);
      }
    }
  }

  private static @Nullable Answer<?> answer(Visit visit, Question question) {
    return switch (question) {
      case INFO -> visit.info();
      case PLAYERS -> visit.players();
      case RULES -> visit.rules();
    };
  }

  private void report(A2sTable<?> table, String address, Failed<?> failed) {
    session
        .diagnostics()
        .add(
            new Diagnostics.FailureRecord(
                record.number,
                table.name(),
                address,
                failed.failure(),
                failed.reason(),
                failed.attempts(),
                failed.at()));
    if (table.tellsFailures() || session.onError() == OnError.IGNORE) {
      return;
    }
    String sentence =
        "No row of " + table.name() + " for '" + address + "': " + failed.reason() + ".";
    if (session.onError() == OnError.FAIL) {
      throw new StatementException(
          sentence + " With onError=warn the other servers' rows are shown.", DATA_EXCEPTION);
    }
    failures++;
    if (warnings != null && failures <= WARNINGS_IN_FULL) {
      warnings.accept(new SQLWarning(sentence, "01000"));
    }
  }

  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    scan.close();
    record.end();
    if (warnings != null && failures > WARNINGS_IN_FULL) {
      int more = failures - WARNINGS_IN_FULL;
      warnings.accept(
          new SQLWarning(
              "And " + more + " more servers gave no row; diagnostics.failures lists them.",
              "01000"));
    }
  }
}
