package dev.valvejdbc.trino.run;

import dev.valvejdbc.tables.list.ListColumns;
import dev.valvejdbc.tables.list.ListReader;
import dev.valvejdbc.tables.list.ListSettings;
import dev.valvejdbc.tables.statement.StatementSettings;
import dev.valvejdbc.trino.column.ValveColumnHandle;
import dev.valvejdbc.trino.scan.QueryStatement;
import dev.valvejdbc.trino.scan.RowShape;
import dev.valvejdbc.trino.scan.Share;
import dev.valvejdbc.trino.scan.ValveSplit;
import dev.valvejdbc.trino.table.CatalogTable;
import dev.valvejdbc.trino.table.ValveTableHandle;
import io.trino.spi.connector.ConnectorSplit;
import io.trino.spi.connector.DynamicFilterSnapshot;
import io.trino.spi.predicate.TupleDomain;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The splits of a server list. The coordinator alone reads it, as far as splits are wanted, so that
 * its calls are made once, and counted in one place.
 */
final class ListSplits extends AsyncSplits {
  private final ListReader reader;
  private final Share share;
  private final int rowsPerSplit;
  private final RowShape conditions;

  /** For each column of the table its place in the list's rows; below 0 where it has none. */
  private final int[] places;

  private long left;
  private boolean closed;

  ListSplits(
      CatalogTable table,
      ValveTableHandle handle,
      ListSettings settings,
      StatementSettings statements,
      QueryStatement statement,
      Share share,
      int rowsPerSplit) {
    super(statement);
    this.share = share;
    this.rowsPerSplit = rowsPerSplit;
    this.left = handle.limit().orElse(Long.MAX_VALUE);
    List<ValveColumnHandle> columns = table.columns();
    this.places = new int[columns.size()];
    List<String> names = ListColumns.COLUMNS.names();
    for (int i = 0; i < places.length; i++) {
      places[i] = isListed(table, columns.get(i)) ? names.indexOf(columns.get(i).name()) : -1;
    }
    this.conditions =
        RowShape.of(
            List.of(),
            TupleDomain.withColumnDomains(handle.enforced().getDomains().orElseThrow())
                .filter((c, domain) -> places[((ValveColumnHandle) c).ordinal()] >= 0));
    this.reader =
        new ListReader(
            settings,
            statements,
            statement,
            handle.list().narrowing().request(settings.requireSource()),
            handle.list().trustedColumns());
  }

  private static boolean isListed(CatalogTable table, ValveColumnHandle column) {
    return !(table instanceof CatalogTable.Joined joined)
        || column.ordinal() == ListColumns.ADDR
        || joined.isListed().test(column.name());
  }

  @Override
  List<ConnectorSplit> next(int most, DynamicFilterSnapshot keys) throws InterruptedException {
    List<List<Object>> rows = new ArrayList<>();
    while (left > 0 && rows.size() < rowsPerSplit) {
      @Nullable Object[] listed = read();
      if (listed == null) {
        left = 0;
      } else if (conditions.admits(conditioned(listed))) {
        rows.add(row(listed));
        left--;
      }
    }
    if (left == 0) {
      finish();
    }
    return rows.isEmpty()
        ? List.of()
        : List.of(new ValveSplit(share, rows, List.of(), false, Optional.empty()));
  }

  private synchronized @Nullable Object @Nullable [] read() throws InterruptedException {
    return closed ? null : reader.next();
  }

  private @Nullable Object[] conditioned(@Nullable Object[] listed) {
    return conditions.all().stream().map(c -> listed[places[c.ordinal()]]).toArray();
  }

  private List<Object> row(@Nullable Object[] listed) {
    @Nullable Object[] row = new Object[places.length];
    for (int i = 0; i < row.length; i++) {
      row[i] = places[i] < 0 ? null : listed[places[i]];
    }
    return Arrays.asList(row);
  }

  @Override
  synchronized void release() {
    if (!closed) {
      closed = true;
      reader.close();
    }
  }
}
