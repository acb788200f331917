package dev.valvejdbc.tables.a2s;

import dev.valvejdbc.client.PacketBudget;
import dev.valvejdbc.client.a2s.Answer;
import dev.valvejdbc.client.a2s.Answer.Failed;
import dev.valvejdbc.client.a2s.Scan;
import dev.valvejdbc.client.a2s.Visit;
import dev.valvejdbc.lookup.LookupLeg;
import dev.valvejdbc.lookup.LookupScan;
import dev.valvejdbc.lookup.LookupStatement;
import dev.valvejdbc.protocol.a2s.Question;
import dev.valvejdbc.tables.diagnostics.ScanRecord;
import dev.valvejdbc.tables.statement.StatementSettings;
import dev.valvejdbc.tables.statement.Troubles;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Look-ups by A2S: keys go out as addresses, visits come back as rows, failures as the user says.
 */
final class A2sLookupScan implements LookupScan {
  private final Scan scan;
  private final List<A2sTable<?>> tables;
  private final List<A2sTable.LegReader> readers = new ArrayList<>();
  private final Set<Question> questions = EnumSet.noneOf(Question.class);
  private final ScanRecord record;
  private final Troubles troubles;
  private boolean closed;

  A2sLookupScan(
      A2sSettings settings,
      StatementSettings statements,
      LookupStatement statement,
      List<LookupLeg> legs) {
    PacketBudget budget = new PacketBudget(statements.maxCalls());
    scan = settings.browser().scan(settings.scan(budget, statements.policy(statement)));
    troubles = new Troubles(statements, statement);
    List<A2sTable<?>> all = new ArrayList<>();
    for (LookupLeg leg : legs) {
      A2sTable<?> table = (A2sTable<?>) leg.table();
      all.add(table);
      readers.add(table.reader(leg.columns()));
      questions.add(table.question());
    }
    tables = List.copyOf(all);
    String names = tables.stream().map(A2sTable::name).collect(Collectors.joining(", "));
    record = statements.diagnostics().begin(statement.sql(), names, scan.counts());
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
    record.addRows(count);
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
    troubles.record(
        record,
        table.name(),
        address,
        failed.failure(),
        failed.reason(),
        failed.attempts(),
        failed.at());
    if (!table.tellsFailures()) {
      troubles.tell(
          "No row of " + table.name() + " for '" + address + "': " + failed.reason() + ".",
          "With onError=warn the other servers' rows are shown.");
    }
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      scan.close();
      record.end();
      troubles.end();
    }
  }
}
