package dev.valvejdbc.trino.run;

import dev.valvejdbc.trino.scan.QueryStatement;
import dev.valvejdbc.trino.scan.TrinoErrors;
import io.trino.spi.connector.ConnectorSplit;
import io.trino.spi.connector.ConnectorSplitSource;
import io.trino.spi.connector.DynamicFilterSnapshot;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Splits that are waited for on a virtual thread, and no more once the query has ended. */
abstract class AsyncSplits implements ConnectorSplitSource {
  private final QueryStatement statement;
  private volatile boolean finished;

  AsyncSplits(QueryStatement statement) {
    this.statement = statement;
  }

  /** The next splits, at most so many; none once there are no more. */
  abstract List<ConnectorSplit> next(int most, DynamicFilterSnapshot keys)
      throws InterruptedException;

  /** Ends what was begun; called on any thread, and perhaps twice. */
  abstract void release();

  /** Says that there are no more. */
  final void finish() {
    finished = true;
  }

  @Override
  public final CompletableFuture<List<ConnectorSplit>> getNextBatch(
      int maxSize, DynamicFilterSnapshot dynamicFilterSnapshot) {
    CompletableFuture<List<ConnectorSplit>> batch = new CompletableFuture<>();
    Thread.ofVirtual()
        .name("valve-trino-splits")
        .start(
            () -> {
              try {
                statement.check();
                batch.complete(next(maxSize, dynamicFilterSnapshot));
              } catch (Throwable e) { // whatever it is ends the query, with a sentence
                batch.completeExceptionally(TrinoErrors.of(e));
              }
            });
    return batch;
  }

  @Override
  public final boolean isFinished() {
    return finished;
  }

  @Override
  public final void close() {
    finished = true;
    statement.end();
    release();
  }
}
