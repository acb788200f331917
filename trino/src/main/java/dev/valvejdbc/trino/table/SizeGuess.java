package dev.valvejdbc.trino.table;

import dev.valvejdbc.trino.column.ValveColumnHandle;
import dev.valvejdbc.trino.scan.Keys;
import io.trino.spi.connector.ColumnHandle;
import io.trino.spi.predicate.TupleDomain;
import io.trino.spi.statistics.ColumnStatistics;
import io.trino.spi.statistics.Estimate;
import io.trino.spi.statistics.TableStatistics;

/** How large tables are taken to be, by which Trino orders joins: nobody is asked for it. */
final class SizeGuess {
  /** Servers that a list may have: a keyed table is taken for larger than anything it joins. */
  private static final double LISTED = 100_000;

  private static final double KEYED = 1e12;

  /** Without any guess of columns Trino leaves joins as they are written. */
  private static final double ROWS_A_VALUE = 4;

  private static final double BYTES_A_VALUE = 16;

  private SizeGuess() {}

  /** The guess for a table under conditions. */
  static TableStatistics of(CatalogTable table, TupleDomain<ColumnHandle> conditions) {
    double rows =
        switch (table) {
          case CatalogTable.Keyed keyed ->
              Keys.given(keyed.lookup(), conditions, keyed.columns()) ? 100 : KEYED;
          case CatalogTable.Listed listed -> LISTED;
          case CatalogTable.Joined joined -> LISTED;
          case CatalogTable.Named named -> named.servers().size();
          case CatalogTable.Local local -> local.described().rows().size();
        };
    TableStatistics.Builder statistics = TableStatistics.builder().setRowCount(Estimate.of(rows));
    for (ValveColumnHandle column : table.columns()) {
      statistics.setColumnStatistics(
          column,
          ColumnStatistics.builder()
              .setNullsFraction(Estimate.of(0))
              .setDistinctValuesCount(Estimate.of(Math.ceil(rows / ROWS_A_VALUE)))
              .setDataSize(Estimate.of(rows * BYTES_A_VALUE))
              .build());
    }
    return statistics.build();
  }
}
