package dev.valvejdbc.sql;

import dev.valvejdbc.client.PacketBudget;
import dev.valvejdbc.lookup.LookupLeg;
import dev.valvejdbc.lookup.LookupScan;
import dev.valvejdbc.lookup.LookupSource;
import java.sql.SQLWarning;
import java.util.List;
import java.util.function.Consumer;
import org.apache.calcite.DataContext;
import org.jspecify.annotations.Nullable;

/** Answers look-ups of the A2S tables with one visit to each server. */
final class A2sSource implements LookupSource {
  /** Where a statement takes warnings, if it does. */
  private static final String WARNINGS = "valve.warnings";

  /** The statement's SQL text, if it is known. */
  private static final String SQL = "valve.sql";

  private final Session session;

  A2sSource(Session session) {
    this.session = session;
  }

  @Override
  public LookupScan open(DataContext root, List<LookupLeg> legs) {
    PacketBudget budget = new PacketBudget(session.maxCalls());
    return new A2sLookupScan(
        session,
        session.browser().scan(session.scanOptions(budget)),
        legs,
        root.get(SQL) instanceof String sql ? sql : "",
        warnings(root));
  }

  @SuppressWarnings("unchecked") // the statement puts nothing else under this name
  private static @Nullable Consumer<SQLWarning> warnings(DataContext root) {
    return (Consumer<SQLWarning>) root.get(WARNINGS);
  }
}
