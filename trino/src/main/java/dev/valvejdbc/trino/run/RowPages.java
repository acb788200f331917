package dev.valvejdbc.trino.run;

import dev.valvejdbc.trino.scan.RowShape;
import io.trino.spi.PageBuilder;
import io.trino.spi.connector.ConnectorPageSource;
import io.trino.spi.connector.SourcePage;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** The pages of rows that are there. */
final class RowPages implements ConnectorPageSource {
  private final RowShape shape;
  private final Iterator<@Nullable Object[]> rows;
  private final PageBuilder page;

  RowPages(RowShape shape, Iterator<@Nullable Object[]> rows) {
    this.shape = shape;
    this.rows = rows;
    this.page = shape.page();
  }

  @Override
  public @Nullable SourcePage getNextSourcePage() {
    while (rows.hasNext() && !page.isFull()) {
      shape.append(page, rows.next());
    }
    return page.isEmpty() ? null : RowShape.taken(page);
  }

  @Override
  public boolean isFinished() {
    return !rows.hasNext() && page.isEmpty();
  }

  @Override
  public long getCompletedBytes() {
    return 0;
  }

  @Override
  public long getReadTimeNanos() {
    return 0;
  }

  @Override
  public void close() {}
}
