package dev.valvejdbc.lookup.run;

import dev.valvejdbc.lookup.LookupScan;
import dev.valvejdbc.lookup.LookupStatement;
import dev.valvejdbc.lookup.rel.Ahead;
import dev.valvejdbc.waiting.Waiting;
import java.util.Collections;
import java.util.List;
import org.apache.calcite.DataContext;
import org.apache.calcite.linq4j.Enumerator;
import org.apache.calcite.linq4j.function.Function1;
import org.jspecify.annotations.Nullable;

/** Runs a look-up join: asks as room allows, emits rows in the order of the answers. */
final class LookupEnumerator extends ClosingEnumerator<Object> {
  private final LookupStatement statement;
  private final LookupScan scan;
  private final KeyFeed feed;
  private final LegProduct product;
  private final List<List<@Nullable Object[]>> nothing;

  LookupEnumerator(
      DataContext root,
      LookupTask task,
      Enumerator<Object> left,
      @Nullable Function1<Object, @Nullable Object[]> toArray,
      LegProduct product) {
    this.product = product;
    this.statement = ContextStatement.of(root);
    this.nothing = Collections.nCopies(task.legs().size(), List.of());
    this.scan =
        task.isOnce()
            ? new OnceScan(statement, task)
            : task.source().open(statement, task.lookups());
    LeftRows rows = new LeftRows(left, toArray, task);
    boolean inline = task.inline() || task.ahead() == Ahead.NOT;
    this.feed = inline ? new InlineFeed(rows, scan) : new ThreadFeed(rows, scan);
  }

  @Override
  @SuppressWarnings("NullAway") // SQL NULL is a value here; Calcite's interface does not say so
  public Object current() {
    return product.row();
  }

  @Override
  protected boolean advance() throws InterruptedException {
    while (!product.next()) {
      statement.check();
      @Nullable Object[] keyless = feed.pollKeyless();
      if (keyless != null) {
        product.start(keyless, nothing);
        continue;
      }
      switch (feed.state()) {
        case ENDED -> {
          return false;
        }
        case WAITING_FOR_LEFT -> feed.awaitLeft(Waiting.SLICE);
        case ASKED -> take();
      }
    }
    return true;
  }

  private void take() throws InterruptedException {
    LookupScan.Found found = scan.poll(Waiting.SLICE);
    if (found != null) {
      feed.taken();
      product.start((@Nullable Object[]) found.token(), found.rows());
    }
  }

  @Override
  protected void release() {
    try {
      scan.close();
    } finally {
      feed.close();
    }
  }
}
