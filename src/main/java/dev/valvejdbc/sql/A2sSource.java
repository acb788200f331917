package dev.valvejdbc.sql;

import dev.valvejdbc.client.PacketBudget;
import dev.valvejdbc.lookup.LookupLeg;
import dev.valvejdbc.lookup.LookupScan;
import dev.valvejdbc.lookup.LookupSource;
import java.util.List;
import org.apache.calcite.DataContext;

/** Answers look-ups of the A2S tables with one visit to each server. */
final class A2sSource implements LookupSource {
  private final Session session;

  A2sSource(Session session) {
    this.session = session;
  }

  @Override
  public LookupScan open(DataContext root, List<LookupLeg> legs) {
    PacketBudget budget = new PacketBudget(session.maxCalls());
    return new A2sLookupScan(
        session,
        session
            .browser()
            .scan(session.scanOptions(budget, StatementContext.planted(root, session))),
        legs,
        root);
  }
}
