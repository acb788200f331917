package dev.valvejdbc.sql;

import dev.valvejdbc.errors.SqlError;
import dev.valvejdbc.lookup.LookupLeg;
import dev.valvejdbc.lookup.LookupScan;
import dev.valvejdbc.lookup.LookupSource;
import java.util.List;
import org.apache.calcite.DataContext;

/** Calls the Web API. Not a record: every table has a source of its own, so none share a visit. */
final class WebSource implements LookupSource {
  private final Session session;

  WebSource(Session session) {
    this.session = session;
  }

  @Override
  public LookupScan open(DataContext root, List<LookupLeg> legs) {
    LookupLeg only = legs.get(0);
    WebTable table = (WebTable) only.table();
    if (table.wantsKey() && !session.web().api().hasKey()) {
      throw SqlError.WEB_API_KEY.inStatement(table.name());
    }
    return WebLookupScan.open(session, root, table, only.columns());
  }
}
