package dev.valvejdbc.tables.list;

import dev.valvejdbc.client.BudgetExceededException;
import dev.valvejdbc.client.Failure;
import dev.valvejdbc.client.NoAnswerException;
import dev.valvejdbc.client.PacketBudget;
import dev.valvejdbc.client.list.ServersAtAddress;
import dev.valvejdbc.lookup.LookupLeg;
import dev.valvejdbc.lookup.LookupStatement;
import dev.valvejdbc.tables.Column;
import dev.valvejdbc.tables.Columns;
import dev.valvejdbc.tables.a2s.A2sSettings;
import dev.valvejdbc.tables.statement.StatementSettings;
import dev.valvejdbc.tables.statement.WorkerScan;
import dev.valvejdbc.wire.QuotedText;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/** Searches of one execution, some at a time. */
final class FindScan extends WorkerScan {
  private static final int AT_ONCE = 16;

  private final ServerSearch search;
  private final @Nullable ServersAtAddress steam;
  private final Columns<FoundServer> columns;
  private final List<LookupLeg> legs;

  FindScan(
      A2sSettings settings,
      StatementSettings statements,
      @Nullable ServersAtAddress steam,
      LookupStatement statement,
      Columns<FoundServer> columns,
      List<LookupLeg> legs) {
    super(
        statements,
        statement,
        statements.diagnostics().begin(statement.sql(), legs.get(0).table().name()),
        "valve-jdbc-find",
        AT_ONCE,
        AT_ONCE,
        0);
    this.steam = steam;
    this.columns = columns;
    this.legs = legs;
    this.search =
        new ServerSearch(
            settings.browser(),
            settings.scan(
                new PacketBudget(statements.maxCalls()), statements.policy(statement), statement),
            this);
  }

  @Override
  public boolean ask(Object key, Object token) {
    if (!enters()) {
      return false;
    }
    work(() -> finish(find(key.toString(), token)));
    return true;
  }

  private Done find(String asked, Object token) {
    try {
      SoughtAddress address = SoughtAddress.of(asked);
      ServerSearch.NearBy near = search.nearBy(address);
      List<FoundServer> found = new ArrayList<>(near.servers());
      if (near.refusal() != null) {
        return done(
            token,
            asked,
            found,
            Failure.REFUSED,
            "find_server does not look for '"
                + QuotedText.of(asked)
                + "': "
                + near.refusal()
                + ".");
      }
      String trouble = null;
      InetAddress host = near.host();
      if (steam != null && host != null && (found.isEmpty() || !address.hasPort())) {
        try {
          address.add(found, steam.of(host, this));
        } catch (NoAnswerException e) {
          trouble =
              "Steam's list of the servers at '"
                  + QuotedText.of(asked)
                  + "' is missing: "
                  + e.getMessage();
        }
      }
      return done(token, asked, found, null, trouble);
    } catch (IllegalArgumentException e) {
      return done(
          token,
          asked,
          List.of(),
          Failure.MALFORMED,
          "find_server cannot look for '" + QuotedText.of(asked) + "': " + e.getMessage() + ".");
    } catch (BudgetExceededException e) {
      return done(token, asked, List.of(), Failure.REFUSED, e.getMessage());
    } catch (InterruptedException | CancellationException e) {
      return done(token, asked, List.of(), Failure.TIMEOUT, "The statement ended.");
    }
  }

  private Done done(
      Object token,
      String asked,
      List<FoundServer> found,
      @Nullable Failure failure,
      @Nullable String trouble) {
    List<List<@Nullable Object[]>> rows = new ArrayList<>();
    for (LookupLeg leg : legs) {
      List<Column.Reader<FoundServer>> readers = columns.readers(leg.columns());
      rows.add(found.stream().<@Nullable Object[]>map(f -> Columns.row(f, readers)).toList());
    }
    return new Done(
        new Found(token, rows), asked, failure == null ? Failure.UNREACHABLE : failure, trouble);
  }
}
