package dev.valvejdbc.trino.run;

import dev.valvejdbc.lookup.KeyColumn;
import dev.valvejdbc.options.NamedServer;
import dev.valvejdbc.subjects.Subjects;
import dev.valvejdbc.tables.ServerKey;
import dev.valvejdbc.trino.column.ValveColumnHandle;
import dev.valvejdbc.trino.scan.Keys;
import dev.valvejdbc.trino.scan.QueryStatement;
import dev.valvejdbc.trino.scan.RowShape;
import dev.valvejdbc.trino.scan.Share;
import dev.valvejdbc.trino.scan.TrinoErrors;
import dev.valvejdbc.trino.scan.ValveSplit;
import dev.valvejdbc.trino.table.CatalogTable;
import dev.valvejdbc.trino.table.CatalogTables;
import dev.valvejdbc.trino.table.ValveTableHandle;
import io.trino.spi.HostAddress;
import io.trino.spi.connector.ColumnHandle;
import io.trino.spi.connector.ConnectorSession;
import io.trino.spi.connector.ConnectorSplitManager;
import io.trino.spi.connector.ConnectorSplitSource;
import io.trino.spi.connector.ConnectorTableHandle;
import io.trino.spi.connector.ConnectorTransactionHandle;
import io.trino.spi.connector.Constraint;
import io.trino.spi.connector.FixedSplitSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Makes the splits of a table, at the coordinator. */
public final class ValveSplitManager implements ConnectorSplitManager {
  private final CatalogTables tables;
  private final Subjects subjects;
  private final Supplier<Share> share;
  private final Supplier<List<HostAddress>> workers;
  private final Duration wait;
  private final int keysPerSplit;
  private final List<String> supplied;
  private final SentCommands commands = new SentCommands();

  /**
   * Makes splits for a catalog.
   *
   * @param share what a worker may send for one of them
   * @param workers where they are, in an order that does not change
   * @param wait how long a keyed table waits for the keys of a join's other side
   * @param keysPerSplit how many servers one split asks, at most
   * @param supplied the addresses that a table of servers is read by where a query gives none
   */
  public ValveSplitManager(
      CatalogTables tables,
      Subjects subjects,
      Supplier<Share> share,
      Supplier<List<HostAddress>> workers,
      Duration wait,
      int keysPerSplit,
      List<String> supplied) {
    this.supplied = supplied;
    this.tables = tables;
    this.subjects = subjects;
    this.share = share;
    this.workers = workers;
    this.wait = wait;
    this.keysPerSplit = keysPerSplit;
  }

  @Override
  public ConnectorSplitSource getSplits(
      ConnectorTransactionHandle transaction,
      ConnectorSession session,
      ConnectorTableHandle table,
      Set<ColumnHandle> dynamicFilterColumns,
      Constraint constraint) {
    ValveTableHandle handle = (ValveTableHandle) table;
    QueryStatement statement = new QueryStatement(session.getQueryId());
    return TrinoErrors.translated(
        () ->
            switch (tables.of(handle)) {
              case CatalogTable.Local local -> rows(local);
              case CatalogTable.Listed listed -> list(listed, handle, statement);
              case CatalogTable.Joined joined -> list(joined, handle, statement);
              case CatalogTable.Named named -> named(named, handle);
              case CatalogTable.Keyed keyed ->
                  keyed(keyed, handle, session.getQueryId(), dynamicFilterColumns);
            });
  }

  private ConnectorSplitSource rows(CatalogTable.Local table) {
    List<List<Object>> rows = table.described().rows().stream().map(Arrays::asList).toList();
    return new FixedSplitSource(
        new ValveSplit(share.get(), rows, List.of(), false, Optional.empty()));
  }

  private ConnectorSplitSource named(CatalogTable.Named table, ValveTableHandle handle) {
    List<ValveColumnHandle> columns = table.columns();
    ValveColumnHandle server = columns.getFirst();
    ValveColumnHandle addr = columns.get(table.address());
    RowShape conditions =
        RowShape.of(
            List.of(server, addr),
            handle.enforced().filter((c, domain) -> c.equals(server) || c.equals(addr)));
    List<List<Object>> rows = new ArrayList<>();
    for (NamedServer named : table.servers()) {
      @Nullable Object[] known = {named.name(), named.addr()};
      if (conditions.admits(known)) {
        @Nullable Object[] row = new Object[columns.size()];
        row[server.ordinal()] = named.name();
        row[addr.ordinal()] = named.addr();
        rows.add(Arrays.asList(row));
      }
    }
    List<ValveSplit> splits = new ArrayList<>();
    for (int from = 0; from < rows.size(); from += keysPerSplit) {
      List<List<Object>> part = rows.subList(from, Math.min(rows.size(), from + keysPerSplit));
      splits.add(new ValveSplit(share.get(), part, List.of(), false, Optional.empty()));
    }
    return new FixedSplitSource(splits);
  }

  private ConnectorSplitSource list(
      CatalogTable table, ValveTableHandle handle, QueryStatement statement) {
    return new ListSplits(
        table,
        handle,
        subjects.list(),
        subjects.statements(),
        statement,
        share.get(),
        keysPerSplit);
  }

  private ConnectorSplitSource keyed(
      CatalogTable.Keyed table,
      ValveTableHandle handle,
      String queryId,
      Set<ColumnHandle> dynamicFilterColumns) {
    List<ValveColumnHandle> columns = table.columns();
    Map<Integer, List<Object>> given = Keys.constants(table.lookup(), handle.enforced(), columns);
    KeyColumn missing = Keys.missing(table.lookup(), given).orElse(null);
    if (missing != null
        && missing.name().equals(ServerKey.NAME)
        && table.asking() == CatalogTable.Asking.WORKERS
        && !supplied.isEmpty()
        && dynamicFilterColumns.stream()
            .noneMatch(c -> table.same(((ValveColumnHandle) c).ordinal()) == missing.ordinal())) {
      given.put(missing.ordinal(), List.copyOf(supplied));
    }
    KeyedSplits splits =
        new KeyedSplits(
            table,
            given,
            new QueryStatement(queryId),
            share.get(),
            wait,
            keysPerSplit,
            workers.get(),
            (lookup, key) -> commands.send(queryId, lookup, key));
    splits.requireKeys(dynamicFilterColumns);
    return splits;
  }
}
