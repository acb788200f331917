package dev.valvejdbc.sql;

import dev.valvejdbc.lookup.LookupLeg;
import dev.valvejdbc.lookup.LookupScan;
import dev.valvejdbc.lookup.LookupSource;
import java.util.List;
import org.apache.calcite.DataContext;

/** Sends console commands: one for each key and table, to many consoles at once. */
record RconSource(Session session) implements LookupSource {
  @Override
  public LookupScan open(DataContext root, List<LookupLeg> legs) {
    return new RconLookupScan(session, root, legs);
  }
}
