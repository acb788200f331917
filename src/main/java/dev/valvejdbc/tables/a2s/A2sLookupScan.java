package dev.valvejdbc.tables.a2s;

import dev.valvejdbc.client.Failure;
import dev.valvejdbc.client.PacketBudget;
import dev.valvejdbc.client.a2s.Answer;
import dev.valvejdbc.client.a2s.Answer.Answered;
import dev.valvejdbc.client.a2s.Answer.Failed;
import dev.valvejdbc.client.a2s.Scan;
import dev.valvejdbc.client.a2s.Visit;
import dev.valvejdbc.lookup.LookupLeg;
import dev.valvejdbc.lookup.LookupScan;
import dev.valvejdbc.lookup.LookupStatement;
import dev.valvejdbc.protocol.a2s.PlayerList;
import dev.valvejdbc.protocol.a2s.Question;
import dev.valvejdbc.protocol.a2s.RuleList;
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
  private final FollowUps visits;
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
    scan = settings.browser().scan(settings.scan(budget, statements.policy(statement), statement));
    troubles = new Troubles(statements, statement);
    List<A2sTable<?>> all = new ArrayList<>();
    for (LookupLeg leg : legs) {
      A2sTable<?> table = (A2sTable<?>) leg.table();
      all.add(table);
      readers.add(table.reader(leg.columns()));
      questions.add(table.question());
    }
    tables = List.copyOf(all);
    visits = new FollowUps(scan, legs.stream().anyMatch(A2sLookupScan::readsCounts));
    String names = tables.stream().map(A2sTable::name).collect(Collectors.joining(", "));
    record = statements.diagnostics().begin(statement.sql(), names, scan.counts());
  }

  private static boolean readsCounts(LookupLeg leg) {
    List<String> names = ((A2sTable<?>) leg.table()).columns().names();
    return leg.columns().stream().anyMatch(i -> TrueCounts.tells(names.get(i)));
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
    Visit visit = visits.poll(nanos);
    if (visit == null) {
      return null;
    }
    report(visit);
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

  private void report(Visit visit) {
    for (A2sTable<?> table : tables) {
      Answer<?> answer = answer(visit, table.question());
      if (answer instanceof Failed<?> failed) {
        report(table, visit.address(), failed);
      } else if (answer instanceof Answered<?> answered) {
        String shortfall = shortfall(answered.value());
        if (shortfall != null) {
          report(table, visit.address(), answered, shortfall);
        }
      }
    }
    if (visit.rules() instanceof Failed<?> failed && !questions.contains(Question.RULES)) {
      String reason = "its settings, which tell the true counts: " + failed.reason();
      troubles.record(
          record,
          ServerInfoTable.NAME,
          visit.address(),
          failed.failure(),
          reason,
          failed.attempts(),
          failed.at());
      troubles.tell(
          "The counts of '" + visit.address() + "' are those of INFO: " + reason + ".", "");
    }
  }

  private static @Nullable String shortfall(Object answer) {
    if (answer instanceof PlayerList players) {
      return players.shortfall();
    }
    return answer instanceof RuleList rules ? rules.shortfall() : null;
  }

  private void report(A2sTable<?> table, String address, Answered<?> answer, String shortfall) {
    troubles.record(
        record,
        table.name(),
        address,
        Failure.MALFORMED,
        shortfall,
        answer.attempts(),
        answer.at());
    troubles.tell(
        "Not every row of " + table.name() + " for '" + address + "': " + shortfall + ".",
        "With onError=warn those that came are shown.");
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
