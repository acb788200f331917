package dev.valvejdbc.sql;

import dev.valvejdbc.lookup.LookupLeg;
import dev.valvejdbc.lookup.LookupScan;
import dev.valvejdbc.lookup.LookupSource;
import java.util.List;
import org.apache.calcite.DataContext;

/** Sends console commands: one for each key and table, to many consoles at once. */
final class RconSource implements LookupSource {
  private final Session session;

  RconSource(Session session) {
    this.session = session;
  }

  @Override
  public LookupScan open(DataContext root, List<LookupLeg> legs) {
    for (LookupLeg leg : legs) {
      String refusal = session.consoles().mode().refusal(((RconTable<?>) leg.table()).command());
      if (refusal != null) {
        throw new StatementException(refusal, "42501");
      }
    }
    return new RconLookupScan(session, root, legs);
  }
}
