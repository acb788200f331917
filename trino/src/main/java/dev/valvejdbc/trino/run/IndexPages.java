package dev.valvejdbc.trino.run;

import dev.valvejdbc.trino.scan.LookupRun;
import dev.valvejdbc.trino.scan.QueryStatement;
import dev.valvejdbc.trino.scan.RowShape;
import dev.valvejdbc.trino.scan.TrinoErrors;
import io.trino.spi.PageBuilder;
import io.trino.spi.connector.ConnectorPageSource;
import io.trino.spi.connector.SourcePage;
import io.trino.spi.metrics.Metrics;
import org.jspecify.annotations.Nullable;

/** The pages of an index: Trino reads them without a pause, so that waiting is done here. */
final class IndexPages implements ConnectorPageSource {
  private final RowShape shape;
  private final QueryStatement statement;
  private final LookupRows rows;
  private final PageBuilder page;
  private @Nullable LookupRun run;
  private boolean finished;

  IndexPages(RowShape shape, QueryStatement statement, LookupRows rows) {
    this.shape = shape;
    this.statement = statement;
    this.rows = rows;
    this.page = shape.page();
  }

  @Override
  public @Nullable SourcePage getNextSourcePage() {
    try {
      LookupRun reading = run;
      if (reading == null) {
        reading = rows.open();
        run = reading;
      }
      while (!reading.isOver() && !page.isFull()) {
        statement.check();
        reading.step((question, row) -> rows.append(shape, page, question, row));
      }
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      finished = reading.isOver();
      return page.isEmpty() ? null : RowShape.taken(page);
    } catch (InterruptedException e) {
      close(); // Trino does not, while its thread is interrupted: a cancelled query would ask on
      Thread.currentThread().interrupt();
      throw TrinoErrors.of(e);
    } catch (RuntimeException e) {
      close(); // likewise
      throw TrinoErrors.of(e);
    }
  }

  @Override
  public boolean isFinished() {
    return finished;
  }

  @Override
  public Metrics getMetrics() {
    return LookupRows.metrics(statement);
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
  public void close() {
    finished = true;
    statement.end();
    LookupRun reading = run;
    if (reading != null) {
      reading.close();
    }
  }
}
