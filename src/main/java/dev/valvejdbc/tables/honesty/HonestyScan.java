package dev.valvejdbc.tables.honesty;

import dev.valvejdbc.client.BudgetExceededException;
import dev.valvejdbc.client.Failure;
import dev.valvejdbc.client.NoAnswerException;
import dev.valvejdbc.client.PacketBudget;
import dev.valvejdbc.client.a2s.Answer;
import dev.valvejdbc.client.a2s.Answer.Answered;
import dev.valvejdbc.client.a2s.Answer.Failed;
import dev.valvejdbc.client.a2s.Scan;
import dev.valvejdbc.client.a2s.ScanOptions;
import dev.valvejdbc.client.a2s.ServerBrowser;
import dev.valvejdbc.client.a2s.Visit;
import dev.valvejdbc.lookup.LookupLeg;
import dev.valvejdbc.lookup.LookupStatement;
import dev.valvejdbc.protocol.a2s.Question;
import dev.valvejdbc.protocol.master.ListedServer;
import dev.valvejdbc.tables.AddressFacts;
import dev.valvejdbc.tables.Column;
import dev.valvejdbc.tables.Columns;
import dev.valvejdbc.tables.a2s.A2sSettings;
import dev.valvejdbc.tables.list.ListSettings;
import dev.valvejdbc.tables.statement.StatementSettings;
import dev.valvejdbc.tables.statement.WorkerScan;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/** Gathers the accounts of servers in one execution, some servers at a time. */
final class HonestyScan extends WorkerScan {
  private static final int AT_ONCE = 32;

  private final ServerBrowser browser;
  private final ScanOptions options;
  private final ListedLookup lists;
  private final Columns<Accounts> columns;
  private final List<LookupLeg> legs;
  private final @Nullable AddressFacts facts;
  private final RegionPings pings = new RegionPings();

  HonestyScan(
      A2sSettings settings,
      ListSettings lists,
      StatementSettings statements,
      @Nullable AddressFacts facts,
      LookupStatement statement,
      Columns<Accounts> columns,
      List<LookupLeg> legs) {
    super(
        statements,
        statement,
        statements.diagnostics().begin(statement.sql(), ServerHonesty.NAME),
        "valve-jdbc-honesty",
        AT_ONCE,
        AT_ONCE * 4,
        0);
    this.facts = facts;
    this.browser = settings.browser();
    this.options =
        settings.scan(
            new PacketBudget(statements.maxCalls()), statements.policy(statement), statement);
    this.lists = new ListedLookup(lists, this);
    this.columns = columns;
    this.legs = legs;
  }

  @Override
  public boolean ask(Object key, Object token) {
    if (!enters()) {
      return false;
    }
    work(() -> finish(gather(key.toString(), token)));
    return true;
  }

  private Done gather(String addr, Object token) {
    try {
      Visit visit = visit(addr);
      String trouble = trouble(addr, visit);
      ListedServer listed = null;
      boolean listAsked = false;
      try {
        listed = visit.peer() == null ? null : lists.find(addr, visit.peer());
        listAsked = visit.peer() != null && lists.canTell();
      } catch (NoAnswerException e) {
        trouble = trouble == null ? e.getMessage() : trouble;
      }
      return done(token, addr, accounts(addr, visit, listAsked, listed), null, trouble);
    } catch (BudgetExceededException e) {
      return done(token, addr, null, Failure.REFUSED, e.getMessage());
    } catch (InterruptedException | CancellationException e) {
      return done(token, addr, null, Failure.TIMEOUT, "The statement ended.");
    }
  }

  private Visit visit(String addr) throws InterruptedException {
    try (Scan scan = browser.scan(options)) {
      scan.ask(addr, EnumSet.of(Question.INFO, Question.PLAYERS), addr);
      return this.<Visit, InterruptedException>await(scan::poll);
    }
  }

  private static @Nullable String trouble(String addr, Visit visit) {
    return visit.info() instanceof Failed<?> failed
        ? "Nothing to compare for '" + addr + "': " + failed.reason() + "."
        : null;
  }

  private Accounts accounts(
      String addr, Visit visit, boolean listAsked, @Nullable ListedServer listed) {
    Long nanos = visit.pingNanos();
    Double ping = nanos == null ? null : Double.valueOf(nanos / 1e6);
    Integer region = listed == null ? null : listed.region();
    Double others = ping == null || region == null ? null : pings.medianBefore(region, ping);
    InetSocketAddress peer = visit.peer();
    return new Accounts(
        addr,
        listAsked,
        listed,
        value(visit.info()),
        value(visit.players()),
        ping,
        others,
        facts == null || peer == null ? null : facts.continent(peer.getAddress()));
  }

  private static <T> @Nullable T value(@Nullable Answer<T> answer) {
    return answer instanceof Answered<T> answered ? answered.value() : null;
  }

  private Done done(
      Object token,
      String addr,
      @Nullable Accounts accounts,
      @Nullable Failure failure,
      @Nullable String trouble) {
    List<List<@Nullable Object[]>> rows = new ArrayList<>();
    for (LookupLeg leg : legs) {
      List<Column.Reader<Accounts>> readers = columns.readers(leg.columns());
      rows.add(
          accounts == null
              ? List.of()
              : List.<@Nullable Object[]>of(Columns.row(accounts, readers)));
    }
    return new Done(
        new Found(token, rows), addr, failure == null ? Failure.UNREACHABLE : failure, trouble);
  }
}
