package dev.valvejdbc.trino.run;

import dev.valvejdbc.trino.scan.LookupRun;
import dev.valvejdbc.trino.scan.QueryStatement;
import dev.valvejdbc.trino.scan.RowShape;
import dev.valvejdbc.trino.scan.TrinoErrors;
import io.trino.spi.PageBuilder;
import io.trino.spi.TrinoException;
import io.trino.spi.connector.ConnectorPageSource;
import io.trino.spi.connector.SourcePage;
import io.trino.spi.metrics.Metrics;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The pages of look-ups. A virtual thread waits for the answers, so that none of Trino's threads
 * does.
 */
final class LookupPages implements ConnectorPageSource {
  private static final int WAITING_PAGES = 4;

  private final RowShape shape;
  private final QueryStatement statement;
  private final LookupRows rows;
  private final Thread reader;
  private final Deque<SourcePage> pages = new ArrayDeque<>();
  private CompletableFuture<?> news = new CompletableFuture<>();
  private @Nullable TrinoException failure;
  private boolean over;
  private boolean closed;

  LookupPages(RowShape shape, QueryStatement statement, LookupRows rows) {
    this.shape = shape;
    this.statement = statement;
    this.rows = rows;
    this.reader = Thread.ofVirtual().name("valve-trino-lookup").start(this::read);
  }

  private void read() {
    try (LookupRun run = rows.open()) {
      PageBuilder page = shape.page();
      while (!run.isOver()) {
        statement.check();
        boolean came = run.step((question, row) -> rows.append(shape, page, question, row));
        boolean quiet = !came && !page.isEmpty();
        if (page.isFull() || quiet) {
          put(RowShape.taken(page));
        }
      }
      if (!page.isEmpty()) {
        put(RowShape.taken(page));
      }
    } catch (Throwable e) { // whatever it is ends the query, with a sentence
      fail(TrinoErrors.of(e));
    } finally {
      end();
    }
  }

  private synchronized void put(SourcePage page) throws InterruptedException {
    while (pages.size() >= WAITING_PAGES && !closed) {
      wait();
    }
    pages.add(page);
    tell();
  }

  private synchronized void fail(TrinoException met) {
    failure = met;
    tell();
  }

  private synchronized void end() {
    over = true;
    tell();
  }

  private void tell() {
    CompletableFuture<?> told = news;
    news = new CompletableFuture<>();
    Thread.startVirtualThread(() -> told.complete(null)); // its listeners take locks of Trino's
  }

  @Override
  public synchronized @Nullable SourcePage getNextSourcePage() {
    TrinoException met = failure;
    if (met != null && !closed) {
      throw met;
    }
    SourcePage page = pages.poll();
    notifyAll();
    return page;
  }

  @Override
  public synchronized CompletableFuture<?> isBlocked() {
    return pages.isEmpty() && !over && failure == null ? news : NOT_BLOCKED;
  }

  @Override
  public synchronized boolean isFinished() {
    return closed || (over && failure == null && pages.isEmpty());
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
    statement.end();
    synchronized (this) {
      closed = true;
      pages.clear();
      notifyAll();
    }
    reader.interrupt();
  }
}
